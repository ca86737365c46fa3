import Codecs

/// The facts that a manifest carries of a part's columns: text until somebody asks, for most queries ask about few.
struct PartStatistics: Sendable, Hashable {
  /// An object of facts by column.
  let json: [UInt8]

  init(json: [UInt8] = Array("{}".utf8)) { self.json = json }

  init(_ columns: [Footer.ColumnFile]) {
    var json = JSONWriter()
    json.beginObject()
    for column in columns.sorted(by: { $0.name < $1.name }) {
      json.key(column.name)
      json.beginObject()
      column.facts.write(to: &json, full: false)
      json.endObject()
    }
    json.endObject()
    self.json = json.bytes
  }

  /// Nil where nothing is known of the column.
  subscript(column: String) -> ColumnFacts? {
    var reader = JSONLineReader(keys: [column])
    var facts: ColumnFacts?
    try? reader.read(json.span) { _, kind, bytes in
      if kind == .object { facts = (try? JSONValue(parsing: bytes)).flatMap(ColumnFacts.init) }
    }
    return facts
  }
}
