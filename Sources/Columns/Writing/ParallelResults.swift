import Vocabulary

extension Crew {
  /// Runs `work` for 0..<count and gives the results in order; throws the first index's fault where some fail.
  func map<R: Sendable>(
    _ count: Int, _ work: @Sendable (Int) throws(Fault) -> R
  ) throws(Fault) -> [R] {
    let slots = Slots<Result<R, Fault>>(count)
    forEach(count) { i in
      do throws(Fault) {
        slots[i] = .success(try work(i))
      } catch {
        slots[i] = .failure(error)
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
