internal import Vocabulary

/// The pattern of an address: what stays when numbers and slugs are taken for one.
///
/// `/2026/11/23/some-long-slug.html?page=3&id=7` and its likes are `/N/S.html?id&page`. Traps are endless in
/// addresses and few in shapes.
enum Shape {
  static func text(of address: WebAddress) -> String {
    var out = String(address.host)
    var last = ""
    for segment in address.path.utf8.split(separator: ASCII.slash).prefix(8) {
      let shape = collapsed(segment.map(\.lowered))
      if shape == last { continue }
      out += "/"
      out += shape
      last = shape
    }
    if let query = address.query {
      let names = query.utf8.split(separator: ASCII.ampersand)
        .map { $0.prefix { $0 != ASCII.equals }.filter { !$0.isDigit }.map(\.lowered).text }
      out += "?" + Set(names).sorted().joined(separator: "&")
    }
    return out
  }

  static func number(of address: WebAddress) -> Int64 { Int64(bitPattern: digest(text(of: address).utf8)) }

  /// The host and the first segment: what endless trees of folders have in common.
  static func family(of address: WebAddress) -> Int64 {
    let first =
      address.path.utf8.split(separator: ASCII.slash).first.map { collapsed($0.map(\.lowered)) } ?? ""
    return Int64(bitPattern: digest("family \(address.host)/\(first)".utf8))
  }

  private static func collapsed(_ segment: [UInt8]) -> String {
    var stem = segment[...]
    var suffix = ""
    if let dot = segment.lastIndex(of: ASCII.dot), segment.count - dot <= 6 {
      stem = segment[..<dot]
      suffix = segment[dot...].text
    }
    if stem.allSatisfy({ $0.isDigit || $0 == ASCII.minus }) { return "N" + suffix }
    let isWord = stem.count <= 24 && stem.allSatisfy(\.isLetter)
    return (isWord ? stem.text : "S") + suffix
  }

  /// Why an address looks like a spider's web by itself; nil where it does not.
  static func objection(to address: WebAddress) -> String? {
    if address.href.utf8.count > 2000 { return "longer than 2000 bytes" }
    let segments = address.path.utf8.split(separator: ASCII.slash)
    if segments.count > 16 { return "more than 16 path segments" }
    var counts: [[UInt8]: Int] = [:]
    for segment in segments where !segment.allSatisfy(\.isDigit) {
      counts[Array(segment), default: 0] += 1
      if counts[Array(segment)] == 3 { return "a path segment three times" }
    }
    if let query = address.query, query.utf8.count(where: { $0 == ASCII.ampersand }) >= 12 {
      return "more than 12 parameters"
    }
    return nil
  }
}
