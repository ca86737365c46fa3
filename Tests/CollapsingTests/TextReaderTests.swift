import Foundation
import Testing

@testable import Collapsing

@Suite struct TextReaderTests {
  private func words(_ text: String) -> [UInt32] {
    var reader = TextReader()
    return reader.tokens(of: Array(text.utf8)).map(\.identity)
  }

  @Test(arguments: [
    ("وَقَالَ الرَّئيسُ", "وقال الرئيس"),
    ("قــال أحمد", "قال احمد"),
    ("مدرسة كبيرة", "مدرسه كبيره"),
    ("ﺍﻟﺴﻼﻡ ﻋﻠﻴﻜﻢ", "السلام عليكم"),
    ("١٢٫٥ و 1,200", "12.5 و 1200"),
    ("می‌خواهد کتاب", "ميخواهد كتاب"),
    ("Crème BRÛLÉE", "creme brulee"),
    ("Übergröße", "uebergroesse"),
    ("ＡＢＣ １２３", "abc 123"),
    ("Ёлка", "елка"),
    ("و قال", "وقال"),
    ("بنسبة 5ر49 نقطة", "بنسبة 49.5 نقطة"),
    ("سعر 92.\u{200F}54 دولار", "سعر 54.92 دولار"),
    ("مؤشر 395.\u{200F}97", "مؤشر 97.395"),
    ("09:30 الساعة", "9.30 الساعة"),
    ("عبد العزيز وعبد الله", "عبدالعزيز وعبدالله"),
    ("ሠላም ለዓለም ፀሐይ", "ሰላም ለአለም ጸሀይ"),
    ("ﾊﾟﾝ と ｶﾞｽ", "パン と ガス"),
    ("ΑΘΗΝΑ ΤΏΡΑ", "Αθήνα τωρα"),
    ("שָׁלוֹם", "שלום"),
    ("㍿東京", "株式会社東京"),
  ])
  func spellingsOfOneTextAreOne(_ a: String, _ b: String) {
    #expect(words(a) == words(b))
    #expect(!words(a).isEmpty)
  }

  @Test func lettersInPartsAreReadAsWholeOnes() {
    var reader = TextReader()
    var parted = 0
    var others: [String] = []
    for point in UInt32(0x80)...0xFFFF {
      guard let scalar = Unicode.Scalar(point), scalar.properties.isAlphabetic else { continue }
      let whole = String(scalar)
      let parts = whole.decomposedStringWithCanonicalMapping
      // Of Latin letters with two marks the table keeps the letter alone.
      if parts.unicodeScalars.count == 1
        || parts.unicodeScalars.count > 2 && !(0x250..<0x1E00 ~= point || point > 0x1EFF)
      {
        continue
      }
      parted += 1
      if reader.tokens(of: Array("x\(parts)".utf8)) != reader.tokens(of: Array("x\(whole)".utf8)) {
        others.append("U+\(String(point, radix: 16))")
      }
    }
    #expect(others == [])
    #expect(parted > 11_000)
    #expect(words("\u{1100}\u{1161}") != words("\u{1100}\u{1163}"))
    #expect(words("か\u{3099}") != words("か"))
  }

  @Test func pairsOfUnspacedTokensAreFourGrams() {
    #expect(words("北京市政府").count == 3)
    #expect(words("北京").count == 1)
    #expect(words("北京市政府")[0] == words("北京市")[0])
    #expect(words("กรุงเทพ").count == 5)
  }

  @Test func numbersAreMarked() {
    var reader = TextReader()
    let tokens = reader.tokens(of: Array("في ٢٠١٥ قتل 30 شخصا".utf8))
    #expect(tokens.map(\.isNumber) == [false, true, false, true, false])
  }

  @Test(arguments: [
    ("49.5", "5.49"), ("12.05", "12.5"), ("19:00", "1900"), ("3:1", "31"), ("5ر رجل", "5 رجل"),
  ])
  func otherNumbersStayOthers(_ a: String, _ b: String) {
    #expect(words(a) != words(b))
  }

  @Test func sentencesAndParagraphsBegin() {
    var reader = TextReader()
    let tokens = reader.tokens(of: Array("One two. Three 4.5 four\nfive".utf8))
    #expect(tokens.map(\.startsSentence) == [true, false, true, false, false, true])
    #expect(tokens.map(\.startsParagraph) == [true, false, false, false, false, true])
  }

  @Test func aLetterThatIsFoldedStaysAsItIs() {
    let letters = FoldedLetters.shared
    for point in UInt32(0)..<0x10000 {
      let (kind, value) = letters.fold(point)
      guard kind == .letter || kind == .digit else { continue }
      #expect(letters.fold(value) == (kind, value), "U+\(String(point, radix: 16))")
    }
  }

  @Test func anyBytesAreReadAndRangesStayInside() {
    var generator = SplitMix(state: 7)
    for _ in 0..<200 {
      let bytes = (0..<64).map { _ in UInt8(truncatingIfNeeded: generator.next()) }
      var reader = TextReader(keepsRanges: true)
      let tokens = reader.tokens(of: bytes)
      #expect(tokens.count == reader.ranges.count)
      #expect(reader.ranges.allSatisfy { $0.lowerBound >= 0 && $0.upperBound <= bytes.count && !$0.isEmpty })
      #expect(zip(reader.ranges, reader.ranges.dropFirst()).allSatisfy { $0.lowerBound <= $1.lowerBound })
    }
  }
}

/// Steele, Lea, Flood, "Fast Splittable Pseudorandom Number Generators", OOPSLA 2014.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    return mixed(state)
  }
}
