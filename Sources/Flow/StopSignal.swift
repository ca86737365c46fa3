import Dispatch
import Glibc

/// SIGINT and SIGTERM as wishes: the first asks to drain and commit, the second to leave at once.
package final class StopSignal: Sendable {
  package enum Wish: Int, Sendable, Comparable {
    case goOn, drain, leave
    package static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
  }

  private struct State {
    var wish = Wish.goOn
    /// The signal that came first; nil where code asked.
    var signal: Int32?
    var sources: [any DispatchSourceSignal] = []
  }

  private let state = Guarded(State())
  private let changed: @Sendable (Wish) -> Void

  /// - Parameter changed: called on a queue of its own at each new wish.
  package init(_ changed: @escaping @Sendable (Wish) -> Void) { self.changed = changed }

  /// Takes both signals over from the system, for good; from its return on none is lost.
  package func listen() {
    let queue = DispatchQueue(label: "naskh.signals")
    let registered = DispatchSemaphore(value: 0)
    for number in [SIGINT, SIGTERM] {
      Glibc.signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
      source.setEventHandler { @Sendable [self] in raise(number) }
      source.setRegistrationHandler { @Sendable in registered.signal() }
      source.resume()
      state.withLock { s in s.sources.append(source) }
    }
    for _ in [SIGINT, SIGTERM] { registered.wait() }
  }

  /// One more wish to stop; nil says that code asks, not a signal.
  package func raise(_ signal: Int32? = nil) {
    let wish = state.withLock { s -> Wish in
      s.wish = s.wish == .goOn ? .drain : .leave
      s.signal = s.signal ?? signal
      return s.wish
    }
    changed(wish)
  }

  package var wish: Wish { state.withLock { $0.wish } }

  /// 130 after SIGINT, 143 after SIGTERM; nil where no signal came.
  package var exitCode: Int32? { state.withLock { $0.signal }.map { 128 + $0 } }
}
