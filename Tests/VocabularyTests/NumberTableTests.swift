import Testing
import Vocabulary

@Suite struct NumberTableTests {
  @Test(arguments: [0, 1, 1_024, 30_000]) func whatWasSetIsThere(count: Int) {
    var random = SystemRandomNumberGenerator()
    var (table, known) = (NumberTable(), [UInt64: UInt64]())
    for _ in 0..<count {
      // Some come again; the ends of the range are among them.
      let key = [0, .max, random.next() % 10_000, random.next()].randomElement(using: &random) ?? 0
      let value = random.next()
      table.set(key, to: value)
      known[key] = value
    }
    #expect(table.count == known.count)
    #expect(known.allSatisfy { table[$0.key] == $0.value })
    #expect((0..<10_000).allSatisfy { table[$0] == known[$0] })
    #expect(table.allKeys.sorted() == known.keys.sorted())
  }
}
