import Flow
import Glibc

/// The user's wish to stop, passed to whatever runs: the first signal drains and commits, the second leaves at once.
final class StopRequest: Sendable {
  private let drains = Guarded<(isAsked: Bool, calls: [@Sendable () -> Void])>((false, []))
  private let signal = Guarded<StopSignal?>(nil)

  init() {}

  func listen() {
    let signal = StopSignal { [self] wish in
      switch wish {
      case .goOn: break
      case .drain: drain()
      case .leave: _exit(exitCode ?? 130)
      }
    }
    signal.listen()
    self.signal.withLock { $0 = signal }
  }

  /// 130 or 143 after a signal.
  var exitCode: Int32? { signal.withLock { $0 }?.exitCode }

  /// Called at the first wish, or at once where it has been said.
  func onDrain(_ call: @escaping @Sendable () -> Void) {
    let isLate = drains.withLock { d in
      d.calls.append(call)
      return d.isAsked
    }
    if isLate { call() }
  }

  private func drain() {
    let calls = drains.withLock { d in
      d.isAsked = true
      return d.calls
    }
    for call in calls { call() }
  }
}
