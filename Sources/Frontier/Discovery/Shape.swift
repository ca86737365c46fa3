internal import Vocabulary

/// The pattern of an address: what stays when numbers and slugs are taken for one.
///
/// `/2026/11/23/some-long-slug.html?page=3&id=7` and its likes are `/N/S.html?id&page`. Traps are endless in
/// addresses and few in shapes.
enum Shape {
  static func number(of address: WebAddress) -> Int64 {
    var out = Array(address.host.utf8)
    var last = out.endIndex..<out.endIndex
    let path = Array(address.path.utf8)
    for segment in path.split(separator: ASCII.slash, maxSplits: 8).prefix(8) {
      let start = out.count
      out.append(ASCII.slash)
      append(segment, to: &out)
      if out[(start + 1)...] == out[last] {
        out.removeLast(out.count - start)
        continue
      }
      last = start + 1..<out.count
    }
    if let query = address.query {
      let names = query.utf8.split(separator: ASCII.ampersand)
        .map { $0.prefix { $0 != ASCII.equals }.filter { !$0.isDigit }.map(\.lowered).text }
      out += "?\(Set(names).sorted().joined(separator: "&"))".utf8
    }
    return Int64(bitPattern: digest(out))
  }

  /// The host and the first segment: what endless trees of folders have in common.
  static func family(of address: WebAddress) -> Int64 {
    var out = Array("family ".utf8)
    out += address.host.utf8
    out.append(ASCII.slash)
    let path = Array(address.path.utf8)
    if let first = path.split(separator: ASCII.slash, maxSplits: 1).first { append(first, to: &out) }
    return Int64(bitPattern: digest(out))
  }

  /// Appends a path segment's shape: `N` for digits, `S` for a slug, a word as it is, each with its suffix.
  private static func append(_ segment: ArraySlice<UInt8>, to out: inout [UInt8]) {
    var stem = segment
    if let dot = segment.lastIndex(of: ASCII.dot), segment.endIndex - dot <= 6 { stem = segment[..<dot] }
    if stem.allSatisfy({ $0.isDigit || $0 == ASCII.minus }) {
      out.append(0x4E)
    } else if stem.count <= 24, stem.allSatisfy(\.isLetter) {
      for byte in stem { out.append(byte.lowered) }
    } else {
      out.append(0x53)
    }
    for byte in segment[stem.endIndex...] { out.append(byte.lowered) }
  }

  /// Why an address looks like a spider's web by itself; nil where it does not.
  static func objection(to address: WebAddress) -> String? {
    if address.href.utf8.count > 2000 { return "longer than 2000 bytes" }
    let segments = Array(address.path.utf8).split(separator: ASCII.slash)
    if segments.count > 16 { return "more than 16 path segments" }
    for (i, segment) in segments.enumerated().dropLast(2) where !segment.allSatisfy(\.isDigit) {
      if segments[(i + 1)...].count(where: { $0 == segment }) >= 2 { return "a path segment three times" }
    }
    if let query = address.query, query.utf8.count(where: { $0 == ASCII.ampersand }) >= 12 {
      return "more than 12 parameters"
    }
    return nil
  }
}
