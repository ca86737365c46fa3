import Testing

/// Habits that a compiler does not hold.
struct HouseRulesTests {
  /// Lines of code in `Sources` for which `isBroken` says so, with their places.
  private func places(_ isBroken: (String) -> Bool) throws -> [String] {
    try SourceTree.swift(below: "Sources").flatMap { file in
      file.code.filter { isBroken($0.text) }.map { "\(file.path):\($0.number)" }
    }
  }

  private func words(_ line: String) -> [Substring] {
    line.split { !($0.isLetter || $0.isNumber || $0 == "_" || $0 == "@" || $0 == "!") }
  }

  @Test func nothingIsPublic() throws {
    #expect(
      try places { line in words(line).contains { $0 == "public" || $0 == "open" && line.contains("class") } }
        == [])
  }

  @Test func nothingTrustsBlindly() throws {
    #expect(
      try places { line in
        words(line).contains("try!") || words(line).contains("as!") || line.contains("fatalError(")
          || words(line).contains("@MainActor")
      } == [])
  }

  @Test func everyUncheckedSendableSaysWhy() throws {
    var silent: [String] = []
    for file in try SourceTree.swift(below: "Sources") {
      for (number, text) in file.code where text.contains("@unchecked Sendable") {
        let next = number < file.lines.count ? file.lines[number] : ""
        let comment = next.drop { $0 == " " }
        if !comment.hasPrefix("//") { silent.append("\(file.path):\(number)") }
      }
    }
    #expect(silent == [])
  }

  @Test func thereIsOneLockType() throws {
    let locks = try SourceTree.swift(below: "Sources")
      .filter { file in
        file.code.contains { $0.text.contains("pthread_mutex_t") || words($0.text).contains("NSLock") }
      }
      .map(\.path)
    #expect(locks == ["Sources/Flow/Guarded.swift"])
  }

  @Test func noFileIsAMainFile() throws {
    #expect(try SourceTree.swift(below: "Sources").filter { $0.name == "main.swift" }.map(\.path) == [])
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
