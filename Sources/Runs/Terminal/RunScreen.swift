import Flow
import Glibc
import Logging
import Reporting
import Vocabulary

/// What a run shows on standard error: a bar on a terminal, lines where they are asked for, else nothing.
final class RunScreen: Sendable {
  private let plan: Plan
  private let gauge: Gauge
  private let logger: Logger
  private let form: ProgressBar.Form?
  private let canvas: TextCanvas
  private let state: Guarded<(bar: ProgressBar?, ticker: Ticker?)>

  init(_ plan: Plan, _ gauge: Gauge) {
    self.plan = plan
    self.gauge = gauge
    let isTerminal = StandardError.isTerminal
    form =
      switch plan.options.progress {
      case .auto: isTerminal ? .bar : nil
      case .bar: .bar
      case .plain: .plain
      case .none: nil
      }
    canvas = TextCanvas(
      width: StandardError.columns, drawsUnicode: StandardError.isUnicode, isTerminal: isTerminal)
    state = Guarded((form.map { [canvas] in ProgressBar($0, canvas: canvas) }, nil))
    let format = plan.options.logFormat
    var logger = Logger(label: "naskh") { _ in LineLogHandler(format: format) { .now } }
    logger[metadataKey: "run_id"] = "\(plan.runID)"
    // Cron mails whatever is printed: a run that goes well is silent unless it is watched.
    logger.logLevel = form == nil && format == .text ? .warning : .info
    self.logger = logger
  }

  func begin() {
    let verb = plan.isResumed ? "taking up the run" : "run"
    let bound =
      Double(plan.pipeline.pagesInFlight) * Double(plan.pipeline.crawl.maxDecodedBytes) / 1_073_741_824
    logger.info(
      "\(verb) \(plan.runID) into \(plan.pipeline.output): \(plan.outlets.count) outlets, \(plan.workers) workers, at most \(plan.pipeline.pagesInFlight) pages in flight (\((bound * 10).rounded() / 10) GiB if each were of the largest size)"
    )
    guard form != nil else { return }
    let ticker = Ticker(every: form == .bar ? 100 : 1000) { [self] in draw() }
    state.withLock { $0.ticker = ticker }
  }

  private func draw() {
    let counts = gauge.counts
    let outlets = gauge.outlets
    let waiting = outlets.map(\.waiting).reduce(0, +)
    let expected = waiting > 0 ? counts.asked + waiting : nil
    let stages = [
      Progress.Stage(name: "fetch", done: counts.fetched, expected: expected),
      Progress.Stage(name: "extract", done: counts.extracted, expected: expected),
      Progress.Stage(name: "articles", done: counts.articles),
    ]
    let progress = Progress(elapsed: .now - plan.startedAt, stages: stages, outlets: outlets)
    state.withLock { s in
      if let text = s.bar?.render(progress) { StandardError.write(text) }
    }
  }

  /// The closing table, where anybody watches.
  func end(_ summary: RunSummary) {
    close()
    if form != nil { StandardError.write(SummaryTable(canvas).text(summary)) }
    logger.debug("committed")
  }

  func warn(_ message: String) { logger.warning("\(message)") }

  /// Takes the bar off the terminal; again does no harm.
  func close() {
    state.withLock { s in
      s.ticker?.stop()
      if let text = s.bar?.finish(), !text.isEmpty { StandardError.write(text) }
      s.bar = nil
    }
  }
}
