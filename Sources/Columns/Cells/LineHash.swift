/// 128 bits of hash of one line or of several: identity within one process.
struct LineHash: Sendable, Hashable {
  private let one: Int
  private let two: Int

  init(_ line: Span<UInt8>) {
    var builder = Builder()
    builder.add(line)
    self = builder.finish()
  }

  private init(one: Int, two: Int) {
    self.one = one
    self.two = two
  }

  /// Of several lines in their order.
  struct Builder {
    private var one = Hasher()
    private var two = Hasher()

    init() { two.combine(1) }

    mutating func add(_ line: Span<UInt8>) {
      unsafe line.withUnsafeBytes {
        unsafe one.combine(bytes: $0)
        unsafe two.combine(bytes: $0)
      }
      one.combine(line.count)
      two.combine(line.count)
    }

    func finish() -> LineHash { LineHash(one: one.finalize(), two: two.finalize()) }
  }
}
