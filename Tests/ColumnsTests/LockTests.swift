import Columns
import Synchronization
import Testing
import Vocabulary

private final class Flag: Sendable {
  private let value = Atomic(false)
  var isRaised: Bool { value.load(ordering: .sequentiallyConsistent) }
  func raise() { value.store(true, ordering: .sequentiallyConsistent) }
}

/// One writer at a time. That the second is refused at once stands with the writer's tests.
struct LockTests {
  private static func write(_ rows: [[Cell]], to path: String, after first: Flag) async throws -> Bool {
    var settings = DatasetSettings()
    settings.waitsForLock = true
    try Sample.write(rows, to: path, run: "b", settings: settings)
    return first.isRaised
  }

  @Test func aWriterThatWaitsComesAfterTheOther() async throws {
    let scratch = Scratch()
    let path = scratch("d")
    let (early, late) = (Sample.rows(3, seed: 40), Sample.rows(4, seed: 41))
    let isCommitted = Flag()
    var first: DatasetWriter? = try DatasetWriter(
      path: path, runID: "a", crawlDate: Sample.day, schema: .mixed)
    async let wasAfter = Self.write(late, to: path, after: isCommitted)
    for row in early { try first?.append(table: "mixed", cells: row) }
    _ = try first?.commit(created: Sample.created)
    isCommitted.raise()
    first = nil
    let order = try await wasAfter
    #expect(order)
    let rows = try Sample.read(path)
    #expect(rows == early + late)
    let findings = try Sample.findings(path)
    #expect(findings == [])
  }
}
