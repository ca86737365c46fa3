import Dispatch

/// What broke a run, and whose work it was.
package struct FloorFault: Error {
  package let worker: String
  package let cause: any Error
}

/// Where the workers stand: each on a serial queue of its own, which targets nothing and so gets a thread of its own.
///
/// The first fault is kept; then everything that can block is abandoned, and `wait` throws once all workers have left.
package final class Floor: Sendable {
  private struct State {
    var fault: FloorFault?
    var atFault: [@Sendable () -> Void] = []
  }

  private let group = DispatchGroup()
  private let state = Guarded(State())

  package init() {}

  /// Starts `body` on a new serial queue.
  package func run(_ name: String, _ body: @escaping @Sendable () throws -> Void) {
    DispatchQueue(label: "naskh.\(name)").async(group: group) {
      do { try body() } catch { self.fail(name, error) }
    }
  }

  /// Called at the first fault, or at once where there has been one: abandon lanes, close turnstiles, stop loops.
  package func atFault(_ body: @escaping @Sendable () -> Void) {
    let isLate = state.withLock { s in
      if s.fault == nil { s.atFault.append(body) }
      return s.fault != nil
    }
    if isLate { body() }
  }

  /// Ends the run with `cause`; only the first one counts.
  package func fail(_ worker: String, _ cause: any Error) {
    let toCall: [@Sendable () -> Void] = state.withLock { s in
      guard s.fault == nil else { return [] }
      s.fault = FloorFault(worker: worker, cause: cause)
      defer { s.atFault = [] }
      return s.atFault
    }
    for body in toCall { body() }
  }

  /// True once there has been a fault: what was made so far is not whole.
  package var isBroken: Bool { state.withLock { $0.fault != nil } }

  /// Blocks until every worker has left; never call it from a worker.
  package func wait() throws(FloorFault) {
    group.wait()
    if let fault = state.withLock({ $0.fault }) { throw fault }
  }
}
