import Vocabulary

/// Reads the heads of records: WARC of any version, ARC 1 and 2.
enum ArchiveFields {
  /// Whether a line begins a WARC record.
  static func beginsWARC(_ line: [UInt8]) -> Bool {
    Bytes.lower(Array(line.prefix(5))).elementsEqual("warc/".utf8)
  }

  /// The fields of an ARC record's head line, as a WARC would name them; nil when it is no such line.
  ///
  /// Version 1: `URL IP date type length`; version 2 has five fields more before the length. A URL may hold spaces.
  static func arc(_ line: [UInt8]) -> (fields: HeaderBlock, length: Int64)? {
    let text = String(decoding: line.filter { $0 != 0x0D && $0 != 0x0A }, as: UTF8.self)
    let parts = text.split(separator: " ", omittingEmptySubsequences: false)
    guard parts.count >= 5, let length = Int64(parts[parts.count - 1]), length >= 0, parts[0].contains(":")
    else {
      return nil
    }
    for width in [5, 10] where parts.count >= width {
      let rest = parts.suffix(width - 1)
      let date = rest[rest.startIndex + 1]
      guard date.count >= 8, date.count <= 17, date.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else {
        continue
      }
      let url = parts.dropLast(width - 1).joined(separator: "%20")
      // The first record of an ARC file tells of the file.
      let name =
        url.hasPrefix("filedesc://") ? "WARC-Filename: \(url.dropFirst(11))" : "WARC-Target-URI: \(url)"
      let head =
        "ARC/1.0\r\n\(name)\r\nWARC-IP-Address: \(rest[rest.startIndex])\r\n"
        + "WARC-Date: \(date)\r\nContent-Type: \(rest[rest.startIndex + 2])\r\nContent-Length: \(length)\r\n\r\n"
      return (HeaderBlock(Array(head.utf8)), length)
    }
    return nil
  }

  /// The target with wget's angle brackets off and spaces escaped.
  static func target(_ value: String?) -> String? {
    guard var text = value.map({ Substring($0) }), !text.isEmpty else { return nil }
    if text.hasPrefix("<"), text.hasSuffix(">") { text = text.dropFirst().dropLast() }
    return text.contains(" ")
      ? text.split(separator: " ", omittingEmptySubsequences: false).joined(separator: "%20") : String(text)
  }

  /// `2026-11-23T02:03:04Z` with or without a fraction, or the fourteen digits of ARC files.
  static func date(_ value: String?) -> Timestamp? {
    guard let value else { return nil }
    if let moment = Moment(iso8601: value) {
      var milliseconds: Int64 = 0
      if let dot = value.firstIndex(of: ".") {
        let digits = value[value.index(after: dot)...].prefix { $0.isASCII && $0.isNumber }
        milliseconds = Int64((digits + "000").prefix(3)) ?? 0
      }
      return Timestamp(milliseconds: moment.utcSeconds * 1000 + milliseconds)
    }
    let b = Array(value.utf8)
    guard b.count >= 8, b.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else { return nil }
    func number(_ range: Range<Int>) -> Int {
      b.count >= range.upperBound ? b[range].reduce(0) { $0 * 10 + Int($1 - 0x30) } : 0
    }
    guard let date = CivilDate(year: number(0..<4), month: number(4..<6), day: number(6..<8)),
      let clock = Moment.Clock(hour: number(8..<10), minute: number(10..<12), second: number(12..<14))
    else { return nil }
    return Timestamp(milliseconds: Moment(date: date, clock: clock, offsetMinutes: 0).utcSeconds * 1000)
  }
}
