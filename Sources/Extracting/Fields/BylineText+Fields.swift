import Vocabulary

/// Lines of fields, each with its label.
extension BylineText {
  /// Several fields on one line, each with its label and a colon: «التاريخ: … - القسم: … - الكاتب: …»; nil where the line
  /// is none of fields.
  static func labelledFields(_ bytes: [UInt8]) -> [[UInt8]]? {
    guard bytes.count < 320, bytes.contains(0x3A), Letters.holdArabic(bytes) else { return nil }
    let fields = fields(bytes)
    guard fields.count >= 2, fields.allSatisfy({ isField(bytes[$0]) }) else { return nil }
    return fields.map { Array(bytes[$0]) }
  }

  static func isFields(_ bytes: [UInt8]) -> Bool { labelledFields(bytes) != nil }

  /// The fields of writers and sources, a border between each two; nil where none is.
  static func credits(_ fields: [[UInt8]]) -> [UInt8]? {
    let kept = fields.filter { field in
      let tokens = TextTokens(field.span, limit: 8).list
      return CreditWords.writer.match(tokens, at: 0, field.span) != nil
        || CreditWords.source.match(tokens, at: 0, field.span) != nil
    }
    return kept.isEmpty ? nil : Array(kept.joined(separator: [CreditLine.border]))
  }

  /// Between dashes and bars with spaces around them, and between elements.
  static func fields(_ bytes: [UInt8]) -> [Range<Int>] {
    var fields: [Range<Int>] = []
    var start = 0
    func close(_ end: Int) {
      while start < end, bytes[start] == 0x20 { start += 1 }
      if end > start { fields.append(start..<end) }
    }
    for i in bytes.indices {
      let isSign = i > 0 && i + 1 < bytes.count && bytes[i - 1] == 0x20 && bytes[i + 1] == 0x20
      guard bytes[i] == CreditLine.border || isSign && (bytes[i] == 0x2D || bytes[i] == 0x7C) else {
        continue
      }
      close(i)
      start = i + 1
    }
    close(bytes.count)
    return fields
  }

  /// One or two words, a colon, and something behind it.
  private static func isField(_ bytes: ArraySlice<UInt8>) -> Bool {
    let field = Array(bytes)
    let tokens = TextTokens(field.span, limit: 8).list
    guard let colon = tokens.firstIndex(where: { $0.kind == .mark }) else { return false }
    return tokens[colon].mark == 0x3A && (1...2).contains(colon) && colon + 1 < tokens.count
  }
}
