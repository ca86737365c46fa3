/// Towns that no list knows.
extension DatelineReader {
  /// «Gundremmingen - Die beiden …»: one to three words with capitals before a dash between spaces, which the text names
  /// again behind them. To be believed of an agency's report only.
  func town(_ bytes: Span<UInt8>, before rest: Span<UInt8>) -> String? {
    let tokens = TextTokens(bytes, limit: 8).list
    var end = 0
    while end < tokens.count, tokens[end].kind == .word { end += 1 }
    guard (1...3).contains(end), end + 1 < tokens.count, isDash(tokens, end), tokens[end].spaceBefore,
      tokens[end + 1].spaceBefore, tokens[end + 1].isCapitalised, Letters.isCased(bytes, tokens[0].start),
      tokens[..<end].allSatisfy({
        $0.isCapitalised && CreditWords.roles.value($0.hash) == nil && CreditWords.prose.value($0.hash) == nil
          && Self.shouts.value($0.hash) == nil
      })
    else { return nil }
    let name = FoldedText(bytes.extracting(tokens[0].start..<tokens[end - 1].end))
    return FoldedText(rest).contains(name) ? text(bytes, tokens, 0..<end) : nil
  }
}
