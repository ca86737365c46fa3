import FoundationEssentials
package import Vocabulary
import Yams

/// A pipeline file on its way from YAML to a `Pipeline`.
package enum PipelineFile {
  /// Reads, overrides and checks.
  ///
  /// - Parameters:
  ///   - path: the file; relative paths inside it count from its folder.
  ///   - overrides: `key=value` with dotted keys, as `--set` takes them; applied before the check.
  ///   - environment: for `${NAME}` and `${NAME:-default}`.
  package static func load(
    path: String, overrides: [String] = [],
    environment: [String: String] = ProcessInfo.processInfo.environment
  ) throws(Fault) -> Pipeline {
    guard let bytes = FileManager.default.contents(atPath: path) else {
      throw Fault(.configuration, "\(path): cannot be read; give the path of a pipeline file (YAML)")
    }
    return try parse(
      String(decoding: bytes, as: UTF8.self), name: path, folder: folder(of: path), overrides: overrides,
      environment: environment)
  }

  package static func parse(
    _ yaml: String, name: String, folder: String, overrides: [String] = [],
    environment: [String: String] = [:]
  ) throws(Fault) -> Pipeline {
    let source = PipelineSource(name: name, environment: environment)
    var root: Node
    do {
      root = try Yams.compose(yaml: yaml) ?? Node([(Node, Node)]())
    } catch let error as YamlError {
      throw Fault(.configuration, "\(name): not valid YAML: \(error)")
    } catch {
      throw Fault(.configuration, "\(name): not valid YAML: \(error)")
    }
    for override in overrides { root = try apply(override, to: root) }
    return try PipelineReader(source: source, folder: folder).pipeline(from: root, fileName: name)
  }

  /// `a.b=c` put into the tree; the value is read as YAML, so `[x, y]` is a list.
  private static func apply(_ override: String, to root: Node) throws(Fault) -> Node {
    guard let equals = override.firstIndex(of: "="), equals != override.startIndex else {
      throw Fault(.usage, "--set \(override): write it as key=value, for example --set crawl.delay=2s")
    }
    let text = String(override[override.index(after: equals)...])
    let value = (try? Yams.compose(yaml: text)) ?? Node(text)
    return set(value, at: override[..<equals].split(separator: "."), in: root)
  }

  private static func set(_ value: Node, at path: [Substring], in node: Node) -> Node {
    guard let first = path.first else { return value }
    var pairs: [(Node, Node)] = []
    if case .mapping(let mapping) = node { pairs = mapping.map { ($0.key, $0.value) } }
    let rest = Array(path.dropFirst())
    if let i = pairs.firstIndex(where: { $0.0.string == String(first) }) {
      pairs[i].1 = set(value, at: rest, in: pairs[i].1)
    } else {
      pairs.append((Node(String(first)), set(value, at: rest, in: Node([(Node, Node)]()))))
    }
    return Node(pairs)
  }

  private static func folder(of path: String) -> String {
    absolutePath(path, from: FileManager.default.currentDirectoryPath).split(separator: "/").dropLast()
      .reduce(into: "") { $0 += "/" + $1 }
  }
}

/// `path` from the root, `.` and `..` worked out, links left as they are.
package func absolutePath(_ path: String, from folder: String) -> String {
  var parts: [Substring] = []
  for part in (path.hasPrefix("/") ? path : folder + "/" + path).split(separator: "/") where part != "." {
    if part == ".." { _ = parts.popLast() } else { parts.append(part) }
  }
  return "/" + parts.joined(separator: "/")
}
