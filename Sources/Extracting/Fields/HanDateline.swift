import Vocabulary

/// The head of a report in Chinese or Japanese, where no space parts place, agency and reporter.
///
/// «新华社武汉8月12日电（记者王小明、李静）…», «本报北京8月12日讯», «【ロンドン時事】…», «【北京＝佐藤健一】…».
enum HanDateline {
  struct Head: Equatable {
    var dateline = Dateline()
    var people: [String] = []
  }

  /// Of a text's first bytes; nil where they hold no such head.
  static func read(_ bytes: Span<UInt8>) -> Head? {
    guard bytes.count > 12, bytes[0] >= 0xE3, bytes[0] <= 0xE9 else { return nil }
    let start = unsafe bytes.extracting(0..<min(bytes.count, 160)).withUnsafeBufferPointer {
      unsafe Array(String(decoding: $0, as: UTF8.self))
    }
    let text = start.drop { $0.isWhitespace }
    return text.first == "【" ? bracketed(text) : wired(text)
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
