import Foundation
import Testing

@testable import Collapsing

/// Tokens and counts that wait in files read as those in memory do.
struct TokenStoreTests {
  private let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
    "naskh-\(UUID().uuidString)", isDirectory: true)

  private func tokens(_ range: Range<Int>) -> [Token] {
    range.map {
      Token(
        hash: mixed(UInt64($0)), isNumber: $0 % 3 == 0, startsSentence: false, startsParagraph: $0 % 7 == 0)
    }
  }

  /// Documents of odd lengths, one of them longer than what is held.
  private func fill(_ store: TokenStore) -> [Token] {
    var all: [Token] = []
    for length in [1, 700, 30_000, 0, 19_999, 90_001, 5, 16_384] {
      let more = tokens(all.count..<all.count + length)
      if length % 2 == 0 {
        store.append(contentsOf: more)
      } else {
        unsafe more.withUnsafeBytes { unsafe store.append(bytes: $0) }
      }
      all += more
    }
    return all
  }

  @Test(arguments: [20_000, 100_000, 1 << 20]) func tokensComeBackInTheirOrder(most: Int) throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let store = TokenStore(in: folder.path, most: most)
    let all = fill(store)
    #expect(store.count == all.count)
    let run = store.run()
    for _ in 0..<3 {
      #expect((0..<run.count).map { run[$0] } == all)
      // The pages are given back meanwhile.
      Thread.sleep(forTimeInterval: 0.02)
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty, "the file has a name")
  }

  @Test func aFolderThatTakesNoFileLeavesThemInMemory() {
    let store = TokenStore(in: folder.path, most: 20_000)
    let all = fill(store)
    let run = store.run()
    #expect((0..<run.count).map { run[$0] } == all)
  }

  @Test func countsInAFileKeepWhatIsWritten() throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let count = 5 << 20
    let bytes = Run<UInt8>.zeros(count, in: folder.path)
    #expect(bytes.count == count && bytes[0] == 0 && bytes[count - 1] == 0)
    for i in stride(from: 0, to: count, by: 1000) { bytes[i] = UInt8(truncatingIfNeeded: i / 1000) }
    Thread.sleep(forTimeInterval: 0.02)
    #expect(
      stride(from: 0, to: count, by: 1000).allSatisfy { bytes[$0] == UInt8(truncatingIfNeeded: $0 / 1000) })
    #expect(bytes[1] == 0)
  }
}
