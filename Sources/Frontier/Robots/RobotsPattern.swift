/// A path pattern: `*` is any run of bytes, `$` at the end the end of the path.
package struct RobotsPattern: Sendable {
  /// Literal runs between the stars.
  private let runs: [[UInt8]]
  private let anchored: Bool
  /// Bytes of the pattern: the longer, the stronger.
  let length: Int

  /// Whether a path and query fit a pattern as robots.txt has them; for files that borrow its patterns.
  package static func matches(_ pattern: String, _ path: some StringProtocol) -> Bool {
    RobotsPattern(spelling(ofPattern: Array(pattern.utf8)[...]).text)
      .matches(spelling(ofPath: Array(path.utf8)[...]))
  }

  init(_ text: String) {
    var bytes = Array(text.utf8)[...]
    length = bytes.count
    anchored = bytes.last == ASCII.dollar
    if anchored { bytes = bytes.dropLast() }
    runs = bytes.split(separator: ASCII.star, omittingEmptySubsequences: false).map { Array($0) }
  }

  /// Greedy from the left, the last run of an anchored pattern from the right: no backtracking.
  func matches(_ path: [UInt8]) -> Bool {
    guard let first = runs.first, path.starts(with: first) else { return false }
    guard runs.count > 1 else { return !anchored || path.count == first.count }
    var i = first.count
    for run in runs[1..<(runs.count - 1)] {
      guard let found = Self.find(run, in: path, from: i) else { return false }
      i = found + run.count
    }
    guard let last = runs.last else { return false }
    if anchored {
      return path.count - last.count >= i && path[(path.count - last.count)...].elementsEqual(last)
    }
    return Self.find(last, in: path, from: i) != nil
  }

  private static func find(_ run: [UInt8], in path: [UInt8], from start: Int) -> Int? {
    guard let first = run.first else { return start }
    var i = start
    while i + run.count <= path.count {
      if path[i] == first, path[i..<(i + run.count)].elementsEqual(run) { return i }
      i += 1
    }
    return nil
  }

  /// One spelling for one path: what RFC 3986 wants escaped is, upper case, what needs no escape is bare;
  /// `*` and `$` escaped, since a path has them as letters only.
  static func spelling(ofPath path: ArraySlice<UInt8>) -> [UInt8] { spelling(path) { _ in false } }

  /// The same for a pattern, whose stars and last `$` mean more than themselves.
  static func spelling(ofPattern pattern: ArraySlice<UInt8>) -> [UInt8] {
    spelling(pattern) { pattern[$0] == ASCII.star || $0 == pattern.endIndex - 1 }
  }

  private static func spelling(_ text: ArraySlice<UInt8>, special: (Int) -> Bool) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(text.count)
    var i = text.startIndex
    while i < text.endIndex {
      if let byte = text.escapedByte(at: i) {
        if byte.isUnreserved { out.append(byte) } else { out.appendEscaped(byte) }
        i += 3
        continue
      }
      switch text[i] {
      case ASCII.star, ASCII.dollar:
        if special(i) { out.append(text[i]) } else { out.appendEscaped(text[i]) }
      case 0x22, 0x3C, 0x3E, ASCII.backslash, 0x5E, 0x60, 0x7B...0x7D, 0...0x20, 0x7F...0xFF:
        out.appendEscaped(text[i])
      default: out.append(text[i])
      }
      i += 1
    }
    return out
  }
}
