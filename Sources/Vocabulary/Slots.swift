/// One result per job of a crew, each written once by the worker that has the job; nil until then.
@safe package final class Slots<Result>: @unchecked Sendable {
  // Unchecked: no two workers touch one slot, and the owner reads after the crew has returned.
  private let places: UnsafeMutableBufferPointer<Result?>

  package init(_ count: Int) {
    unsafe places = .allocate(capacity: count)
    unsafe places.initialize(repeating: nil)
  }

  deinit {
    unsafe places.deinitialize()
    unsafe places.deallocate()
  }

  package subscript(_ i: Int) -> Result? {
    get {
      unsafe precondition(places.indices.contains(i))
      return unsafe places[i]
    }
    set {
      unsafe precondition(places.indices.contains(i))
      unsafe places[i] = newValue
    }
  }
}
