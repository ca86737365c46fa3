import Testing

/// Habits that a compiler does not hold.
struct HouseRulesTests {
  /// The places of code in `Sources` for which `isBroken` says so.
  private func places(_ isBroken: (String) -> Bool) -> [String] {
    SourceTree.code.filter { isBroken($0.text) }.map(\.place)
  }

  private func words(_ line: String) -> [Substring] {
    line.split { !($0.isLetter || $0.isNumber || $0 == "_" || $0 == "@" || $0 == "!") }
  }

  @Test func nothingIsPublic() {
    #expect(
      places { line in
        words(line).contains { $0 == "public" || $0 == "open" && line.contains("class") }
      }
        == [])
  }

  @Test func nothingTrustsBlindly() {
    #expect(
      places { line in
        words(line).contains("try!") || words(line).contains("as!") || line.contains("fatalError(")
          || words(line).contains("@MainActor")
      } == [])
  }

  @Test func everyUncheckedSendableSaysWhy() {
    var silent: [String] = []
    for file in SourceTree.sources {
      for (number, text) in file.code where text.contains("@unchecked Sendable") {
        let next = number < file.lines.count ? file.lines[number] : ""
        let comment = next.drop { $0 == " " }
        if !comment.hasPrefix("//") { silent.append("\(file.path):\(number)") }
      }
    }
    #expect(silent == [])
  }

  @Test func thereIsOneLockType() {
    let locks = places {
      $0.contains("pthread_mutex_init") || words($0).contains("NSLock") || words($0).contains("Mutex")
    }
    #expect(Set(locks.map { $0.prefix { $0 != ":" } }) == ["Sources/Flow/Guarded.swift"])
  }

  @Test func theSourcesWereRead() {
    #expect(Set(SourceTree.sources.map(\.target)).isSuperset(of: ["Vocabulary", "Flow", "Runs", "naskh"]))
  }

  @Test func noFileIsAMainFile() {
    #expect(SourceTree.sources.filter { $0.name == "main.swift" }.map(\.path) == [])
  }

  @Test func noFileIsEndless() throws {
    let files = try ["Sources", "Tests"].flatMap { folder in
      try SourceTree.files(below: folder, endingIn: [".swift", ".c", ".cc", ".h"])
    }
    // A table that a program wrote is as long as its data.
    let written = files.filter { file in !file.lines.prefix(8).contains { $0.contains("Generated from") } }
    #expect(written.filter { $0.lines.count > 500 }.map { "\($0.path): \($0.lines.count) lines" } == [])
  }

  @Test func theTopLevelHoldsWhatItMay() throws {
    let allowed: Set<Substring> = ["Package.swift", "Sources", "Tests", "Pipelines", "Scripts", "README.md"]
    let found = Set(SourceTree.tracked().compactMap { $0.split(separator: "/").first })
    #expect(found.filter { !$0.hasPrefix(".") }.subtracting(allowed) == [])
  }
}
