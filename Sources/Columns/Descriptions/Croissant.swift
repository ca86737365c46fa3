import Codecs
import Vocabulary

extension DerivedFiles {
  /// Croissant 1.0: a file set and a record set a column. Rows belong together by their place, which it has no
  /// words for.
  func croissant() -> [UInt8] {
    var json = JSONWriter(pretty: true)
    json.beginObject()
    json.key("@context")
    json.raw(Self.context)
    json.member("@type", "sc:Dataset")
    json.member("conformsTo", "http://mlcommons.org/croissant/1.0")
    json.member("name", "news-articles")
    json.member(
      "description",
      "News articles, their versions and the stories they copy, as columnar TSV. See datasheet.md.")
    json.member("version", "\(dataset.manifest.number).0.0")
    json.member("datePublished", String(dataset.manifest.created.iso8601.prefix(10)))
    json.key("distribution")
    json.beginArray()
    for (table, _) in tables {
      for column in table.columns {
        json.beginObject()
        json.member("@type", "cr:FileSet")
        json.member("@id", "files/\(table.name)/\(column.name)")
        json.member("name", "\(table.name)/\(column.name)")
        json.member("includes", "\(table.name)/crawl_*/part-*/\(column.name).tsv*")
        json.member("encodingFormat", "text/tab-separated-values")
        json.endObject()
      }
    }
    json.endArray()
    json.key("recordSet")
    json.beginArray()
    for (table, _) in tables {
      for column in table.columns {
        json.beginObject()
        json.member("@type", "cr:RecordSet")
        json.member("@id", "\(table.name)/\(column.name)")
        json.member("name", "\(table.name)/\(column.name)")
        json.member("description", "One column of: \(table.description)")
        json.key("field")
        json.beginArray()
        write(column, of: table, to: &json)
        json.endArray()
        json.endObject()
      }
    }
    json.endArray()
    json.endObject()
    return json.bytes + [0x0A]
  }

  private func write(_ column: Column, of table: TableSchema, to json: inout JSONWriter) {
    let type =
      switch column.type {
      case .string, .json, .u64hex: "sc:Text"
      case .int64: "sc:Integer"
      case .float64: "sc:Float"
      case .bool: "sc:Boolean"
      case .date: "sc:Date"
      case .timestamp: "sc:DateTime"
      }
    json.beginObject()
    json.member("@type", "cr:Field")
    json.member("@id", "\(table.name)/\(column.name)/value")
    json.member("name", "\(table.name)/\(column.name)/value")
    json.member("description", column.description)
    json.member("dataType", type)
    json.key("source")
    json.beginObject()
    json.key("fileSet")
    json.beginObject()
    json.member("@id", "files/\(table.name)/\(column.name)")
    json.endObject()
    json.key("extract")
    json.beginObject()
    json.member("column", column.name)
    json.endObject()
    json.endObject()
    json.endObject()
  }

  /// The context of the specification, https://docs.mlcommons.org/croissant/docs/croissant-spec.html.
  private static let context = """
    {"@language":"en","@vocab":"https://schema.org/","citeAs":"cr:citeAs","column":"cr:column",\
    "conformsTo":"dct:conformsTo","cr":"http://mlcommons.org/croissant/","rai":"http://mlcommons.org/croissant/RAI/",\
    "data":{"@id":"cr:data","@type":"@json"},"dataType":{"@id":"cr:dataType","@type":"@vocab"},\
    "dct":"http://purl.org/dc/terms/","equivalentProperty":"cr:equivalentProperty","examples":{"@id":"cr:examples","@type":"@json"},"extract":"cr:extract",\
    "field":"cr:field","fileProperty":"cr:fileProperty","fileObject":"cr:fileObject","fileSet":"cr:fileSet",\
    "format":"cr:format","includes":"cr:includes","isLiveDataset":"cr:isLiveDataset","jsonPath":"cr:jsonPath",\
    "key":"cr:key","md5":"cr:md5","parentField":"cr:parentField","path":"cr:path","recordSet":"cr:recordSet",\
    "references":"cr:references","regex":"cr:regex","repeated":"cr:repeated","replace":"cr:replace",\
    "samplingRate":"cr:samplingRate","sc":"https://schema.org/","separator":"cr:separator","source":"cr:source","subField":"cr:subField",\
    "transform":"cr:transform"}
    """
}
