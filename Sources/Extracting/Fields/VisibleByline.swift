import Vocabulary

/// Who the lines around an article say wrote it, the place they name, and the agency they credit.
struct VisibleByline {
  private(set) var people: [String] = []
  /// A label or the page's mark-up says that the people are its writers.
  private(set) var isMarked = false
  private(set) var place: String?
  private(set) var agency: String?
  private(set) var code: String?

  private let sites: SiteNames
  private var best = 0
  /// The line that gave the people, and whether the next one may give more.
  private var bestLine = -2
  private var bestShare = 0.0

  init(_ surroundings: Surroundings, sites: SiteNames) {
    self.sites = sites
    var follows = false
    for (index, line) in surroundings.lines.enumerated() {
      let length = line.bytes.count
      let isLed = follows
      follows = false
      guard length < 260 || line.zone == .text else { continue }
      if line.zone == .text, length > 200 { continue }
      if line.evidence.contains(.caption) || line.words.contains(.picture) { continue }
      follows = read(line, index, isLed: isLed)
    }
  }

  /// Gives true for a label that stands alone: the name follows.
  private mutating func read(_ line: Surroundings.Line, _ index: Int, isLed: Bool) -> Bool {
    let length = line.bytes.count
    let isMarked =
      line.words.contains(.author) || line.evidence.contains(.byline) && !line.words.contains(.date)
    let bytes = Self.withoutDates(line.bytes)
    // A name, a role and a date on one short line need no other mark.
    let isDated =
      bytes.count != line.bytes.count && length < 120 && line.zone != .foot
      && (line.zone != .above || line.distance <= 2)
    if line.zone == .head || line.zone == .text && length < 80, bytes.first == 0x28, length < 120 {
      let dateline = DatelineReader(sites: sites).head(bytes.span)
      if let name = dateline.place ?? dateline.agency, !name.isEmpty {
        place = place ?? dateline.place
        if agency == nil, let name = dateline.agency { (agency, code) = (name, dateline.agencyCode) }
        return false
      }
    }
    let isSigned = line.isSignature && length < 60 && bytes[0] < 0xD6
    var credit = CreditLine(sites: sites, isTrusted: isMarked || isLed || isDated || isSigned).read(
      bytes.span)
    if credit.isLabelled, !isMarked { credit = CreditLine(sites: sites, isTrusted: true).read(bytes.span) }
    if credit.isEmpty, isMarked, let joined = Self.joined(bytes) {
      credit = CreditLine(sites: sites, isTrusted: true).read(joined.span)
    }
    guard !credit.isEmpty else { return length < 40 && Self.isLabelAlone(bytes) }
    let score = weight(credit, line, isLed: isLed, isSigned: isSigned, isDated: isDated, length: bytes.count)
    if !credit.people.isEmpty, score >= 3 {
      let isNamed = credit.isLabelled || isLed || line.words.contains(.author)
      if score > best {
        people = credit.people
        best = score
        bestLine = index
        bestShare = line.linkShare
        self.isMarked = isNamed
        if let found = credit.place { place = found }
      } else if score == best, bestLine == index - 1, line.words.contains(.author), credit.isWhole,
        line.linkShare > 0.8, bestShare > 0.8
      {
        // Each writer on a line, linked to what else they wrote.
        for name in credit.people where !people.contains(name) && people.count < 12 { people.append(name) }
        bestLine = index
      }
    }
    if credit.isWhole, line.zone == .head || line.zone == .text, score >= 2 {
      if place == nil, credit.place != nil,
        !credit.people.isEmpty || credit.agency != nil || isMarked || credit.namesSite && bytes[0] >= 0xD6
      {
        place = credit.place
      }
      if agency == nil, let name = credit.agency { (agency, code) = (name, credit.agencyCode) }
    }
    return false
  }

  private func weight(
    _ credit: Credit, _ line: Surroundings.Line, isLed: Bool, isSigned: Bool, isDated: Bool, length: Int
  ) -> Int {
    var score = 0
    if credit.isLabelled || isLed { score += 4 }
    if line.words.contains(.author) { score += 3 }
    if line.evidence.contains(.byline) { score += 1 }
    if credit.isWhole { score += 2 } else { score -= 3 }
    if length > 140 { score -= 2 }
    switch line.zone {
    case .head: score += 2
    case .text:
      score += line.distance < 4 || isSigned ? 0 : -2
      // «دمشق ـ نور خوّام» on a line of its own.
      if credit.isWhole, credit.place != nil, !credit.people.isEmpty, length < 120 { score += 3 }
      if isSigned, credit.isWhole, credit.people.count <= 2 { score += 1 }
    case .above: score += isDated && credit.isWhole ? 1 : -3
    case .foot: score -= 1
    }
    if !line.evidence.isDisjoint(with: [.navigation, .sidebar, .topics]) { score -= 4 }
    if line.linkShare > 0.9, !credit.isLabelled, !line.words.contains(.author) { score -= 2 }
    return score
  }

  /// First and last name in elements of their own, and nothing else: one name.
  private static func joined(_ bytes: [UInt8]) -> [UInt8]? {
    guard bytes.contains(CreditLine.border) else { return nil }
    let tokens = TextTokens(bytes.span, limit: 8).list
    guard tokens.count <= 6,
      !tokens.indices.contains(where: { CreditWords.writer.match(tokens, at: $0, bytes.span) != nil }),
      tokens.count(where: { $0.kind == .word && $0.isCapitalised }) >= 2,
      tokens.allSatisfy({ $0.kind == .word || $0.mark == UInt32(CreditLine.border) })
    else { return nil }
    return bytes.map { $0 == CreditLine.border ? 0x20 : $0 }
  }

  /// "By", «بواسطة» alone on a line: the name follows.
  static func isLabelAlone(_ bytes: [UInt8]) -> Bool {
    let all = TextTokens(bytes.span, limit: 8).list
    guard all.count < 8, let start = all.firstIndex(where: { $0.kind == .word }),
      let (_, end) = CreditWords.writer.match(all, at: start, bytes.span)
    else { return false }
    return all[end...].allSatisfy { $0.kind == .mark }
  }

  /// Dates and what leads to them taken out: «كتب أحمد علي | 3 مايو 2021».
  static func withoutDates(_ bytes: [UInt8]) -> [UInt8] {
    guard DateReader.mayHoldDate(bytes.span) else { return bytes }
    let matches = DateReader(order: .dayFirst).all(bytes.span)
    guard !matches.isEmpty else { return bytes }
    var out: [UInt8] = []
    var from = 0
    for match in matches {
      out.append(contentsOf: bytes[from..<max(from, match.range.lowerBound)])
      out.append(CreditLine.border)
      from = max(from, match.range.upperBound)
    }
    out.append(contentsOf: bytes[from...])
    return out
  }
}
