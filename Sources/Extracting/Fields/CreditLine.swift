/// Takes a byline apart: «كتب X», «دمشق ـ X», "By X and Y, Reuters", «X - القاهرة».
///
/// Lines are cut at separators; each part is a name, a place, an agency, a role, or makes the line no byline.
struct CreditLine {
  /// Stands between texts of one line that the page sets apart without a sign.
  static let border: UInt8 = 0x1F

  let sites: SiteNames
  /// A field for authors holds the text: a person whom the site is named after may write in it.
  var isField = false
  /// The page's own mark-up says that names stand here; a bare line needs a given name that is known.
  var isTrusted = false

  func read(_ bytes: Span<UInt8>) -> Credit {
    let tokens = TextTokens(bytes, limit: 80).list
    var credit = Credit()
    guard !tokens.isEmpty, tokens.count < 80 else {
      credit.isWhole = tokens.isEmpty
      return credit
    }
    var i = 0
    while i < tokens.count, tokens[i].kind == .mark {
      // ✍ ✎ ✏ ✐ ✑ ✒
      if (0x270D...0x2712).contains(tokens[i].mark) { credit.isLabelled = true }
      i += 1
    }
    if let end = CreditWords.picture.match(tokens, at: i, bytes)?.end,
      CreditWords.writer.match(tokens, at: i, bytes).map({ $0.end <= end }) ?? true
    {
      credit.isWhole = false
      return credit
    }
    var isSource = false
    while true {
      if let (_, end) = CreditWords.writer.match(tokens, at: i, bytes), isLabel(tokens, i, end, bytes) {
        credit.isLabelled = true
        credit.namesEditor = CreditWords.editors.match(tokens, at: i, bytes) != nil
        i = end
      } else if let (_, end) = CreditWords.writer.match(tokens, at: i, bytes), end < tokens.count,
        tokens[end].mark == 0x26, let (_, last) = CreditWords.picture.match(tokens, at: end + 1, bytes),
        last < tokens.count, tokens[last].mark == 0x3A
      {
        // "Text & Fotos: Eva Kirchner"
        credit.isLabelled = true
        i = last
      } else if let (_, end) = CreditWords.source.match(tokens, at: i, bytes), end < tokens.count {
        isSource = true
        i = end
      } else {
        break
      }
      while i < tokens.count, tokens[i].kind == .mark { i += 1 }
    }
    // "Penulis: Agus Santoso | Editor: Dewi Lestari": behind writers, others' roles lead others' names.
    var isOthers = false
    var isHonoured = false
    for part in parts(tokens, from: i, bytes) {
      var part = part
      if isOthers {
        isOthers = false
        continue
      }
      if !credit.people.isEmpty, part.count <= 2, part.upperBound < tokens.count,
        tokens[part.upperBound].mark == 0x3A, isRole(tokens[part.lowerBound], bytes),
        CreditWords.writer.match(tokens, at: part.lowerBound, bytes) == nil
          || CreditWords.editors.match(tokens, at: part.lowerBound, bytes) != nil
      {
        isOthers = true
        continue
      }
      if !credit.people.isEmpty, CreditWords.topics.match(tokens, at: part.lowerBound, bytes) != nil { break }
      // What stands in brackets behind a name is a role or a house.
      if !credit.people.isEmpty, part.lowerBound > 0, tokens[part.lowerBound - 1].mark == 0x28 {
        takeHouse(part, tokens, bytes, &credit)
        continue
      }
      // "25.04.24 | Von | Eva Kirchner": the label is a part of its own.
      if let first = part.first, !tokens[first].isArabic, part.upperBound < tokens.count,
        let (_, end) = CreditWords.writer.match(tokens, at: first, bytes), end == part.upperBound
      {
        if !credit.isLabelled { credit.people = [] }
        credit.isLabelled = true
        isSource = false
        continue
      }
      if let (_, end) = CreditWords.writer.match(tokens, at: part.lowerBound, bytes), end == part.upperBound,
        tokens[part.lowerBound].isArabic, end < tokens.count,
        tokens[end].mark == 0x3A || tokens[end].mark == 0x2F
      {
        credit.isLabelled = true
        continue
      }
      if part.count > 1, let (_, end) = CreditWords.writer.match(tokens, at: part.lowerBound, bytes),
        end < part.upperBound, isLabel(tokens, part.lowerBound, end, bytes)
      {
        // «بقلم: أحمد علي | ترجمة هالة السعيد»
        if !credit.people.isEmpty, CreditWords.editors.match(tokens, at: part.lowerBound, bytes) != nil {
          continue
        }
        if !credit.isLabelled { credit.people = [] }
        credit.isLabelled = true
        isSource = false
        part = end..<part.upperBound
      }
      // «المهندس/ أحمد علي», «العميد الركن/ …»: what is said before a slash is what he is.
      if part.count <= 2, part.upperBound < tokens.count, tokens[part.upperBound].mark == 0x2F,
        tokens[part.lowerBound].isArabic,
        part.allSatisfy({ CreditWords.honorifics.value(tokens[$0].hash) != nil })
      {
        isHonoured = true
        continue
      }
      var reader = self
      reader.isTrusted = isTrusted || isHonoured
      isHonoured = false
      reader.take(part, tokens, bytes, isSource, &credit)
    }
    return credit
  }

}
