import Testing

@testable import Extracting

private func decide(_ page: [UInt8], header: String? = nil) -> CharsetDecision {
  unsafe page.withUnsafeBufferPointer { unsafe CharsetDecision(Bytes($0), header: header) }
}

private func transcode(_ page: [UInt8], _ charset: Charset) -> String {
  var transcoder = Transcoder()
  var out: [UInt8] = []
  unsafe page.withUnsafeBufferPointer { unsafe transcoder.transcode(Bytes($0), from: charset, into: &out) }
  return String(decoding: out, as: UTF8.self)
}

/// Arabic in windows-1256: «قال الوزير إن القرار صدر في العاصمة» again and again.
private let arabic1256: [UInt8] = {
  let line: [UInt8] = [
    0xDE, 0xC7, 0xE1, 0x20, 0xC7, 0xE1, 0xE6, 0xD2, 0xED, 0xD1, 0x20, 0xC5, 0xE4, 0x20, 0xC7, 0xE1, 0xDE,
    0xD1,
    0xC7, 0xD1, 0x20, 0xD5, 0xCF, 0xD1, 0x20, 0xDD, 0xED, 0x20, 0xC7, 0xE1, 0xDA, 0xC7, 0xD5, 0xE3, 0xC9,
    0x2E,
    0x20,
  ]
  return Array(repeatElement(line, count: 6).joined())
}()

@Suite struct CharsetTests {
  @Test func labelsAreThoseOfTheStandard() {
    #expect(Charset(label: " ISO-8859-1\n") == .windows1252)
    #expect(Charset(label: "x-cp1256") == .windows1256)
    #expect(Charset(label: "ISO_8859-6:1987") == .iso88596)
    #expect(Charset(label: "gb2312") == .gbk)
    #expect(Charset(label: "utf-7") == nil && Charset(label: "") == nil)
  }

  @Test func aMarkWinsOverEveryLabel() {
    #expect(decide([0xEF, 0xBB, 0xBF, 0x61], header: "windows-1256").charset == .utf8)
    #expect(decide([0xFF, 0xFE, 0x61, 0x00], header: "utf-8").charset == .utf16LE)
    #expect(transcode([0x61, 0x00, 0x27, 0x06], .utf16LE) == "aا")
  }

  @Test func validUTF8WinsOverALyingLabel() {
    let page = Array("<meta charset=windows-1256><p>خبر عاجل</p>".utf8)
    #expect(
      decide(page, header: "iso-8859-1") == CharsetDecision(charset: .utf8, ground: .validUTF8, isClean: true)
    )
  }

  @Test func aDeclaredUTF8ThatIsNoneIsPassedOver() {
    let page = Array("<meta charset=utf-8><p>".utf8) + arabic1256
    #expect(decide(page, header: "utf-8") == CharsetDecision(charset: .windows1256, ground: .detector))
  }

  @Test func aLatinLabelOverArabicLettersIsPassedOver() {
    #expect(decide(Array("<p>".utf8) + arabic1256, header: "iso-8859-1").charset == .windows1256)
    #expect(
      decide(Array("<p>Le caf\u{65}".utf8) + [0xE9, 0x20] + Array("est ouvert".utf8), header: "latin1")
        .charset == .windows1252)
  }

  @Test func undeclaredArabicIsFound() {
    #expect(decide(Array("<p>".utf8) + arabic1256).charset == .windows1256)
    #expect(transcode(Array(arabic1256.prefix(10)), .windows1256) == "قال الوزير".prefix(10).description)
  }

  @Test func fewBrokenBytesLeaveUTF8() {
    let page = Array(String(repeating: "الخبر ", count: 30).utf8) + [0xFF] + Array("نص".utf8)
    #expect(decide(page).charset == .utf8 && !decide(page).isClean)
    #expect(transcode([0xD8, 0xA7, 0xFF, 0xE2, 0x82, 0x41, 0x00, 0x42], .utf8) == "ا\u{FFFD}\u{FFFD}AB")
  }

  @Test func aSequenceCutByTheEndIsNotClean() {
    let page: [UInt8] = Array("الخبر".utf8) + [0xD8]
    #expect(decide(page).charset == .utf8 && !decide(page).isClean)
  }

  @Test func tablesAreThoseOfTheStandard() {
    #expect(transcode([0x80, 0x81, 0x93, 0xFF], .windows1252) == "€\u{81}“ÿ")
    #expect(transcode([0x81, 0x98, 0xC7, 0xEC, 0xED, 0xDF, 0x90], .windows1256) == "پکاىيكگ")
    #expect(transcode([0xCA], .windows1255) == "\u{5BA}")
    #expect(transcode([0xAE, 0xBE], .koi8u) == "ўЎ")
    #expect(transcode([0xDB], .windows1253) == "Ϋ" && transcode([0xAA], .windows1253) == "\u{FFFD}")
    #expect(transcode([0xFF], .macCyrillic) == "€")
  }

  @Test func manyByteEncodingsReplaceWhatIsBroken() {
    #expect(transcode([0xC4, 0xE3, 0xBA, 0xC3, 0xFF, 0x41], .gbk) == "你好\u{FFFD}A")
    #expect(transcode([0x93, 0xFA, 0x96, 0x7B], .shiftJIS) == "日本")
    #expect(transcode([0xB0, 0xA1, 0xB0], .eucKR) == "가\u{FFFD}")
    #expect(transcode(Array(repeating: [0xC4, 0xE3], count: 20_000).flatMap { $0 }, .gbk).count == 20_000)
  }

  @Test func prescanReadsAsBrowsersDo() {
    func scan(_ html: String) -> Charset? {
      let page = Array(html.utf8)
      return unsafe page.withUnsafeBufferPointer { unsafe CharsetPrescan.charset(in: Bytes($0)) }
    }
    #expect(scan("<!-- <meta charset=koi8-r> --><meta charset=windows-1256>") == .windows1256)
    #expect(
      scan("<meta content='text/html; charset = \"windows-1251\"' http-equiv=Content-Type>") == .windows1251)
    #expect(scan("<meta content='text/html; charset=windows-1251'>") == nil)
    #expect(scan("<meta charset=utf-16le>") == .utf8)
    #expect(scan("<p title='<meta charset=big5>'><meta charset=bogus><meta charset=gbk>") == .gbk)
    #expect(scan("<meta charset=euc-jp") == nil)
  }

  @Test func aSecondEncodingIsTakenBackWhereItIsProven() {
    let words = "قالت الحكومة إن الأرقام ستنشر قبل نهاية العام الجاري في بيان مفصل"
    for charset in [Charset.windows1252, .windows1256] {
      let table = Transcoder.table(of: charset)
      let twice = String(
        String.UnicodeScalarView(
          words.utf8.compactMap { Unicode.Scalar($0 < 0x80 ? UInt32($0) : table[Int($0) - 0x80]) }))
      #expect(repaired("<p>عنوان سليم</p><p>\(twice)</p>") == "<p>عنوان سليم</p><p>\(words)</p>")
    }
    // Named once, it is spoken of; French and Arabic have the leads and not the trails.
    #expect(repaired("On lit «Ã©» au lieu de «é», déjà vu à l’été, Ã§a arrive") == nil)
    #expect(repaired(String(repeating: "طظ عط ظل، طالب في المدرسة ", count: 30)) == nil)
    #expect(repaired(String(repeating: "Ãéà Â« déjà » ", count: 30)) == nil)
  }

  private func repaired(_ page: String) -> String? {
    var mojibake = Mojibake()
    var out: [UInt8] = []
    let bytes = Array(page.utf8)
    let done = unsafe bytes.withUnsafeBufferPointer {
      unsafe mojibake.repair(Bytes($0), into: &out)
    }
    return done ? String(decoding: out, as: UTF8.self) : nil
  }
}
