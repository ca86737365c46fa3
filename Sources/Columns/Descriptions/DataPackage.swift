import Codecs
import Vocabulary

extension DerivedFiles {
  /// Frictionless Data Package v2: one resource a column file, with its size and SHA-256, one a line; the columns'
  /// meanings stand once, under `tables`.
  ///
  /// The resources are files, not tables, to the standard: its readers have no escapes and take the null lines of a
  /// one-column file for blank rows.
  func dataPackage() -> [UInt8] {
    var json = JSONWriter()
    json.beginObject()
    json.member("$schema", "https://datapackage.org/profiles/2.0/datapackage.json")
    json.member("name", "news-articles")
    json.member("title", "News articles, their versions and the stories they copy")
    json.member(
      "description",
      "Columnar TSV: line k of every column file of a part is row k of that part. See datasheet.md.")
    json.member("created", dataset.manifest.created.iso8601)
    json.member("version", "\(dataset.manifest.number).0.0")
    json.member("keywords", ["news", "articles", "text", "syndication"])
    json.member("manifest", "\(Manifest.folder)/\(dataset.manifest.name)")
    json.key("tables")
    json.beginArray()
    for (table, _) in tables {
      json.beginObject()
      json.member("name", table.name)
      json.member("description", table.description)
      json.member("missingValues", ["\\N"])
      json.key("fields")
      json.beginArray()
      for column in table.columns { column.write(to: &json) }
      json.endArray()
      json.endObject()
    }
    json.endArray()
    json.key("resources")
    json.beginArray()
    json.endArray()
    json.endObject()
    var bytes = Array(json.bytes.dropLast(2))
    var number = 0
    for (table, parts) in tables {
      for entry in parts {
        for file in entry.footer.columns {
          bytes.append(contentsOf: number == 0 ? [0x0A] : [0x2C, 0x0A])
          bytes.append(contentsOf: resource(file, of: table, in: entry.part, number: number))
          number += 1
        }
      }
    }
    bytes.append(contentsOf: Array("\n]}\n".utf8))
    return bytes
  }

  private func resource(
    _ file: Footer.ColumnFile, of table: TableSchema, in part: Manifest.Part, number: Int
  ) -> [UInt8] {
    var json = JSONWriter()
    json.beginObject()
    json.member("name", "\(table.name).\(file.name).\(digits(number, 6))")
    json.member("type", "file")
    json.member("path", "\(part.path)/\(file.file)")
    json.member("format", "tsv")
    json.member("mediatype", "text/tab-separated-values")
    json.member("encoding", "utf-8")
    json.member("bytes", file.bytes)
    json.member("hash", "sha256:\(file.sha256)")
    json.member("table", table.name)
    json.member("column", file.name)
    json.endObject()
    return json.bytes
  }
}
