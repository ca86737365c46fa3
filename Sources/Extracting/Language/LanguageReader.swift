internal import CDetect
import Vocabulary

/// The language of a body, as a BCP 47 primary subtag: CLD2's answer, split by letters where one script serves
/// several languages, and what the page declares where the text leaves it open.
enum LanguageReader {
  /// Bytes of a body whose letters are counted; more change nothing.
  static let sample = 3072
  /// Bytes that CLD2 is given, whose tables lie far apart in memory; a half more changed no page of 1,665.
  static let detected = 2048
  /// Bytes that are enough where they speak plainly for what the page declares.
  static let plain = 1024

  /// `declared`: `html lang` or its like, as the page writes it. `hostEnd`: the host's last label. Nil for text that
  /// says too little, where nothing is declared either.
  static func language(of text: Span<UInt8>, declared: String?, hostEnd: String? = nil) -> String? {
    let declared = declared.flatMap(primary)
    let letters = ScriptCount(text, limit: sample)
    if letters.total < 20 { return declared ?? letters.only }
    if let only = letters.only { return only }
    if letters.arabic * 2 > letters.total { return arabicScript(text, letters, declared) }
    guard let (code, sure) = detect(text, declared, hostEnd) else { return declared ?? letters.likely }
    if let declared, declared != code, !sure || siblings(declared, code) { return declared }
    return code
  }

  private static func arabicScript(_ text: Span<UInt8>, _ letters: ScriptCount, _ declared: String?) -> String
  {
    if let byLetters = letters.arabicLanguage { return byLetters }
    // The letters do not speak against what the page says; detection is a tenth of a page's time.
    if declared == "ar" { return "ar" }
    if let (code, sure) = detect(text, declared, nil), sure, code != "ar" { return code }
    return "ar"
  }

  private static func detect(
    _ text: Span<UInt8>, _ declared: String?, _ hostEnd: String?
  ) -> (String, Bool)? {
    if let declared, text.count > plain, let (code, sure) = detect(text, plain, declared, hostEnd), sure,
      code == declared
    {
      return (code, sure)
    }
    return detect(text, detected, declared, hostEnd)
  }

  private static func detect(
    _ text: Span<UInt8>, _ limit: Int, _ declared: String?, _ hostEnd: String?
  ) -> (String, Bool)? {
    let end = Letters.cut(text, limit)
    var code = [CChar](repeating: 0, count: 16)
    var percent: Int32 = 0
    let answer = unsafe text.extracting(0..<end).withUnsafeBufferPointer { bytes in
      unsafe naskh_detect_language(bytes.baseAddress, bytes.count, declared, hostEnd, &code, &percent)
    }
    guard answer > 0 else { return nil }
    let name = String(decoding: code.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    guard let language = primary(name) else { return nil }
    return (language, answer == 2 && percent >= 60)
  }

  /// `en-US` → `en`; old and foreign codes brought to the present ones; nil for what is no language tag.
  static func primary(_ tag: String) -> String? {
    let trimmed = tag.utf8.drop { $0 <= 0x20 }
    let letters = trimmed.prefix { ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A }
    guard letters.count == 2 || letters.count == 3 else { return nil }
    if let next = trimmed.dropFirst(letters.count).first, next != 0x2D, next != 0x5F, next != 0x2C,
      next > 0x20
    {
      return nil
    }
    let code = String(decoding: letters.map { $0 | 0x20 }, as: UTF8.self)
    return switch code {
    case "iw": "he"
    case "in": "id"
    case "nb", "nn": "no"
    case "jw": "jv"
    case "mo": "ro"
    case "tl": "fil"
    case "ara": "ar"
    case "eng": "en"
    case "fas", "per": "fa"
    case "kur", "ckb": "ku"
    case "und", "xx", "mul", "zxx": nil
    default: code
    }
  }

  /// Languages so near each other that a declaration says more than the text.
  private static func siblings(_ a: String, _ b: String) -> Bool {
    for group in siblingGroups where group.contains(a) && group.contains(b) { return true }
    return false
  }

  private static let siblingGroups: [Set<String>] = [
    ["hr", "sr", "bs", "sh", "me"], ["id", "ms"], ["no", "da", "sv"], ["cs", "sk"], ["pt", "gl"],
    ["es", "gl", "ca"], ["hi", "mr", "ne"], ["ru", "bg", "mk", "be", "uk"], ["af", "nl"], ["zu", "xh"],
    ["az", "tr"], ["bg", "mk"],
  ]
}

/// How many letters of each script a text shows.
struct ScriptCount {
  private(set) var total = 0
  private(set) var arabic = 0
  private var latin = 0
  private var cyrillic = 0
  private var han = 0
  private var kana = 0
  private var hangul = 0
  /// Letters of each of `singles`.
  private var others = [Int](repeating: 0, count: Self.singles.count)
  private var persian = 0
  private var urdu = 0
  private var kurdish = 0
  private var pashto = 0
  private var uyghur = 0
  private var sindhi = 0

  init(_ text: Span<UInt8>, limit: Int) {
    var i = 0
    let end = min(limit, text.count)
    while i < end {
      let s = Letters.next(text, &i)
      guard Letters.isLetter(s), s != 0xFFFD else { continue }
      total += 1
      if s < 0x250 {
        latin += 1
      } else if Letters.isArabic(s) {
        arabic += 1
        countArabic(s)
      } else if s >= 0x400, s < 0x530 {
        cyrillic += 1
      } else if s >= 0xAC00, s <= 0xD7A3 {
        hangul += 1
      } else if s >= 0x3040, s <= 0x30FF {
        kana += 1
      } else if Letters.isHan(s) {
        han += 1
      } else {
        for k in Self.singles.indices where s >= Self.singles[k].0 && s <= Self.singles[k].1 {
          others[k] += 1
        }
      }
    }
  }

  /// The language where a script serves one.
  var only: String? {
    if kana * 10 > total { return "ja" }
    if hangul * 2 > total { return "ko" }
    if han * 2 > total { return kana * 50 > total ? "ja" : "zh" }
    for k in Self.singles.indices where others[k] * 2 > total { return Self.singles[k].2 }
    return nil
  }

  var likely: String? { arabic * 2 > total ? arabicLanguage ?? "ar" : nil }

  /// By letters that Arabic does not have.
  var arabicLanguage: String? {
    let floor = max(2, arabic / 200)
    let ranked = [("ku", kurdish), ("ur", urdu), ("ps", pashto), ("ug", uyghur), ("sd", sindhi)]
    if let best = ranked.max(by: { $0.1 < $1.1 }), best.1 >= floor * 2 { return best.0 }
    return persian >= floor * 2 ? "fa" : nil
  }

  private mutating func countArabic(_ s: UInt32) {
    switch s {
    case 0x67E, 0x686, 0x698, 0x6AF, 0x6CC, 0x6A9: persian += 1
    case 0x679, 0x688, 0x691, 0x6BA, 0x6D2, 0x6C1, 0x6BE: urdu += 1
    case 0x695, 0x6B5, 0x6CE, 0x6C6: kurdish += 1
    case 0x6D5: kurdish += 1
    case 0x67C, 0x681, 0x685, 0x689, 0x693, 0x69A, 0x6CD, 0x6D0, 0x6BC: pashto += 1
    case 0x6C7, 0x6C8, 0x6CB, 0x6AD: uyghur += 1
    case 0x67F, 0x684, 0x683, 0x68F, 0x68D, 0x67D, 0x6A6, 0x6BB: sindhi += 1
    default: break
    }
  }

  private static let singles: [(UInt32, UInt32, String)] = [
    (0x370, 0x3FF, "el"), (0x530, 0x58F, "hy"), (0x590, 0x5FF, "he"), (0x980, 0x9FF, "bn"),
    (0xA00, 0xA7F, "pa"),
    (0xA80, 0xAFF, "gu"), (0xB00, 0xB7F, "or"), (0xB80, 0xBFF, "ta"), (0xC00, 0xC7F, "te"),
    (0xC80, 0xCFF, "kn"),
    (0xD00, 0xD7F, "ml"), (0xD80, 0xDFF, "si"), (0xE00, 0xE7F, "th"), (0xE80, 0xEFF, "lo"),
    (0x1000, 0x109F, "my"),
    (0x10A0, 0x10FF, "ka"), (0x1200, 0x139F, "am"), (0x1780, 0x17FF, "km"), (0xF00, 0xFFF, "bo"),
  ]
}
