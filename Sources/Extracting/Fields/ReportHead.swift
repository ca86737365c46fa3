/// The names that an Arabic report opens with, before its first sentence: who reports, for whom and where from.
///
/// «الميزان - خاص - أحمد علي - القاهرة - …», «يطا – رويترز: …», «الميزان/ كركوك/ واع/ …». Signs part the head from the
/// text and its parts from each other. A part is told by what is known of it, else by the parts beside it: a first part
/// that nobody knows is a place where an agency or the house stands behind it, and the house where a place does.
struct ReportHead {
  let sites: SiteNames

  private enum Part {
    case place(Range<Int>)
    case agency(Range<Int>, Int)
    case house
    /// «خاص», «متابعات», «مراسلنا».
    case desk
    case label
    /// Ranges of bytes.
    case people([Range<Int>])
    case date
    case unknown(Range<Int>, isEnclosed: Bool)
  }

  private struct Piece {
    var words: Range<Int>
    /// The sign behind it; 0 at the line's end.
    var sign: UInt32
    /// Brackets or quotation marks stand around it.
    var isEnclosed: Bool
  }

  /// Of a text's first words, or of a line that must hold nothing else; nil where they are no such head of two parts or
  /// more.
  func read(_ bytes: Span<UInt8>, isLine: Bool = false) -> Credit? {
    let tokens = TextTokens(bytes.extracting(0..<Letters.cut(bytes, 260)), limit: 48).list
    guard let first = tokens.first(where: { $0.kind == .word }), first.isArabic else { return nil }
    let pieces = pieces(tokens, endsAtLine: isLine)
    var parts: [Part] = []
    var closed = 0
    for (index, piece) in pieces.enumerated() {
      guard let part = part(piece, index, parts, tokens, bytes, isLine) else { break }
      parts.append(part)
      if piece.sign == 0 || piece.sign == 0x3A || Self.isDash(piece.sign) { closed = parts.count }
    }
    if isLine, let last = pieces.last {
      guard parts.count == pieces.count,
        tokens[last.words.upperBound...].allSatisfy({ $0.kind == .mark })
      else { return nil }
    }
    parts.removeSubrange(closed...)
    guard parts.count > 1 else { return nil }
    resolve(&parts, tokens, bytes, isLine)
    return credit(parts, tokens, bytes)
  }

  // MARK: Pieces

  /// What signs part; the first that is longer than a name ends them.
  private func pieces(_ tokens: [TextToken], endsAtLine: Bool) -> [Piece] {
    var pieces: [Piece] = []
    var i = 0
    while i < tokens.count, pieces.count < 8 {
      var isEnclosed = false
      while i < tokens.count, tokens[i].kind == .mark {
        isEnclosed = Self.opening.contains(tokens[i].mark)
        i += 1
      }
      let start = i
      while i < tokens.count, i - start <= 8, !isSign(tokens, i) { i += 1 }
      guard i > start, i - start <= 8 else { break }
      let words = start..<i
      guard i < tokens.count else {
        if endsAtLine { pieces.append(Piece(words: words, sign: 0, isEnclosed: isEnclosed)) }
        break
      }
      var sign = tokens[i].mark
      // The sign behind a closing bracket counts, and a dash before an opening one.
      if sign == 0x29 || sign == 0xBB || sign == 0x22 || sign == 0x201D || sign == 0x5D {
        if i + 1 < tokens.count, tokens[i + 1].kind == .mark {
          sign = tokens[i + 1].mark
          i += 1
        } else if i + 1 == tokens.count, endsAtLine {
          sign = 0
        }
      }
      if sign == 0x2E || sign == 0x21 || sign == 0x3F || sign == 0x61F { break }
      pieces.append(Piece(words: words, sign: sign, isEnclosed: isEnclosed))
      if !Self.opening.contains(sign) { i += 1 }
    }
    return pieces
  }

  /// A mark that parts words; a full stop inside an initial or an agency's letters does not.
  private func isSign(_ tokens: [TextToken], _ i: Int) -> Bool {
    guard tokens[i].kind == .mark else { return false }
    return tokens[i].mark != 0x2E || i == 0 || tokens[i - 1].length > 1
  }

  private static func isDash(_ sign: UInt32) -> Bool {
    sign == 0x2D || sign == 0x2014 || sign == 0x2F || sign == 0x7C
  }

  private static let opening: Set<UInt32> = [0x28, 0x5B, 0xAB, 0x201C]

  // MARK: Parts

  private func part(
    _ piece: Piece, _ index: Int, _ before: [Part], _ tokens: [TextToken], _ bytes: Span<UInt8>,
    _ isLine: Bool
  ) -> Part? {
    var words = piece.words
    while let last = words.last, tokens[last].kind == .mark { words = words.lowerBound..<last }
    guard let first = words.first, let last = words.last,
      tokens[first].isArabic || tokens[first].kind == .number,
      CreditWords.picture.match(tokens, at: first, bytes) == nil,
      CreditWords.source.match(tokens, at: first, bytes) == nil
    else { return nil }
    let agency = Agencies.phrases.match(tokens, at: first, bytes).flatMap {
      $0.end == words.upperBound ? Part.agency(words, $0.value) : nil
    }
    // «الدوحة /قنا/»: a town and an agency.
    if let agency, before.contains(where: { if case .place = $0 { true } else { false } }) { return agency }
    if let (_, end) = Places.phrases.match(tokens, at: first, bytes), end <= words.upperBound {
      if end == words.upperBound { return .place(words) }
      if isDate(end..<words.upperBound, tokens, bytes) { return .place(first..<end) }
    }
    if let agency { return agency }
    if isDate(words, tokens, bytes) { return .date }
    let range = tokens[first].start..<tokens[last].end
    let folded = FoldedText(bytes.extracting(range))
    if sites.isName(folded) || sites.holds(folded) { return .house }
    if tokens[first].hash == Self.special {
      guard words.count > 1 else { return .desk }
      return part(
        Piece(words: first + 1..<words.upperBound, sign: piece.sign, isEnclosed: false), 1,
        before + [.desk], tokens, bytes, isLine) ?? .desk
    }
    if let (_, end) = CreditWords.writer.match(tokens, at: first, bytes) {
      if end == words.upperBound { return .label }
      guard end < words.upperBound else { return nil }
      let people = credits.split(end..<words.upperBound, tokens, bytes)
      if !people.isEmpty { return .people(people) }
    }
    let known = CreditLine(sites: sites).split(words, tokens, bytes)
    if !known.isEmpty, index > 0 || piece.sign == 0x2C { return .people(known) }
    if words.contains(where: { credits.isRole(tokens[$0], bytes) }) {
      // Behind what somebody is and a colon stands whoever is that: «عدسة الميزان: …».
      return words.count <= 4 && piece.sign != 0x3A ? .desk : nil
    }
    if index > 0, words.count <= 5, isTrusting(before, piece, isLine) {
      let people = credits.split(words, tokens, bytes)
      if !people.isEmpty { return .people(people) }
    }
    // Only the first part may be told by those behind it.
    guard index == 0, words.count <= 3, known.isEmpty || isLine,
      Self.isDash(piece.sign) || piece.sign == 0x28 || piece.isEnclosed,
      words.allSatisfy({ tokens[$0].kind == .word && CreditWords.prose.value(tokens[$0].hash) == nil })
    else { return nil }
    return .unknown(words, isEnclosed: piece.isEnclosed)
  }

  private var credits: CreditLine { CreditLine(sites: sites, isTrusted: true) }

  private static let special = Letters.hash("خاص")

  /// A label, a desk or the house right before: what stands between two signs is a name, known or not.
  private func isTrusting(_ before: [Part], _ piece: Piece, _ isLine: Bool) -> Bool {
    guard let last = before.last else { return false }
    switch last {
    case .label: return true
    case .desk: return piece.sign != 0x3A || isLine || before.count > 1
    case .house: return piece.sign != 0x3A || isLine
    case .people: return piece.sign == 0 || piece.sign == 0x2C
    case .place: return isLine && piece.sign == 0
    default: return false
    }
  }

  private func isDate(_ words: Range<Int>, _ tokens: [TextToken], _ bytes: Span<UInt8>) -> Bool {
    words.contains { tokens[$0].kind == .number }
      && words.allSatisfy { k in
        tokens[k].kind != .word || DatelineReader.dateLinks.value(tokens[k].hash) != nil
          || DateWords.all.find(Letters.hash(bytes, tokens[k].start..<tokens[k].end), language: 0) != nil
      }
  }

  /// What the first part is, where nothing is known of it.
  private func resolve(_ parts: inout [Part], _ tokens: [TextToken], _ bytes: Span<UInt8>, _ isLine: Bool) {
    guard case .unknown(let words, let isEnclosed) = parts[0] else { return }
    var (hasPlace, hasAgency, hasHouse, hasPeople) = (false, false, false, false)
    for part in parts.dropFirst() {
      switch part {
      case .place: hasPlace = true
      case .agency: hasAgency = true
      case .house: hasHouse = true
      case .people: hasPeople = true
      default: break
      }
    }
    if hasPlace || hasPeople && isLine && !hasAgency && !hasHouse {
      parts[0] = .house
    } else if !isEnclosed, hasHouse || hasAgency && !sites.names.isEmpty {
      parts[0] = .place(words)
    }
  }

  private func credit(_ parts: [Part], _ tokens: [TextToken], _ bytes: Span<UInt8>) -> Credit? {
    func text(_ range: Range<Int>) -> String {
      unsafe bytes.extracting(range).withUnsafeBufferPointer {
        unsafe Headline.line(String(decoding: $0, as: UTF8.self))
      }
    }
    func text(words: Range<Int>) -> String {
      text(tokens[words.lowerBound].start..<tokens[words.upperBound - 1].end)
    }
    var credit = Credit()
    var speaks = false
    for part in parts {
      switch part {
      case .place(let words):
        if credit.place == nil { credit.place = text(words: words) }
        speaks = true
      case .agency(let words, let index):
        if credit.agency == nil {
          (credit.agency, credit.agencyCode) = (text(words: words), Agencies.codes[index])
        }
        speaks = true
      case .house:
        credit.namesSite = true
        speaks = true
      case .label: credit.isLabelled = true
      case .people(let ranges):
        for name in ranges.map({ text($0) }) where !credit.people.contains(name) {
          credit.people.append(name)
        }
      case .desk: credit.namesRole = true
      case .date: break
      case .unknown: return nil
      }
    }
    return speaks && !credit.isEmpty || credit.isLabelled && !credit.people.isEmpty ? credit : nil
  }
}
