import Testing
import Vocabulary

@testable import Reporting

struct ProgressBarTests {
  private func progress(_ seconds: Double, fetched: Int, note: String? = nil) -> Progress {
    Progress(
      elapsed: .seconds(seconds),
      stages: [
        Progress.Stage(name: "fetch", done: fetched, expected: 200),
        Progress.Stage(name: "extract", done: fetched / 2),
      ],
      outlets: [
        Progress.OutletProgress(outlet: Outlet.ID("bayan"), done: 10, waiting: 30),
        Progress.OutletProgress(outlet: Outlet.ID("almasar"), done: 40, waiting: 60),
      ], note: note)
  }

  @Test func aBarShowsRatesAndWhatIsLeft() {
    var bar = ProgressBar(.bar, canvas: TextCanvas(width: 80, isTerminal: true))
    #expect(
      bar.render(progress(2, fetched: 50)) == """
        fetch    ███████░░░░░░░░░░░░░░░░░░░░░░░  50/200  25.0/s  ETA 0:06  0:02
        extract    25  12.5/s
        almasar 40/100 · bayan 10/40

        """)
  }

  @Test func theNextDrawingReplacesTheLast() {
    var bar = ProgressBar(.bar, canvas: TextCanvas(width: 80, isTerminal: true))
    _ = bar.render(progress(1, fetched: 10))
    let second = bar.render(progress(2, fetched: 20, note: "draining"))
    #expect(second?.hasPrefix("\u{1B}[3A\r\u{1B}[Jfetch") == true)
    #expect(bar.finish() == "\u{1B}[4A\r\u{1B}[J")
    #expect(bar.finish() == "")
  }

  @Test func drawingsAreThrottled() {
    var bar = ProgressBar(.bar, canvas: TextCanvas(), interval: Milliseconds(100))
    let drawn = stride(from: 0, through: 1000, by: 10).map {
      bar.render(progress(Double($0) / 1000, fetched: $0))
    }
    #expect(drawn.count { $0 != nil } == 11)
  }

  @Test func plainLinesHaveNoEscapes() {
    var bar = ProgressBar(.plain, canvas: TextCanvas(drawsUnicode: false))
    let first = bar.render(progress(2, fetched: 50))
    #expect(first == "0:02, fetch 50/200 (25.0/s), extract 25 (12.5/s), 2 of 2 outlets busy\n")
    #expect(bar.render(progress(20, fetched: 60)) == nil)
    #expect(bar.render(progress(32, fetched: 60)) != nil)
    #expect(bar.finish() == "")
  }

  @Test(arguments: 20...90) func noLineReachesTheEdge(width: Int) {
    var bar = ProgressBar(.bar, canvas: TextCanvas(width: width, drawsUnicode: width % 2 == 0))
    let text = bar.render(progress(3, fetched: 7, note: String(repeating: "long ", count: 30))) ?? ""
    for line in text.split(separator: "\n") { #expect(displayWidth(String(line)) < width) }
  }

  @Test func nothingToDoIsDrawnWithoutDividing() {
    var bar = ProgressBar(.bar, canvas: TextCanvas(width: 60))
    let text = bar.render(
      Progress(elapsed: Milliseconds(0), stages: [Progress.Stage(name: "fetch", done: 0, expected: 0)]))
    #expect(text == "fetch    0/0  0.0/s  0:00\n")
  }
}
