import Dispatch

/// Calls a closure every so often on a queue of its own, until it is stopped or dropped.
package final class Ticker: Sendable {
  private let source: Guarded<any DispatchSourceTimer>

  /// - Parameter milliseconds: from one call to the next, 1...
  package init(every milliseconds: Int, _ tick: @escaping @Sendable () -> Void) {
    let timer = DispatchSource.makeTimerSource(queue: DispatchQueue(label: "naskh.ticker"))
    timer.setEventHandler { @Sendable in tick() }
    timer.schedule(
      deadline: .now() + .milliseconds(milliseconds), repeating: .milliseconds(max(1, milliseconds)))
    timer.resume()
    source = Guarded(timer)
  }

  deinit { stop() }

  package func stop() { source.withLock { $0.cancel() } }
}
