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
    let scratch = Scratch(folder.path, leastBytes: 4 * most)
    let store = TokenStore(in: scratch)
    let all = fill(store)
    #expect(store.count == all.count)
    let run = store.run()
    for _ in 0..<3 {
      #expect((0..<run.count).map { run[$0] } == all)
      scratch.giveBack()
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty, "the file has a name")
  }

  @Test func tokensAreTakenFromAnotherStoreWhereverTheyLie() throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let scratch = Scratch(folder.path, leastBytes: 1 << 20, tokenBytes: 80_000)
    let store = TokenStore(in: scratch)
    let all = fill(store)
    #expect(store.waits)
    let other = TokenStore(in: scratch)
    let ranges = [all.count - 9..<all.count, 0..<0, 100_000..<all.count - 3, 5..<70_000, 0..<all.count]
    for range in ranges { #expect(other.append(range, of: store)) }
    let run = other.run()
    #expect((0..<run.count).map { run[$0] } == ranges.flatMap { all[$0] })
  }

  @Test func aFolderThatTakesNoFileLeavesThemInMemory() {
    let store = TokenStore(in: Scratch(folder.path, leastBytes: 80_000))
    let all = fill(store)
    let run = store.run()
    #expect((0..<run.count).map { run[$0] } == all)
  }

  private func section(of path: String, behind count: Int) -> FlatSection<Token>? {
    guard var reader = FlatReader(mapping: path), let first: [UInt64] = reader.next(), first.count == count
    else { return nil }
    return reader.nextSection(of: Token.self)
  }

  /// Sections that begin anywhere within a page, shorter and longer than one.
  @Test(arguments: [0, 5, 3_000], [0, 100, 16_384, 70_001]) func tokensOfAStateStayInItsFile(
    before: Int, count: Int
  ) throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appendingPathComponent("state").path
    let theirs = tokens(0..<count)
    var writer = try FlatWriter(to: path)
    writer.append([UInt64](repeating: 7, count: before))
    writer.append(theirs)
    try writer.commit()
    for scratch in [Scratch(folder.path, leastBytes: 80_000), nil] {
      let store = TokenStore(in: scratch)
      store.take(try #require(section(of: path, behind: before)))
      let ours = tokens(count..<count + 30_000)
      store.append(contentsOf: ours)
      #expect(store.count == count + 30_000)
      let run = store.run()
      // The next night's state takes the name meanwhile.
      if scratch == nil { try Data("another".utf8).write(to: URL(fileURLWithPath: path), options: .atomic) }
      #expect((0..<run.count).map { run[$0] } == theirs + ours)
    }
  }

  @Test func countsInAFileKeepWhatIsWritten() throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let count = 5 << 20
    let scratch = Scratch(folder.path)
    let bytes = Run<UInt8>(repeating: 0, count: count, in: scratch)
    #expect(bytes.count == count && bytes[0] == 0 && bytes[count - 1] == 0)
    for i in stride(from: 0, to: count, by: 1000) { bytes[i] = UInt8(truncatingIfNeeded: i / 1000) }
    scratch.giveBack()
    #expect(
      stride(from: 0, to: count, by: 1000).allSatisfy { bytes[$0] == UInt8(truncatingIfNeeded: $0 / 1000) })
    #expect(bytes[1] == 0)
  }
}
