import Testing

/// What each target may import: a line that breaks a wall fails here, before a reviewer has to see it.
struct ImportRulesTests {
  static let everywhere: Set = ["Glibc", "Synchronization"]

  static let rules: [String: Set<String>] = [
    "Vocabulary": [],
    "Flow": ["Dispatch"],
    "Codecs": ["Vocabulary", "CCodecs", "CMemory"],
    "Frontier": ["Vocabulary", "CNames", "GRDB", "GRDBSQLite"],
    "Fetching": ["Vocabulary", "Codecs", "Dispatch", "CCurl"],
    "Archiving": ["Vocabulary", "Codecs"],
    "Extracting": ["Vocabulary", "Codecs", "CXML", "CDetect"],
    "Collapsing": ["Vocabulary", "CMemory"],
    "Columns": ["Vocabulary", "Codecs"],
    "Reporting": ["Vocabulary"],
    "Runs": [
      "Vocabulary", "Flow", "Codecs", "Frontier", "Fetching", "Archiving", "Extracting", "Collapsing",
      "Columns",
      "Reporting", "CMemory", "FoundationEssentials", "Yams", "Logging", "FlyingFox", "FlyingSocks",
    ],
    // The verbs of `naskh dataset` are thin over a dataset; no line of theirs would gain from a copy in Runs.
    "bench": ["Vocabulary", "Frontier", "Fetching", "Extracting"],
    "conformance": [
      "Vocabulary", "Codecs", "Frontier", "Archiving", "Extracting", "Runs", "FoundationEssentials",
    ],
    "naskh": ["Runs", "Columns", "Vocabulary", "ArgumentParser", "FoundationEssentials"],
  ]

  @Test func everyRoomImportsOnlyWhatItMay() {
    var broken: [String] = []
    for file in SourceTree.sources {
      guard let allowed = Self.rules[file.target] else {
        broken.append("\(file.path): no rule for the target \(file.target)")
        continue
      }
      for module in Set(file.imports).subtracting(allowed).subtracting(Self.everywhere).sorted() {
        broken.append("\(file.path) imports \(module)")
      }
    }
    #expect(broken == [])
  }

  @Test func everyCLibraryHasOneDoor() {
    let doors = [
      "CCodecs": "Codecs", "CNames": "Frontier", "CCurl": "Fetching", "CXML": "Extracting",
      "CDetect": "Extracting",
    ]
    for (shim, room) in doors {
      #expect(Self.rules.filter { $0.value.contains(shim) }.map(\.key) == [room])
    }
  }
}
