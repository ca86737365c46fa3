/// How much speaks for a line.
extension VisibleByline {
  func weight(
    _ credit: Credit, _ index: Int, isLed: Bool, isSigned: Bool, isDated: Bool, length: Int
  ) -> Int {
    let line = lines[index]
    var score = 0
    if credit.isLabelled || isLed { score += 4 }
    if line.words.contains(.author) { score += 3 }
    if line.evidence.contains(.byline) { score += 1 }
    if credit.isWhole { score += 2 } else { score -= 3 }
    // Whoever wrote goes before whoever edited.
    if credit.namesEditor { score -= line.zone == .head || !Self.isCased(line.bytes) ? 2 : 6 }
    if length > (credit.isLabelled && credit.isWhole && Letters.holdArabic(line.bytes) ? 400 : 140) {
      score -= 2
    }
    switch line.zone {
    case .head:
      score += 2
      if !credit.isLabelled, credit.isWhole, !credit.people.isEmpty, isRole(behind: index) { score += 3 }
    case .text:
      score += line.distance < 4 || isSigned || index == lastText ? 0 : -2
      // «دمشق ـ نور خوّام» on a line of its own.
      if credit.isWhole, credit.place != nil || credit.namesSite, !credit.people.isEmpty, length < 120 {
        score += 3
      }
      // «أحمد علي», «محرر الشؤون الدولية» on the text's first line.
      if line.distance < 3, credit.isWhole, credit.namesRole, credit.people.count == 1, length < 120,
        Letters.holdArabic(line.bytes), !isSpokenOf(credit.people[0], besides: index)
      {
        score += 3
      }
      if isSigned, credit.isWhole, credit.people.count <= 2 { score += 1 }
      // The writer signs under the last paragraph.
      if !isSigned, index == lastText, credit.isWhole, credit.place == nil, line.bytes.count < 120 {
        score += 2
      }
    case .above:
      let isMarked =
        line.words.contains(.author) && line.distance <= 2
        // «د. سامي الحلو» right over the headline.
        || line.distance == 1 && line.linkShare == 0 && BylineText.isHonoured(line.bytes)
        // «محليات | أحمد علي»
        || line.distance == 1 && line.linkShare == 0 && credit.namesRole && Letters.holdArabic(line.bytes)
        || line.distance == 1 && line.linkShare == 0 && credit.people.count == 1 && length < 60
          && Letters.holdArabic(line.bytes) && !isSpokenOf(credit.people[0], besides: index)
      score += credit.isWhole && (isDated || isMarked) ? 1 : -3
      // «د. سامي الحلو», «أستاذ العلوم السياسية»: a box with the writer before the headline, the only one of its kind.
      if credit.isWhole, credit.people.count == 1, line.linkShare == 0, Letters.holdArabic(line.bytes),
        isRole(behind: index),
        lines.indices.count(where: {
          lines[$0].zone == .above && namesSomebody(lines[$0]) && isRole(behind: $0)
        }) == 1
      {
        score += 5
      }
    case .foot:
      score -= 1
      if line.isSignature, credit.isWhole, credit.people.count <= 2, length < 60 { score += 2 }
    }
    // Just over the headline or just under the text a place beside the name makes the line a byline.
    if line.zone == .above || line.zone == .foot, line.distance <= 2, credit.isWhole, credit.place != nil {
      score += line.zone == .above ? 5 : 3
    }
    if !line.evidence.isDisjoint(with: [.navigation, .sidebar, .topics]) { score -= 4 }
    if line.linkShare > 0.9, !credit.isLabelled, !line.words.contains(.author) { score -= 2 }
    return score
  }

  /// Headline or text name them too, by the last word of the name: the line is about them, not by them.
  private func isSpokenOf(_ name: String, besides index: Int) -> Bool {
    guard let last = name.split(separator: " ").last.map({ FoldedText($0) }) else { return false }
    for (other, line) in lines.enumerated() where other != index && (line.isHeadline || line.zone == .text) {
      if FoldedText(line.bytes.span).contains(last) { return true }
    }
    return false
  }

  /// In Latin, Greek or Cyrillic letters.
  private static func isCased(_ bytes: [UInt8]) -> Bool { !bytes.contains { (0xD6...0xF0).contains($0) } }

  private func namesSomebody(_ line: Surroundings.Line) -> Bool {
    line.bytes.count < 120 && !CreditLine(sites: sites).read(line.bytes.span).people.isEmpty
  }

  /// The next line says what somebody is, and names nobody: «كاتب وباحث».
  private func isRole(behind index: Int) -> Bool {
    guard index + 1 < lines.count, lines[index + 1].bytes.count < 120 else { return false }
    // An address of mail stands beside a role, or for it.
    if lines[index + 1].bytes.contains(0x40), !lines[index + 1].bytes.contains(0x20) { return true }
    let line = BylineText.withoutContacts(lines[index + 1].bytes)
    if TextTokens(line.span, limit: 6).list.contains(where: { CreditWords.members.value($0.hash) != nil }) {
      return false
    }
    let next = CreditLine(sites: sites).read(line.span)
    return next.namesRole && next.isWhole && next.people.isEmpty
  }
}
