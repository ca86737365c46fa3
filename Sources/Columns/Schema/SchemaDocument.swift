import Codecs
import Vocabulary

/// `_meta/schema-….json`: for every table a Frictionless Table Schema, with the column's id, logical type and
/// the schema that first had it.
extension DatasetSchema {
  func json(number: Int) -> [UInt8] {
    var json = JSONWriter(pretty: true)
    json.beginObject()
    json.member("format", Footer.format)
    json.member("schema", number)
    json.key("tables")
    json.beginArray()
    for table in tables {
      json.beginObject()
      json.member("name", table.name)
      json.member("description", table.description)
      json.member("sort", table.sort)
      json.member("key", table.key)
      json.member("missingValues", ["\\N"])
      json.key("fields")
      json.beginArray()
      for column in table.columns { column.write(to: &json) }
      json.endArray()
      json.endObject()
    }
    json.endArray()
    json.endObject()
    return json.bytes + [0x0A]
  }

  init(parsing bytes: [UInt8], path: String) throws(Fault) {
    func bad(_ what: String) -> Fault { Fault(.badData, "\(path): \(what); restore the file") }
    let json: JSONValue
    do { json = try JSONValue(parsing: bytes) } catch { throw bad("\(error)") }
    guard json["format"]?.string == Footer.format, let list = json["tables"]?.array else {
      throw bad("not a schema of \(Footer.format)")
    }
    var tables: [TableSchema] = []
    for table in list {
      guard let name = table["name"]?.string, let fields = table["fields"]?.array else {
        throw bad("a table's entry is incomplete")
      }
      var columns: [Column] = []
      for field in fields {
        guard let name = field["name"]?.string,
          let type = field["logicalType"]?.string.flatMap(ColumnType.init), let id = field["id"]?.int
        else { throw bad("a column of table \(name) is incomplete") }
        columns.append(
          Column(
            name, type, id: Int(id), isNullable: field["constraints"]?["required"]?.bool != true,
            description: field["description"]?.string ?? "", addedIn: Int(field["addedIn"]?.int ?? 1)))
      }
      tables.append(
        TableSchema(
          name: name, description: table["description"]?.string ?? "", columns: columns,
          sort: (table["sort"]?.array ?? []).compactMap(\.string),
          key: (table["key"]?.array ?? []).compactMap(\.string)))
    }
    self.init(tables)
  }
}

extension Column {
  /// A Frictionless field with the format's own members beside.
  func write(to json: inout JSONWriter) {
    json.beginObject()
    json.member("name", name)
    json.member("type", type.frictionless)
    if type == .timestamp { json.member("format", "%Y-%m-%dT%H:%M:%SZ") }
    json.member("description", description)
    if !isNullable {
      json.member("constraints", .object(JSONObject([.init(key: "required", value: .bool(true))])))
    }
    json.member("id", id)
    json.member("logicalType", type.rawValue)
    json.member("addedIn", addedIn)
    json.endObject()
  }
}

extension ColumnType {
  /// The field type of Frictionless Table Schema v2 that reads the lines.
  var frictionless: String {
    switch self {
    case .string, .json, .u64hex: "string"
    case .int64: "integer"
    case .float64: "number"
    case .bool: "boolean"
    case .date: "date"
    case .timestamp: "datetime"
    }
  }
}
