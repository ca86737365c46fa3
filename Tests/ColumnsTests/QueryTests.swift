import Columns
import Testing
import Vocabulary

@Suite struct QueryTests {
  private func keys(_ scratch: Scratch, _ condition: String) throws -> [String] {
    let query = Query(table: "mixed", columns: ["key"], condition: try Predicate(condition, table: .mixed))
    return try Sample.read(scratch("d"), query).map { row in
      if case .string(let key) = row[0] { key } else { "" }
    }
  }

  private func dataset() throws -> Scratch {
    let scratch = Scratch()
    func row(_ key: String, _ words: String?, _ count: Int64?, _ time: String?, _ flag: Bool?) -> [Cell] {
      [
        .string(key), .string(orNull: words), count.map(Cell.int) ?? .null,
        count.map { .double(Double($0) / 2) } ?? .null,
        flag.map(Cell.bool) ?? .null,
        time.flatMap { CivilDate(iso8601: $0.prefix(10)) }.map(Cell.date) ?? .null,
        time.flatMap { Moment(iso8601: $0) }.map { .timestamp(Timestamp(milliseconds: $0.utcSeconds * 1000)) }
          ?? .null,
        .json(Array(#"["a\tb"]"#.utf8)), count.map { .u64hex(UInt64($0)) } ?? .null,
      ]
    }
    try Sample.write(
      [
        row("a", "line\none", 1, "2026-11-01T00:00:00Z", true),
        row("b", "it's", 20, "2026-11-01T23:59:59Z", false),
        row("c", nil, nil, nil, nil),
        row("d", "100% \\N", 300, "2026-11-02T00:00:00Z", true),
      ], to: scratch("d"))
    return scratch
  }

  @Test(arguments: [
    ("words = 'line\none'", "a"), ("words = 'it''s'", "b"), ("words is null", "c"),
    ("words is not null", "abd"),
    ("words != 'it''s'", "ad"), ("not words = 'it''s'", "ad"), ("words like 'line%'", "a"),
    ("words like '%\\%%'", "d"), ("words not like '%\\%%'", "ab"), ("words like '__''s'", "b"),
    ("words in ('it''s', 'x')", "b"), ("words not in ('it''s', 'x')", "ad"), ("words < 'j'", "bd"),
    ("words = '100% \\N'", "d"),
    ("count > 2", "bd"), ("count >= 20 and count < 300", "b"), ("count = 1 or count = 300", "ad"),
    ("not (count = 1 or count = 300)", "b"), ("count between 1 and 20", "ab"),
    ("count not between 1 and 20", "d"),
    ("share = .5", "a"), ("share > 9", "bd"), ("flag = true", "ad"), ("flag != true", "b"),
    ("flag == true", "ad"),
    ("day = 2026-11-01", "ab"), ("day > '2026-11-01'", "d"), ("time = 2026-11-01", "ab"),
    ("time <= 2026-11-01", "ab"), ("time > 2026-11-01", "d"), ("time < 2026-11-02", "ab"),
    ("time >= 2026-11-01T23:59:59Z", "bd"), ("hash = '0000000000000014'", "b"),
    ("list like '%a\\\\tb%'", "abcd"), ("crawl_date = 2026-11-23", "abcd"), ("crawl_date < 2026-11-23", ""),
    ("KEY is null", nil), ("key = 'a' AND Not key = 'b'", "a"), ("(((key = 'd')))", "d"),
  ])
  func conditionsPickTheirRows(condition: String, keys wanted: String?) throws {
    let scratch = try dataset()
    guard let wanted else {
      #expect(throws: Fault.self) { try keys(scratch, condition) }
      return
    }
    #expect(try keys(scratch, condition).joined() == wanted)
  }

  @Test(arguments: [
    ("", "condition: expected a column at character 1, found the end"),
    (
      "key", "condition: expected a comparison, 'in', 'like', 'between' or 'is' at character 4, found the end"
    ),
    ("key = a", "condition: expected a text in single quotes for key at character 7, found 'a'"),
    ("count = a", "condition: expected a value for count at character 9, found 'a'"),
    ("key = 'قصة' ad", "condition: expected 'and', 'or' or the end at character 13, found 'ad'"),
    (
      "key = 'a'\n  or count = b",
      "condition: expected a value for count at line 2, character 14, found 'b'"
    ),
    (
      "key === 'a'",
      "condition: expected a comparison, 'in', 'like', 'between' or 'is' at character 5, found '==='"
    ),
    ("wrods = 'a'", "table mixed has no column wrods; did you mean 'words'?"),
    ("key = 5", "condition: expected a text in single quotes for key at character 7, found '5'"),
    ("count = 'x'", "condition: expected a value of type int64 for count at character 9, found the text 'x'"),
    ("key = 'a", "condition: the text at character 7 has no closing quote"),
    ("key = 'a' key", "condition: expected 'and', 'or' or the end at character 11, found 'key'"),
    ("(key = 'a'", "condition: expected ')' at character 11, found the end"),
    (
      "day = 2026-02-30",
      "condition: expected a value of type date for day at character 7, found '2026-02-30'"
    ),
    (
      "key # 1",
      "condition: cannot read it from character 5 on; put texts in single quotes: outlet = 'example'"
    ),
    (
      "nope = 1",
      "table mixed has no column nope; it has key, words, count, share, flag, day, time, list, hash, crawl_date"
    ),
  ])
  func badConditionsAreExplained(condition: String, message: String) {
    let error = #expect(throws: Fault.self) { try Predicate(condition, table: .mixed) }
    #expect(error == Fault(.usage, message))
  }

  @Test func deepConditionsAreRefusedNotFollowed() {
    let deep = String(repeating: "(", count: 100_000)
    #expect(throws: Fault.self) { try Predicate(deep, table: .mixed) }
    #expect(throws: Fault.self) { try Predicate(String(repeating: "not ", count: 100_000), table: .mixed) }
  }

  @Test func statisticsSpareParts() throws {
    let scratch = Scratch()
    for i in 0..<10 {
      var rows = Sample.rows(20, seed: UInt64(i))
      for r in rows.indices { rows[r][0] = .string("\(i)-\(r)") }
      for r in rows.indices { rows[r][2] = .int(Int64(i * 100 + r)) }
      try Sample.write(rows, to: scratch("d"), run: "r\(i)", day: CivilDate(daysSince1970: Int64(20_000 + i)))
    }
    let dataset = try Dataset(scratch("d"))
    func figures(_ condition: String) throws -> ScanFigures {
      try dataset.scan(
        Query(table: "mixed", columns: ["words"], condition: try Predicate(condition, table: .mixed))
      ) { _ in true }
    }
    let byKey = try figures("key >= '3' and key < '4'")
    #expect(byKey.partsSkippedByManifest == 9)
    #expect(byKey.rowsGiven == 20)
    let byCount = try figures("count = 512")
    #expect(byCount.partsSkippedByFooter == 9)
    #expect(byCount.rowsGiven == 1)
    #expect(byCount.bytesRead * 10 < byCount.bytes)
    let byDay = try figures("crawl_date = 2024-10-06")
    #expect(byDay.partsSkippedByManifest == 9)
    #expect(byDay.rowsGiven == 20)
  }

  /// Whatever statistics say, the rows are those that a look at every row gives.
  @Test func pruningNeverLosesARow() throws {
    let scratch = Scratch()
    var settings = DatasetSettings()
    settings.groupRows = 7
    let rows = Sample.rows(100, seed: 77)
    try Sample.write(rows, to: scratch("d"), settings: settings)
    var random = Seeded(78)
    for _ in 0..<200 {
      let place = Int.random(in: 1..<8, using: &random)
      let column = TableSchema.mixed.columns[place]
      guard let cell = rows.randomElement(using: &random)?[place] else { continue }
      let literal: String
      switch cell {
      case .null, .json: continue
      case .string(let text):
        literal =
          "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
      case .int(let value): literal = "\(value)"
      case .double(let value): literal = "'\(value)'"
      case .bool(let value): literal = "\(value)"
      case .date(let day): literal = day.iso8601
      case .timestamp(let time): literal = "'\(time.iso8601)'"
      default: continue
      }
      let found = try keys(scratch, "\(column.name) = \(literal)")
      let wanted = rows.filter { $0[place] == cell }.map { row in
        if case .string(let key) = row[0] { key } else { "" }
      }
      #expect(Set(found).isSuperset(of: wanted), "\(column.name) = \(literal)")
      let both =
        try keys(scratch, "\(column.name) >= \(literal)") + keys(scratch, "\(column.name) < \(literal)")
      #expect(Set(both).count == rows.filter { $0[place] != .null }.count)
      #expect(both.count == Set(both).count)
    }
  }

  @Test func rowsAreShownInEveryFormat() throws {
    let scratch = try dataset()
    func show(_ format: RowFormat, _ columns: [String], limit: Int? = nil) throws -> String {
      var bytes: [UInt8] = []
      try Dataset(scratch("d")).show(Query(table: "mixed", columns: columns, limit: limit), as: format) {
        span in
        for i in 0..<span.count { bytes.append(span[i]) }
      }
      return String(decoding: bytes, as: UTF8.self)
    }
    #expect(try show(.tsv, ["words"]) == "words\nline\\none\nit's\n\\N\n100% \\\\N\n")
    #expect(
      try show(.tsv, ["key", "words", "crawl_date"], limit: 2)
        == "key\twords\tcrawl_date\na\tline\\none\t2026-11-23\nb\tit's\t2026-11-23\n")
    #expect(
      try show(.csv, ["key", "words", "flag"])
        == "key,words,flag\r\na,\"line\none\",true\r\nb,it's,false\r\nc,,\r\nd,100% \\N,true\r\n")
    #expect(
      try show(.jsonl, ["key", "words", "count", "list"], limit: 1)
        == #"{"key":"a","words":"line\none","count":1,"list":["a\tb"]}"# + "\n")
  }
}
