import Vocabulary
import Yams

/// The text of a pipeline file, what stands around it, and how its scalars are read.
struct PipelineSource {
  /// As the user wrote the path; it begins every complaint.
  let name: String
  let environment: [String: String]

  func fault(at node: Node, _ message: String) -> Fault {
    let mark = node.mark.map { ":\($0.line):\($0.column)" } ?? ""
    return Fault(.configuration, "\(name)\(mark): \(message)")
  }

  func isNull(_ node: Node) -> Bool {
    guard case .scalar(let scalar) = node else { return false }
    return scalar.style == .plain && ["", "~", "null"].contains(scalar.string)
  }

  func text(of node: Node, named path: String) throws(Fault) -> String {
    guard case .scalar(let scalar) = node else {
      throw fault(at: node, "'\(path)' must be a single value")
    }
    return try expand(scalar.string, at: node)
  }

  /// `${VAR}` and `${VAR:-default}`; `$$` is a dollar sign. A variable that is unset and has no default is a fault.
  private func expand(_ text: String, at node: Node) throws(Fault) -> String {
    guard text.utf8.contains(UInt8(ascii: "$")) else { return text }
    var out = ""
    var rest = text[...]
    while let dollar = rest.firstIndex(of: "$") {
      out += rest[..<dollar]
      rest = rest[rest.index(after: dollar)...]
      if rest.first == "$" {
        out += "$"
        rest = rest.dropFirst()
      } else if rest.first == "{" {
        guard let end = rest.firstIndex(of: "}") else {
          throw fault(at: node, "'${' without '}' in '\(text)'")
        }
        let inside = rest[rest.index(after: rest.startIndex)..<end]
        rest = rest[rest.index(after: end)...]
        let mark = inside.firstIndex(of: ":")
        let name = String(inside[..<(mark ?? inside.endIndex)])
        let fallback = mark.map { inside[inside.index(after: $0)...] }
        guard fallback == nil || fallback?.first == "-" else {
          throw fault(at: node, "'${\(inside)}' is not of the form ${NAME} or ${NAME:-default}")
        }
        if let value = environment[name], !value.isEmpty || fallback == nil {
          out += value
        } else if let fallback {
          out += fallback.dropFirst()
        } else {
          throw fault(
            at: node, "the environment variable \(name) is not set; set it or write ${\(name):-default}")
        }
      } else {
        out += "$"
      }
    }
    return out + rest
  }
}
