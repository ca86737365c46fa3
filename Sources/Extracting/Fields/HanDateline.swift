import Vocabulary

/// The head of a report in Chinese, Japanese or Korean, where no space parts place, agency and reporter.
///
/// «新华社武汉8月12日电（记者王小明、李静）…», «本报北京8月12日讯», «〔記者王小明／高雄報導〕», «【ロンドン時事】…», «【北京＝佐藤健一】…»,
/// «(서울=연합뉴스) 김민수 기자 = …».
enum HanDateline {
  struct Head: Equatable {
    var dateline = Dateline()
    var people: [String] = []
  }

  /// Of a text's first bytes; nil where they hold no such head.
  static func read(_ bytes: Span<UInt8>) -> Head? {
    guard bytes.count > 12, mayBegin(bytes) else { return nil }
    let start = unsafe bytes.extracting(0..<min(bytes.count, 160)).withUnsafeBufferPointer {
      unsafe Array(String(decoding: $0, as: UTF8.self))
    }
    let text = start.drop { $0.isWhitespace }
    guard let first = text.first, brackets.contains(first) else { return wired(text) }
    return reported(text) ?? filed(text) ?? (first == "【" ? bracketed(text) : nil)
  }

  /// A Han letter or a bracket of theirs; a plain bracket with a Han or a Hangul letter behind it.
  private static func mayBegin(_ bytes: Span<UInt8>) -> Bool {
    switch bytes[0] {
    case 0xE3...0xE9, 0xEF: true
    case 0x28, 0x5B: bytes[1] >= 0xE3 && bytes[1] <= 0xED
    default: false
    }
  }

  private static let brackets: Set<Character> = ["【", "〔", "［", "[", "（", "("]
  private static let closing: Set<Character> = ["】", "〕", "］", "]", "）", ")"]

  /// «〔記者王小明／高雄報導〕», «（記者李靜／綜合報導）»: reporters, and the place where one is named.
  private static func reported(_ text: ArraySlice<Character>) -> Head? {
    guard let close = text.prefix(40).firstIndex(where: { closing.contains($0) }) else { return nil }
    let inside = text[(text.startIndex + 1)..<close]
    guard let slash = inside.firstIndex(where: { $0 == "／" || $0 == "/" }) else { return nil }
    let people = names(inside[..<slash])
    let rest = inside[(slash + 1)...]
    guard !people.isEmpty, ["報導", "报导", "報道", "报道"].contains(String(rest.suffix(2))) else { return nil }
    var place = rest.dropLast(2)
    if ["綜合", "综合"].contains(String(place.suffix(2))) { place = place.dropLast(2) }
    guard place.count <= 8, place.allSatisfy(isHan) else { return nil }
    return Head(dateline: Dateline(place: place.isEmpty ? nil : String(place)), people: people)
  }

  /// «(서울=연합뉴스) 김민수 기자 = …», «[부산=한빛일보] …»: place and house, perhaps a reporter.
  private static func filed(_ text: ArraySlice<Character>) -> Head? {
    guard let close = text.prefix(24).firstIndex(where: { closing.contains($0) }) else { return nil }
    let inside = text[(text.startIndex + 1)..<close]
    guard let equals = inside.firstIndex(of: "=") else { return nil }
    let place = String(inside[..<equals])
    let house = inside[(equals + 1)...]
    guard let first = house.first, isHangul(first), !place.isEmpty, place.allSatisfy(isHangul) else {
      return nil
    }
    guard koreanPlaces.contains(place) else {
      // «[한빛미디어=정다운]»: house and reporter.
      return (2...4).contains(house.count) && house.allSatisfy(isHangul) ? Head(people: [String(house)]) : nil
    }
    var head = Head(dateline: Dateline(place: place))
    if let code = koreanWires[String(house)] {
      (head.dateline.agency, head.dateline.agencyCode) = (String(house), code)
    }
    let rest = text[(close + 1)...].prefix(30)
    if let end = rest.firstIndex(of: "=") {
      let words = rest[..<end].split(separator: " ").map { String($0) }
      if words.count >= 2, ["기자", "특파원"].contains(words[1]), (2...4).contains(words[0].count) {
        head.people = [words[0]]
      }
    }
    return head
  }

  private static let koreanPlaces: Set<String> = Set(
    """
    서울 부산 대구 인천 광주 대전 울산 세종 수원 성남 고양 용인 의정부 안양 부천 평택 파주 김포 춘천 원주 강릉 속초 청주 충주 천안 아산 홍성 전주 군산 익산
    목포 여수 순천 무안 나주 포항 경주 안동 구미 창원 진주 김해 거제 통영 제주 서귀포 평양 개성 도쿄 베이징 상하이 홍콩 타이베이 워싱턴 뉴욕 런던 파리 베를린
    모스크바 방콕 하노이 자카르타 뉴델리 두바이 카이로 제네바 브뤼셀 로스앤젤레스 시드니
    """.split(whereSeparator: \.isWhitespace).map(String.init))
  private static let koreanWires = ["연합뉴스": "YONHAP", "뉴시스": "NEWSIS", "뉴스1": "NEWS1"]

  private static func isHangul(_ c: Character) -> Bool {
    c.unicodeScalars.allSatisfy { (0xAC00...0xD7A3).contains($0.value) }
  }

  /// Agency or paper, town, day, and the word for a wire or a report.
  private static func wired(_ text: ArraySlice<Character>) -> Head? {
    var head = Head()
    var rest = text
    for (name, code) in houses where rest.starts(with: name) {
      rest = rest.dropFirst(name.count)
      if let code { (head.dateline.agency, head.dateline.agencyCode) = (name, code) }
      break
    }
    guard rest.count < text.count, let digit = rest.prefix(10).firstIndex(where: isDigit) else {
      return nil
    }
    let place = rest[..<digit]
    guard place.count <= 8, place.allSatisfy(isHan) else { return nil }
    let date = rest[digit...].prefix { isDigit($0) || $0 == "月" || $0 == "日" || $0 == "年" }
    guard date.last == "日", let word = rest[date.endIndex...].first,
      word == "电" || word == "讯" || word == "電" || word == "訊"
    else { return nil }
    if !place.isEmpty { head.dateline.place = String(place) }
    rest = rest[(date.endIndex + 1)...]
    if let open = rest.first, open == "（" || open == "(",
      let close = rest.firstIndex(where: { $0 == "）" || $0 == ")" })
    {
      head.people = names(rest[(rest.startIndex + 1)..<close])
    }
    return head
  }

  /// A town, and an agency or a reporter.
  private static func bracketed(_ text: ArraySlice<Character>) -> Head? {
    guard let close = text.prefix(24).firstIndex(of: "】") else { return nil }
    let inside = text[(text.startIndex + 1)..<close]
    if let equals = inside.firstIndex(where: { $0 == "＝" || $0 == "=" }) {
      let place = inside[..<equals]
      let name = inside[(equals + 1)...]
      guard (1...10).contains(place.count), (2...6).contains(name.count), name.allSatisfy(isHan) else {
        return nil
      }
      return Head(dateline: Dateline(place: String(place)), people: [String(name)])
    }
    for (name, code) in wires where inside.count > name.count && inside.suffix(name.count).elementsEqual(name)
    {
      let place = inside.dropLast(name.count)
      return Head(dateline: Dateline(place: String(place), agency: name, agencyCode: code))
    }
    return nil
  }

  /// «记者王小明、李静»: names of two to four characters behind the word for a reporter.
  private static func names(_ text: ArraySlice<Character>) -> [String] {
    guard text.starts(with: "记者") || text.starts(with: "記者") else { return [] }
    let all = text.dropFirst(2).split { $0 == "、" || $0 == " " || $0 == "　" || $0 == "，" || $0 == "," }
    guard all.allSatisfy({ (2...4).contains($0.count) && $0.allSatisfy(isHan) }) else { return [] }
    return all.map { String($0) }
  }

  /// Not «京», which is a number, too.
  private static func isDigit(_ c: Character) -> Bool { c.isASCII && c.isNumber || c >= "０" && c <= "９" }

  private static func isHan(_ c: Character) -> Bool {
    c.unicodeScalars.count == 1 && c.unicodeScalars.allSatisfy { Letters.isHan($0.value) }
  }

  /// What opens a Chinese report: an agency's name with its code, or the paper's word for itself.
  private static let houses: [(String, String?)] = [
    ("新华社", "XINHUA"), ("中新社", "CNS"), ("中新网", "CNS"), ("新華社", "XINHUA"), ("中央社", "CNA"), ("本报", nil),
    ("本報", nil),
    ("本刊", nil), ("人民网", nil), ("央视网", nil),
  ]

  /// What closes a Japanese bracket.
  private static let wires: [(String, String)] = [
    ("ＡＦＰ時事", "AFP"), ("AFP時事", "AFP"), ("ＡＦＰ＝時事", "AFP"), ("ロイター", "REUTERS"), ("時事", "JIJI"),
    ("共同", "KYODO"),
  ]
}
