import Codecs
import Extracting
import Vocabulary

/// Encodings: labels, what a page names, tables.
enum CharsetCases {
  static func label(_ row: JSONValue) throws -> Verdict {
    Verdict(
      got: ExtractingConformance.charset(label: try row.text("label")),
      wants: row["name"]?.string?.lowercased())
  }

  /// Where the page names nothing, a browser in a western country takes windows-1252.
  static func prescan(_ row: JSONValue) throws -> Verdict {
    guard row["scripted"]?.bool != true else { return .leftOut }
    let page = try bytes(row, "html")
    return Verdict(
      got: ExtractingConformance.namedCharset(of: page) ?? "windows-1252",
      wants: row["encoding"]?.string?.lowercased())
  }

  /// The characters of bytes 0x80 to 0xFF; null in the row for a byte without one.
  static func table(_ row: JSONValue) throws -> Verdict {
    guard let wanted = row["high_half"]?.array, wanted.count == 128 else {
      throw Fault(.badData, "the row has no 128 characters in 'high_half'")
    }
    let name = try row.text("encoding")
    guard let text = ExtractingConformance.text(of: Array(0x80...0xFF), label: name) else {
      return .failed("the encoding \(name) is not known")
    }
    let got = text.unicodeScalars.map { Int64($0.value) }
    guard got.count == 128 else { return .failed("\(got.count) characters") }
    for (i, scalar) in wanted.enumerated() where scalar.int ?? 0xFFFD != got[i] {
      return .failed("byte \(i + 128): got \(got[i]), wants \(scalar.int ?? 0xFFFD)")
    }
    return .passed
  }

  /// A member's text as UTF-8, or `…_b64` undone.
  static func bytes(_ row: JSONValue, _ key: String) throws(Fault) -> [UInt8] {
    if let text = row[key]?.string { return Array(text.utf8) }
    guard let text = row["\(key)_b64"]?.string, let bytes = Base64.bytes(of: text) else {
      throw Fault(.badData, "the row has neither '\(key)' nor '\(key)_b64'")
    }
    return bytes
  }
}
