import Testing
import Vocabulary

@testable import Reporting

struct TextCanvasTests {
  @Test func longTextIsCutWithAnEllipsis() {
    #expect(TextCanvas().cell("almasar-today", columns: 8) == "almasar…")
    #expect(TextCanvas(drawsUnicode: false).cell("almasar-today", columns: 8) == "almasar~")
    #expect(TextCanvas().cell("almasar", columns: 7) == "almasar")
  }

  @Test func arabicIsIsolatedOnATerminalOnly() {
    #expect(TextCanvas(isTerminal: true).cell("المسار", columns: 10) == "\u{2068}المسار\u{2069}")
    #expect(TextCanvas(isTerminal: false).cell("المسار", columns: 10) == "المسار")
    #expect(TextCanvas(isTerminal: true).cell("ledger", columns: 10) == "ledger")
  }

  @Test func controlCharactersNeverReachTheTerminal() {
    #expect(TextCanvas().cell("a\u{1B}[2Jb\u{202E}c\nd", columns: 20) == "a[2Jbcd")
  }

  @Test func marksTakeNoColumnAndIdeographsTwo() {
    #expect(displayWidth("مُحَمَّد") == 4)
    #expect(displayWidth("新聞") == 4)
    #expect(TextCanvas().cell("新聞社", columns: 5) == "新聞…")
  }

  @Test func figuresReadWell() {
    #expect([0, 7, 1_000, 12_824, -1_234_567].map(grouped) == ["0", "7", "1,000", "12,824", "-1,234,567"])
    #expect(
      [1, 4_000, 59_001, 750_000, 10_921_000].map { clock(.init($0)) }
        == ["0:01", "0:04", "1:00", "12:30", "3:02:01"])
    #expect([0, 24.13, 99.96, 310.4, .infinity, -1].map(rate) == ["0.0", "24.1", "100.0", "310", "-", "-"])
    #expect([312, 4_300, 1 << 30].map(byteSize) == ["312 B", "4.2 KiB", "1.0 GiB"])
  }
}
