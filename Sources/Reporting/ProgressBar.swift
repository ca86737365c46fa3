package import Vocabulary

/// Turns progress into what is to be written to standard error: redrawn lines on a terminal, else a line now and then.
///
/// It holds no clock and writes nothing: the caller hands in snapshots and prints what comes back.
package struct ProgressBar: Sendable {
  package enum Form: Sendable, Hashable {
    /// Lines drawn anew in place; ANSI escapes.
    case bar
    /// One line after the other; no escapes.
    case plain
  }

  private let form: Form
  private let canvas: TextCanvas
  /// Between two drawings, at least.
  private let interval: Milliseconds
  private var lastDrawn: Milliseconds?
  private var drawnLines = 0
  private var rates: [String: Rate] = [:]

  /// - Parameter interval: by default 100 ms for a bar, 30 s for plain lines.
  package init(_ form: Form, canvas: TextCanvas, interval: Milliseconds? = nil) {
    self.form = form
    self.canvas = canvas
    self.interval = interval ?? Milliseconds(form == .bar ? 100 : 30_000)
  }

  /// The text to write now; nil when the last drawing is too recent.
  package mutating func render(_ progress: Progress) -> String? {
    if let lastDrawn, progress.elapsed.count - lastDrawn.count < interval.count { return nil }
    lastDrawn = progress.elapsed
    for stage in progress.stages {
      rates[stage.name, default: Rate()].add(done: stage.done, at: progress.elapsed)
    }
    switch form {
    case .plain: return plainLine(progress) + "\n"
    case .bar:
      let lines = barLines(progress)
      let start = erased()
      drawnLines = lines.count
      return start + lines.map { $0 + "\n" }.joined()
    }
  }

  /// The text that takes the bar off the terminal; empty where nothing is drawn.
  package mutating func finish() -> String {
    let text = erased()
    drawnLines = 0
    return text
  }

  /// Cursor to the first drawn line, and everything below it cleared.
  private func erased() -> String { drawnLines > 0 ? "\u{1B}[\(drawnLines)A\r\u{1B}[J" : "" }

  private func barLines(_ progress: Progress) -> [String] {
    let nameWidth = progress.stages.map { displayWidth($0.name) }.max() ?? 0
    var lines = progress.stages.enumerated().map { i, stage in
      let speed = rate(rates[stage.name]?.perSecond ?? 0) + "/s"
      let counts = stage.expected.map { "\(grouped(stage.done))/\(grouped(max($0, stage.done)))" }
      var tail = "  \(counts ?? grouped(stage.done))  \(speed)"
      if let left = timeLeft(stage) { tail += "  ETA \(clock(left))" }
      if i == 0 { tail += "  \(clock(progress.elapsed))" }
      let name = canvas.cell(stage.name, columns: nameWidth) + spaces(nameWidth - displayWidth(stage.name))
      let room = min(30, canvas.width - 1 - nameWidth - 2 - displayWidth(tail))
      return canvas.cell(name + "  " + gauge(stage, columns: room) + tail, columns: canvas.width - 1)
    }
    let outlets = outletLine(progress)
    if !outlets.isEmpty { lines.append(outlets) }
    if let note = progress.note { lines.append(canvas.cell(note, columns: canvas.width - 1)) }
    return lines
  }

  private func gauge(_ stage: Progress.Stage, columns: Int) -> String {
    guard columns >= 8, let expected = stage.expected, expected > 0 else { return "" }
    let full = Int(Double(columns) * min(1, Double(stage.done) / Double(expected)))
    let (on, off) = canvas.drawsUnicode ? ("█", "░") : ("#", ".")
    return String(repeating: on, count: full) + String(repeating: off, count: columns - full)
  }

  private func timeLeft(_ stage: Progress.Stage) -> Milliseconds? {
    guard let expected = stage.expected, expected > stage.done, let speed = rates[stage.name]?.perSecond,
      speed > 0.001
    else { return nil }
    return .seconds(min(Double(expected - stage.done) / speed, 1e9))
  }

  /// The outlets with the most to do first, as many as one line holds.
  private func outletLine(_ progress: Progress) -> String {
    let dot = canvas.drawsUnicode ? " · " : ", "
    let busy = progress.outlets.sorted { ($1.waiting, $0.outlet) < ($0.waiting, $1.outlet) }
    var line = ""
    for (i, entry) in busy.enumerated() {
      let word =
        (i > 0 ? dot : "") + "\(entry.outlet) \(grouped(entry.done))/\(grouped(entry.done + entry.waiting))"
      let more = busy.count - i - 1
      let rest = more > 0 ? dot + "\(more) more" : ""
      if displayWidth(line + word + rest) > canvas.width - 1 {
        return i > 0 ? line + dot + "\(more + 1) more" : canvas.cell(word, columns: canvas.width - 1)
      }
      line += word
    }
    return line
  }

  private func plainLine(_ progress: Progress) -> String {
    let stages = progress.stages.map { stage in
      let counts = stage.expected.map { "\(stage.done)/\(max($0, stage.done))" } ?? "\(stage.done)"
      return "\(stage.name) \(counts) (\(rate(rates[stage.name]?.perSecond ?? 0))/s)"
    }
    let open = progress.outlets.count { $0.waiting > 0 }
    let outlets = progress.outlets.isEmpty ? [] : ["\(open) of \(progress.outlets.count) outlets busy"]
    return ([clock(progress.elapsed)] + stages + outlets + [progress.note].compactMap { $0 })
      .joined(separator: ", ")
  }
}

/// Items a second, recent ones weighing more: an exponential mean with a time constant of 5 s.
struct Rate: Sendable {
  private var last: (done: Int, at: Milliseconds)?
  private(set) var perSecond: Double = 0
  private var isWarm = false

  mutating func add(done: Int, at now: Milliseconds) {
    defer { last = (done, now) }
    let since = last ?? (0, Milliseconds(0))
    let seconds = Double(now.count - since.at.count) / 1000
    guard seconds > 0 else { return }
    let fresh = Double(max(0, done - since.done)) / seconds
    // Near 1 - e^(-t/5) for small steps, and within 0...1 for any.
    let weight = seconds / (seconds + 5)
    perSecond = isWarm ? perSecond + weight * (fresh - perSecond) : fresh
    isWarm = true
  }
}
