import Codecs
import Columns
import Glibc
import Vocabulary

/// A small generator with a seed, so that a failure can be met again (SplitMix64).
struct Seeded: RandomNumberGenerator {
  private var state: UInt64
  init(_ seed: UInt64) { state = seed }
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

/// A folder of its own, gone with the value.
final class Scratch {
  let path: String

  init() {
    // In memory where there is such a place: these tests synchronise tens of thousands of files.
    let place = unsafe access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp"
    var template = Array("\(place)/naskh-columns-XXXXXX".utf8CString)
    path = unsafe template.withUnsafeMutableBufferPointer { buffer in
      unsafe buffer.baseAddress.flatMap { unsafe mkdtemp($0) }.map { unsafe String(cString: $0) } ?? "/tmp"
    }
  }

  deinit { Self.remove(path) }

  static func remove(_ path: String) {
    for name in (try? Disk(root: path).list("")) ?? [] { remove(path + "/" + name) }
    unsafe Glibc.remove(path)
  }

  func callAsFunction(_ name: String) -> String { path + "/" + name }

  /// Every file below a folder with its content.
  static func contents(_ path: String, below: String = "") -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    let disk = Disk(root: path)
    for name in (try? disk.list(below)) ?? [] {
      let inner = below.isEmpty ? name : below + "/" + name
      let names = (try? disk.list(inner)) ?? []
      if !names.isEmpty {
        files.merge(contents(path, below: inner)) { a, _ in a }
      } else if let bytes = try? disk.read(inner) {
        files[inner] = bytes
      }
    }
    return files
  }

  /// Replaces a file's bytes by changed ones.
  static func change(_ path: String, _ change: (inout [UInt8]) -> Void) throws {
    var bytes = try Disk(root: path).read("")
    change(&bytes)
    let file = unsafe open(path, O_WRONLY | O_TRUNC)
    defer { close(file) }
    _ = unsafe bytes.withUnsafeBytes { unsafe write(file, $0.baseAddress, $0.count) }
  }
}

extension TableSchema {
  /// One column of each type, nullable, and a key.
  static let mixed = TableSchema(
    name: "mixed", description: "One column of every type.",
    columns: [
      Column("key", .string, id: 1, description: "The key."),
      Column("words", .string, id: 2, isNullable: true, description: "Text."),
      Column("count", .int64, id: 3, isNullable: true, description: "A number."),
      Column("share", .float64, id: 4, isNullable: true, description: "A part."),
      Column("flag", .bool, id: 5, isNullable: true, description: "Yes or no."),
      Column("day", .date, id: 6, isNullable: true, description: "A day."),
      Column("time", .timestamp, id: 7, isNullable: true, description: "A time."),
      Column("list", .json, id: 8, isNullable: true, description: "A list."),
      Column("hash", .u64hex, id: 9, isNullable: true, description: "A hash."),
    ],
    sort: ["key"])
}

extension DatasetSchema {
  static let mixed = DatasetSchema([.mixed])
  /// The first columns of `mixed` alone, where the number of files is what costs.
  static let narrow = DatasetSchema([
    TableSchema(
      name: "mixed", description: "Narrow.", columns: Array(TableSchema.mixed.columns.prefix(2)),
      sort: ["key"])
  ])
}

enum Sample {
  static let day = CivilDate(daysSince1970: 20_780)
  static let created = Timestamp(milliseconds: 1_795_478_400_000)

  /// Texts that readers trip over.
  static let nasty = [
    "tab\there", "line\nfeed", "carriage\rreturn", "\r\n", "back\\slash", "\\N", "\\", "\\\\", "\\t",
    "\"quoted\"",
    "\"", "'", "NA", "null", "NULL", "nan", "true", "2026-11-23", "1e5", "007", " lead", "trail ", " ", "\t",
    "\n",
    "a\u{2028}b\u{2029}c\u{85}d", "\u{200F}عربي\u{202B} bidi\u{202C}", "خبر عاجل: «دمشق»", "😀👩‍👩‍👧‍👦",
    "\u{FEFF}bom",
    "e\u{301}", "\u{FFFD}", "\u{7F}\u{1}\u{1B}[0m", "=1+1", "#x", "--", ",", ";", "|", "\u{10FFFF}",
  ]

  static func text(_ random: inout Seeded) -> String {
    let pieces = (0..<Int.random(in: 1...4, using: &random)).map { _ in
      nasty.randomElement(using: &random) ?? ""
    }
    return Bool.random(using: &random) ? pieces[0] : pieces.joined()
  }

  static func cell(_ type: ColumnType, _ random: inout Seeded) -> Cell {
    switch type {
    case .string: return .string(text(&random))
    case .int64:
      return .int(
        [0, -1, .min, .max, Int64.random(in: .min ... .max, using: &random)].randomElement(using: &random)
          ?? 0)
    case .float64:
      return .double(
        [0, -0.0, 0.1, 1e300, .leastNonzeroMagnitude, -1.5, Double.random(in: -1...1, using: &random)]
          .randomElement(using: &random) ?? 0)
    case .bool: return .bool(Bool.random(using: &random))
    case .date: return .date(CivilDate(daysSince1970: Int64.random(in: -700_000...2_000_000, using: &random)))
    case .timestamp:
      return .timestamp(
        Timestamp(milliseconds: Int64.random(in: -60_000_000_000...200_000_000_000, using: &random) * 1000))
    case .json:
      var json = JSONWriter()
      json.beginArray()
      for _ in 0..<Int.random(in: 0...3, using: &random) { json.string(text(&random)) }
      json.endArray()
      return .json(json.bytes)
    case .u64hex: return .u64hex(UInt64.random(in: .min ... .max, using: &random))
    }
  }

  static func row(_ key: String, _ random: inout Seeded) -> [Cell] {
    TableSchema.mixed.columns.map { column in
      if column.name == "key" { return .string(key) }
      return Int.random(in: 0..<5, using: &random) == 0 ? .null : cell(column.type, &random)
    }
  }

  /// Rows in the order of their keys.
  static func rows(_ count: Int, seed: UInt64) -> [[Cell]] {
    var random = Seeded(seed)
    return (0..<count).map { row("k\(1_000_000 + $0)", &random) }
  }

  @discardableResult
  static func write(
    _ rows: [[Cell]], to path: String, run: String = "run", day: CivilDate = day,
    settings: DatasetSettings = DatasetSettings(), schema: DatasetSchema = .mixed, crew: Crew = .single,
    probe: (@Sendable (FileStep) -> FileOutcome)? = nil
  ) throws(Fault) -> Manifest {
    let writer = try DatasetWriter(
      path: path, runID: run, crawlDate: day, settings: settings, schema: schema, crew: crew, probe: probe)
    for row in rows { try writer.append(table: "mixed", cells: row) }
    return try writer.commit(created: created)
  }

  static func findings(_ path: String) throws(Fault) -> [Finding] { try Dataset(path).verify() }

  static func read(_ path: String, _ query: Query = Query(table: "mixed")) throws(Fault) -> [[Cell]] {
    var rows: [[Cell]] = []
    try Dataset(path).scan(query) { row throws(Fault) in
      rows.append(try row.cells())
      return true
    }
    return rows
  }
}
