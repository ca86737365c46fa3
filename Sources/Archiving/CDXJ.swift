import Codecs
package import Vocabulary

/// The index of an archive file in the form that replay tools read: `key timestamp {json}`, a line a capture.
///
/// The same lines that cdxj-indexer writes, sorted as it sorts them.
package enum CDXJ {
  /// Writes the index of an archive file to `index`, replacing what was there at once.
  ///
  /// Memory: the lines of one archive file.
  package static func write(_ archive: String, to index: String) throws(Fault) {
    let part = index + ".part"
    try Folder.remove(part)
    let file = try OpenFile(creating: part)
    var bytes: [UInt8] = []
    for line in try lines(of: archive) { bytes += line }
    try file.write(bytes)
    try file.sync()
    try Folder.rename(part, to: index)
  }

  /// The lines of an archive file, each with its end, sorted, repeated ones once.
  package static func lines(of archive: String) throws(Fault) -> [[UInt8]] {
    let reader = try WARCReader(archive)
    var lines: [[UInt8]] = []
    while let record = try reader.next() {
      if let line = try line(for: record) { lines.append(line) }
    }
    lines.sort { $0.lexicographicallyPrecedes($1) }
    var last: [UInt8] = []
    return lines.filter { line in
      defer { last = line }
      return line != last
    }
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
    var members = [("url", target)]
    if let type { members.append(("mime", String(type.prefix { $0 != ";" && $0 != " " && $0 != "\t" }))) }
    if record.type == "response" || record.type == "revisit", let status = record.message?.status {
      members.append(("status", String(status)))
    }
    if let digest = try digest(of: record) { members.append(("digest", digest)) }
    members.append(("length", String(record.place.length)))
    members.append(("offset", String(record.place.offset)))
    members.append(("filename", record.place.file))
    var line = Array("\(SURT.key(target)) \(digits(date)) {".utf8)
    for (i, (name, value)) in members.enumerated() {
      line += "\(i == 0 ? "" : ", ")\"\(name)\": ".utf8
      line += ascii(value)
    }
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
  private static func digits(_ date: Timestamp) -> String { date.iso8601.filter { $0.isNumber } }

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
