import Testing
import Vocabulary

@Suite struct WordHashTests {
  @Test func wholeWordsAreAddedLowestByteFirstAndTheRestIsLeft() {
    let bytes: [UInt8] = [1, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 3]
    var some = WordHash()
    let count = unsafe bytes.withUnsafeBytes { unsafe some.addWords(of: $0) }
    var same = WordHash()
    same.add(1)
    same.add(2)
    #expect(count == 16)
    #expect(some.value == same.value)
    #expect(WordHash(salt: 1).value != WordHash().value)
  }
}
