/// How many pairs of each document have become heavy enough for the index since copies of it were last looked for, so that what
/// was found then may no longer be all.
struct Rise: Sendable {
  /// By document.
  private(set) var pairs: [UInt32]
  /// By document: whether copies of it are to be looked for again.
  private(set) var isMuch: [Bool]

  /// One pair in so many is few.
  private static let few = 16

  /// `tonight` is by how many pairs the documents rose that `earlier` nights have.
  init(_ catalog: Catalog, _ earlier: StateFindings?, _ tonight: [UInt32]) {
    let held = earlier?.rose ?? []
    pairs = [UInt32](repeating: 0, count: catalog.count)
    isMuch = [Bool](repeating: false, count: catalog.count)
    for document in held.indices {
      let rose = held[document] &+ tonight[document]
      isMuch[document] = rose > catalog.body(document).count / Self.few
      pairs[document] = isMuch[document] ? 0 : rose
    }
  }
}
