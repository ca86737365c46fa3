import Testing

@testable import Collapsing

@Suite struct SimHashTests {
  @Test func aBitIsSetWhereMostFeaturesHaveIt() {
    var generator = SplitMix(state: 3)
    var hash = SimHash()
    for count in 0...70 {
      // Few bits, so that some are in half of the features.
      let features = (0..<count).map { _ in generator.next() & generator.next() | generator.next() & 0xFF }
      for feature in features { hash.add(feature) }
      let expected = (0..<64).reduce(0 as UInt64) { bits, bit in
        let those = features.count { $0 >> UInt64(bit) & 1 == 1 }
        return those > count / 2 ? bits | 1 << UInt64(bit) : bits
      }
      #expect(hash.features == count)
      #expect(hash.finish() == expected)
    }
  }
}
