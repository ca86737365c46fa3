import Testing

@testable import Collapsing

/// Sixteen places at a time against one at a time.
@Suite struct MarksTests {
  private var generator = SplitMix(state: 11)

  @Test mutating func sixteenPlacesTellWhatWeighsEnough() {
    let marks = Marks(count: 50)
    for i in 0..<50 { marks.bytes[i] = UInt8(truncatingIfNeeded: generator.next()) }
    for least in 1...15 {
      for i in 0..<50 {
        let expected = (i..<min(50, i + 16)).filter { marks.weight($0) >= least }.map { $0 - i }
        let found = marks.sixteen(i, weighing: least)
        #expect((0..<32).filter { found >> UInt32($0) & 1 == 1 } == expected)
      }
    }
  }

  @Test mutating func sixteenTokensTellWhichAreInASlice() {
    let slab = Slab<Token>()
    for _ in 0..<50 {
      slab.append(
        Token(
          hash: generator.next(), isNumber: slab.count % 3 == 0, startsSentence: true, startsParagraph: false)
      )
    }
    let tokens = Run(slab)
    for slices: ClosedRange<UInt32> in [0...255, 0...0, 255...255, 10...100, 128...254] {
      for i in 0..<50 {
        let expected = (i..<min(50, i + 16)).filter { slices.contains(tokens[$0].slice) }.map { $0 - i }
        let found = tokens.sixteen(i, in: slices)
        #expect((0..<32).filter { found >> UInt32($0) & 1 == 1 } == expected)
      }
    }
  }

  @Test func whatDividesIsToldByAMultiplication() {
    for divisor: UInt32 in [1, 2, 3, 4, 7, 16, 1000] {
      for number: UInt32 in [0, 1, 2, 3, 6, 21, 48, 1 << 31, 4_294_967_000, .max] {
        #expect(Divisor(divisor).divides(number) == (number % divisor == 0))
      }
    }
  }
}
