import Columns
import Glibc
import Synchronization
import Testing
import Vocabulary

/// Stands for a machine: counts the steps and stops at one of them, for good.
private final class Machine: Sendable {
  enum Accident: Sendable, CaseIterable {
    /// Killed before the step.
    case killed
    /// The disk is full from the step on; removing still works.
    case full
    /// A write puts down a part of its bytes, then the power goes.
    case torn
  }

  private struct State {
    var steps: [FileStep] = []
    var isDown = false
    var unsynced: [FileStep] = []
  }

  private let state = Mutex(State())
  private let stop: Int
  private let accident: Accident

  init(stopAt stop: Int, _ accident: Accident) {
    self.stop = stop
    self.accident = accident
  }

  var steps: [FileStep] { state.withLock { $0.steps } }

  /// Renames whose folder was not synchronised when the power went, the last one first.
  var unsynced: [FileStep] { state.withLock { $0.unsynced.reversed() } }

  func probe(_ step: FileStep) -> FileOutcome {
    state.withLock { state in
      let number = state.steps.count
      state.steps.append(step)
      if number == stop { state.isDown = true }
      guard state.isDown else {
        if step.kind == .rename { state.unsynced.append(step) }
        if step.kind == .syncFolder { state.unsynced.removeAll { folder(of: $0.path) == step.path } }
        return .proceed
      }
      switch accident {
      case .killed: return .refuse(EIO)
      case .full: return step.kind == .remove || step.kind == .lock ? .proceed : .refuse(ENOSPC)
      case .torn: return number == stop && step.kind == .write ? .tear(bytes: 3, EIO) : .refuse(EIO)
      }
    }
  }

  private func folder(of path: String) -> String {
    path.split(separator: "/").dropLast().joined(separator: "/")
  }
}

@Suite struct CommitTests {
  private static let old = Sample.rows(3, seed: 20).map { Array($0.prefix(2)) }
  private static let new = Sample.rows(5, seed: 21).map { Array($0.prefix(2)) }

  private func settings() -> DatasetSettings {
    var settings = DatasetSettings()
    settings.groupRows = 3
    return settings
  }

  /// The steps of writing the second run.
  private func stepsOfCommit() throws -> Int {
    let scratch = Scratch()
    try Sample.write(Self.old, to: scratch("d"), run: "a", schema: .narrow)
    let machine = Machine(stopAt: .max, .killed)
    try Sample.write(
      Self.new, to: scratch("d"), run: "b", settings: settings(), schema: .narrow, probe: machine.probe)
    return machine.steps.count
  }

  @Test(arguments: Machine.Accident.allCases)
  private func anAccidentAtAnyStepLeavesTheOldOrTheNew(accident: Machine.Accident) throws {
    let count = try stepsOfCommit()
    #expect(count > 30)
    var newSeen = 0
    for stop in 0..<count {
      let scratch = Scratch()
      try Sample.write(Self.old, to: scratch("d"), run: "a", schema: .narrow)
      let machine = Machine(stopAt: stop, accident)
      let finished =
        (try? Sample.write(
          Self.new, to: scratch("d"), run: "b", settings: settings(), schema: .narrow, probe: machine.probe))
        != nil
      let rows = try Sample.read(scratch("d"))
      let step = "stop \(stop) of \(count): \(machine.steps[stop])"
      #expect(rows == Self.old || rows == Self.old + Self.new, "\(step)")
      #expect(!finished || rows.count == 8, "\(step)")
      #expect(try Sample.findings(scratch("d")) == [], "\(step)")
      if rows.count == 8 { newSeen += 1 }
      try Sample.write(Self.new, to: scratch("d"), run: "b", settings: settings(), schema: .narrow)
      #expect(try Sample.read(scratch("d")) == Self.old + Self.new, "\(step)")
      #expect(try Sample.findings(scratch("d")) == [], "\(step)")
    }
    #expect(newSeen > 0)
    #expect(newSeen < count)
  }

  @Test func aRenameLostWithThePowerLeavesTheOldOrTheNew() throws {
    let count = try stepsOfCommit()
    for stop in 0..<count {
      let scratch = Scratch()
      try Sample.write(Self.old, to: scratch("d"), run: "a", schema: .narrow)
      let before = Scratch.contents(scratch("d"))
      let machine = Machine(stopAt: stop, .killed)
      _ = try? Sample.write(
        Self.new, to: scratch("d"), run: "b", settings: settings(), schema: .narrow, probe: machine.probe)
      for rename in machine.unsynced {
        let target = scratch("d") + "/" + (rename.target ?? "")
        if let old = rename.target.flatMap({ before[$0] }) {
          try Scratch.change(target) { $0 = old }
        } else {
          unsafe Glibc.rename(target, scratch("d") + "/" + rename.path)
        }
      }
      let rows = try Sample.read(scratch("d"))
      #expect(rows == Self.old || rows == Self.old + Self.new, "stop \(stop)")
      #expect(try Sample.findings(scratch("d")) == [])
      try Sample.write(Self.new, to: scratch("d"), run: "b", settings: settings(), schema: .narrow)
      #expect(try Sample.read(scratch("d")) == Self.old + Self.new)
    }
  }

  @Test func aFullDiskIsSaidInOneSentence() throws {
    let scratch = Scratch()
    let error = #expect(throws: Fault.self) {
      try Sample.write(Self.new, to: scratch("d"), schema: .narrow) { step in
        step.kind == .write ? .refuse(ENOSPC) : .proceed
      }
    }
    #expect(error?.message.contains("No space left on device; free space and run again") == true)
  }
}
