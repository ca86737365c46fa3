import Vocabulary
import Yams

/// One mapping of a pipeline file, read key by key; every complaint names file, line and column.
struct PipelineSection {
  let source: PipelineSource
  /// Dotted path from the top: `crawl`, `outlets[2]`; empty at the top.
  let path: String
  private let entries: [String: Node]

  /// Refuses a node that is no mapping and any key that `known` does not list.
  init(_ node: Node, path: String, known: [String], source: PipelineSource) throws(Fault) {
    self.source = source
    self.path = path
    guard case .mapping(let mapping) = node else {
      throw source.fault(
        at: node, "\(path.isEmpty ? "the file" : "'\(path)'") must be a mapping of keys to values")
    }
    var entries: [String: Node] = [:]
    for (key, value) in mapping {
      let name = key.string ?? ""
      guard known.contains(name) else {
        let hint =
          nearestKey(to: name, among: known).map { "; did you mean '\($0)'?" }
          ?? "; known here: \(known.sorted().joined(separator: ", "))"
        throw source.fault(at: key, "unknown key '\(path.isEmpty ? name : "\(path).\(name)")'\(hint)")
      }
      entries[name] = value
    }
    self.entries = entries
  }

  func section(_ key: String, known: [String]) throws(Fault) -> PipelineSection? {
    guard let node = entries[key], !source.isNull(node) else { return nil }
    return try PipelineSection(node, path: dotted(key), known: known, source: source)
  }

  func sections(_ key: String, known: [String]) throws(Fault) -> [PipelineSection] {
    guard let node = entries[key], !source.isNull(node) else { return [] }
    guard case .sequence(let sequence) = node else {
      throw source.fault(at: node, "'\(dotted(key))' must be a list")
    }
    var sections: [PipelineSection] = []
    for (i, item) in sequence.enumerated() {
      sections.append(try PipelineSection(item, path: "\(dotted(key))[\(i)]", known: known, source: source))
    }
    return sections
  }

  func text(_ key: String) throws(Fault) -> String? {
    guard let node = entries[key], !source.isNull(node) else { return nil }
    return try source.text(of: node, named: dotted(key))
  }

  func has(_ key: String) -> Bool { entries[key] != nil }

  /// A list of texts; one text stands for a list of one.
  func texts(_ key: String) throws(Fault) -> [String] {
    guard let node = entries[key], !source.isNull(node) else { return [] }
    guard case .sequence(let sequence) = node else { return [try source.text(of: node, named: dotted(key))] }
    var texts: [String] = []
    for item in sequence { texts.append(try source.text(of: item, named: dotted(key))) }
    return texts
  }

  /// The value after `parse`; what `parse` does not take is a fault that says what was `expected`.
  func value<Value>(_ key: String, expected: String, _ parse: (String) -> Value?) throws(Fault) -> Value? {
    guard let text = try text(key) else { return nil }
    guard let value = parse(text) else {
      throw fault(key, "'\(dotted(key))' must be \(expected), not '\(text)'")
    }
    return value
  }

  func count(_ key: String, in range: ClosedRange<Int>) throws(Fault) -> Int? {
    try value(key, expected: "a whole number from \(range.lowerBound) to \(range.upperBound)") {
      Int($0).flatMap { range.contains($0) ? $0 : nil }
    }
  }

  func flag(_ key: String) throws(Fault) -> Bool? {
    try value(key, expected: "true or false") { $0 == "true" ? true : $0 == "false" ? false : nil }
  }

  func fault(_ key: String, _ message: String) -> Fault {
    entries[key].map { source.fault(at: $0, message) } ?? Fault(.configuration, "\(source.name): \(message)")
  }

  private func dotted(_ key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }
}
