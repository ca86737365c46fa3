import Codecs
package import Vocabulary

/// The index of an archive file in the form that replay tools read: `key timestamp {json}`, a line a capture.
///
/// The same lines that cdxj-indexer writes, sorted as it sorts them.
package enum CDXJ {
  /// Writes the index of an archive file to `index`, replacing what was there at once.
  package static func write(_ archive: String, to index: String) throws(Fault) {
    let reader = try WARCReader(archive)
    let spill = try IndexSpill(to: index)
    while let record = try reader.next() {
      if let line = try line(for: record) { try spill.add(line) }
    }
    try spill.finish()
  }

  /// `FOLDER/NAME.cdxj` for `FOLDER/NAME.warc.gz`.
  package static func path(for archive: String) -> String {
    for end in [".warc.gz", ".warc", ".arc.gz", ".arc"] where archive.hasSuffix(end) {
      return String(archive.dropLast(end.count)) + ".cdxj"
    }
    return archive + ".cdxj"
  }

  /// Nil for records that an index leaves out: requests, warcinfo, metadata about the archive itself.
  package static func line(for record: ArchiveRecord) throws(Fault) -> [UInt8]? {
    guard let target = record.target, let date = record.date else { return nil }
    var type: String?
    switch record.type {
    case "response": type = record.message?.header.values(of: "content-type").first
    case "revisit": type = "warc/revisit"
    case "resource", "metadata":
      type = record.fields.value(of: "content-type")
      if type == "application/warc-fields" { return nil }
    default: return nil
    }
    let hasStatus = record.type == "response" || record.type == "revisit"
    return line(
      target, date, type: type, status: hasStatus ? record.message?.status : nil,
      digest: try digest(of: record),
      place: record.place)
  }

  /// `type` is the media type as the record has it, `warc/revisit` for a revisit.
  static func line(
    _ target: String, _ date: Timestamp, type: String?, status: Int?, digest: String?, place: ArchivePlace
  ) -> [UInt8] {
    var line: [UInt8] = []
    line.reserveCapacity(320 + 2 * target.utf8.count)
    line += SURT.key(target).utf8
    line.append(0x20)
    line += digits(date).utf8
    line += " {\"url\": ".utf8
    line += ascii(target)
    func add(_ name: String, _ value: String) {
      line += ", \"".utf8
      line += name.utf8
      line += "\": ".utf8
      line += ascii(value)
    }
    if let type {
      add("mime", String(Substring(type.utf8.prefix { $0 != 0x3B && $0 != 0x20 && $0 != 0x09 })))
    }
    if let status { add("status", String(status)) }
    if let digest { add("digest", digest) }
    add("length", String(place.length))
    add("offset", String(place.offset))
    add("filename", place.file)
    line += "}\n".utf8
    return line
  }

  private static func digest(of record: ArchiveRecord) throws(Fault) -> String? {
    if let digest = record.fields.value(of: "warc-payload-digest") { return digest }
    guard record.type != "revisit" else { return nil }
    do throws(CodecFault) {
      let payload = record.message.map { Array($0.payload) } ?? record.block
      return "sha1:" + (try Digest.of(payload, .sha1)).base32
    } catch {
      throw Fault(.failed, "no digest for the index: \(error)")
    }
  }

  /// `20261123020304`
  private static func digits(_ date: Timestamp) -> String {
    String(decoding: date.iso8601.utf8.filter(Bytes.isDigit), as: UTF8.self)
  }

  /// A JSON string of ASCII alone.
  private static func ascii(_ value: String) -> [UInt8] {
    var json = JSONWriter()
    json.string(value)
    guard json.bytes.contains(where: { $0 >= 0x80 }) else { return json.bytes }
    var quoted: [UInt8] = []
    for unit in String(decoding: json.bytes, as: UTF8.self).utf16 {
      if unit < 0x80 {
        quoted.append(UInt8(unit))
      } else {
        quoted += "\\u".utf8
        quoted += hex([UInt8(unit >> 8), UInt8(unit & 0xFF)]).utf8
      }
    }
    return quoted
  }
}
