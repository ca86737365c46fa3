import Vocabulary

/// One token of a condition, with its place.
struct PredicateToken: Sendable, CustomStringConvertible {
  enum Kind: Sendable {
    case word(String)
    /// In single quotes, these taken off.
    case text([UInt8])
    /// A number, a day or a time without quotes.
    case bare([UInt8])
    case symbol(String)
    case end
  }

  let kind: Kind
  private let bytes: [UInt8]
  private let offset: Int

  private init(_ kind: Kind, _ bytes: [UInt8], at offset: Int) {
    self.kind = kind
    self.bytes = bytes
    self.offset = offset
  }

  /// `character 7`, or `line 2, character 7` in a condition of several lines; counted only where it is asked for.
  var place: String { Self.place(offset, in: bytes) }

  private static func place(_ offset: Int, in bytes: [UInt8]) -> String {
    let before = String(decoding: bytes[..<offset], as: UTF8.self)
    let lines = before.split(separator: "\n", omittingEmptySubsequences: false)
    let character = "character \((lines.last?.count ?? 0) + 1)"
    return bytes.contains(0x0A) ? "line \(lines.count), \(character)" : character
  }

  var description: String {
    switch kind {
    case .word(let word): "'\(word)'"
    case .text(let text): "the text '\(String(decoding: text, as: UTF8.self))'"
    case .bare(let bare): "'\(String(decoding: bare, as: UTF8.self))'"
    case .symbol(let symbol): "'\(symbol)'"
    case .end: "the end"
    }
  }

  /// The last one is `.end`.
  static func tokens(of text: String) throws(Fault) -> [PredicateToken] {
    let bytes = Array(text.utf8)
    var tokens: [PredicateToken] = []
    var i = 0
    func run(from start: Int, while belongs: (UInt8) -> Bool) -> Int {
      var end = start
      while end < bytes.count, belongs(bytes[end]) { end += 1 }
      return end
    }
    while i < bytes.count {
      let start = i
      switch bytes[i] {
      case 0x20, 0x09, 0x0A, 0x0D: i += 1
      case 0x27:
        var content: [UInt8] = []
        i += 1
        while true {
          let end = run(from: i) { $0 != 0x27 }
          guard end < bytes.count else {
            throw Fault(.usage, "condition: the text at \(place(start, in: bytes)) has no closing quote")
          }
          content.append(contentsOf: bytes[i..<end])
          i = end + 1
          guard i < bytes.count, bytes[i] == 0x27 else { break }
          content.append(0x27)
          i += 1
        }
        tokens.append(PredicateToken(.text(content), bytes, at: start))
      case let b where isLetter(b):
        i = run(from: i) { isLetter($0) || isDigit($0) }
        tokens.append(
          PredicateToken(.word(String(decoding: bytes[start..<i], as: UTF8.self)), bytes, at: start))
      case let b where isDigit(b) || b == 0x2D || b == 0x2E:
        i = run(from: i + 1) { isLetter($0) || isDigit($0) || [0x2D, 0x2E, 0x3A, 0x2B].contains($0) }
        tokens.append(PredicateToken(.bare(Array(bytes[start..<i])), bytes, at: start))
      case 0x28, 0x29, 0x2C:
        i += 1
        tokens.append(
          PredicateToken(.symbol(String(decoding: bytes[start..<i], as: UTF8.self)), bytes, at: start))
      case 0x21, 0x3C, 0x3D, 0x3E:
        i = run(from: i + 1) { $0 == 0x3D || $0 == 0x3E }
        tokens.append(
          PredicateToken(.symbol(String(decoding: bytes[start..<i], as: UTF8.self)), bytes, at: start))
      default:
        throw Fault(
          .usage,
          "condition: cannot read it from \(place(start, in: bytes)) on; put texts in single quotes: outlet = 'example'"
        )
      }
    }
    return tokens + [PredicateToken(.end, bytes, at: bytes.count)]
  }

  private static func isLetter(_ b: UInt8) -> Bool { (b | 0x20 >= 0x61 && b | 0x20 <= 0x7A) || b == 0x5F }
  private static func isDigit(_ b: UInt8) -> Bool { b >= 0x30 && b <= 0x39 }
}
