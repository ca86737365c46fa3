import Testing

@testable import Codecs

@Suite struct LargeArraysTests {
  /// Below, at and beyond the sizes from which whole large pages are asked for.
  @Test(arguments: [1, 1000, (1 << 20) - 1, 1 << 20, (1 << 21) - 40, 1 << 21, 5 << 20])
  func roomIsAsLargeAsAskedFor(_ bytes: Int) {
    var array: [UInt8] = [7]
    array.reserveLarge(bytes)
    #expect(array.capacity >= bytes && array == [7])
    array.append(contentsOf: repeatElement(8, count: bytes - 1))
    #expect(array.count == bytes && array.last == (bytes == 1 ? 7 : 8))
    var wide: [UInt64] = []
    wide.reserveLarge(bytes / 8)
    #expect(wide.capacity >= bytes / 8)
    let text = String(largeUTF8: [UInt8](repeating: 0x61, count: bytes))
    #expect(text.utf8.count == bytes && text.utf8.allSatisfy { $0 == 0x61 })
  }
}
