import Vocabulary

extension Crew {
  /// Runs `work` for 0..<count and gives the results in order; throws the first index's fault where some fail.
  func map<R: Sendable>(
    _ count: Int, _ work: @Sendable (Int) throws(Fault) -> R
  ) throws(Fault) -> [R] {
    let slots = Slots<R>(count)
    forEach(count) { i in
      do throws(Fault) {
        slots.fill(i, .success(try work(i)))
      } catch {
        slots.fill(i, .failure(error))
      }
    }
    var results: [R] = []
    results.reserveCapacity(count)
    for i in 0..<count {
      switch slots[i] {
      case .success(let result): results.append(result)
      case .failure(let fault): throw fault
      case nil: throw Fault(.failed, "a worker ended without a result; run again")
      }
    }
    return results
  }
}

/// One place a body of work.
@safe private final class Slots<R: Sendable>: @unchecked Sendable {
  // Unchecked: every place is written by one body alone, and read after the crew has returned.
  private let places: UnsafeMutableBufferPointer<Result<R, Fault>?>

  init(_ count: Int) {
    unsafe places = .allocate(capacity: count)
    unsafe places.initialize(repeating: nil)
  }

  deinit {
    unsafe places.deinitialize()
    unsafe places.deallocate()
  }

  func fill(_ i: Int, _ result: Result<R, Fault>) { unsafe places[i] = result }
  subscript(i: Int) -> Result<R, Fault>? { unsafe places[i] }
}
