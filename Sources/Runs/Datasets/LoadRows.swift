import Codecs
package import Columns
package import Vocabulary

/// Rows of a JSON lines file become a run of a table.
package struct LoadOptions: Sendable {
  package var dataset = ""
  package var table = ""
  package var runID = ""
  package var crawlDate = CivilDate(daysSince1970: 0)
  /// Plain, gzip or zstd; `-` is standard input.
  package var input = "-"
  package var settings = DatasetSettings()
  package var jobs: Int?

  package init() {}
}

/// Members are taken by the names of the table's columns, others are left out; `run_id` is the run's where absent.
package func loadRows(_ options: LoadOptions) throws(Fault) -> Manifest {
  guard let table = DatasetSchema.news.table(options.table) else {
    let names = DatasetSchema.news.tables.map(\.name).joined(separator: ", ")
    throw Fault(.usage, "there is no table \(options.table); there are \(names)")
  }
  let writer = try DatasetWriter(
    path: options.dataset, runID: options.runID, crawlDate: options.crawlDate, settings: options.settings,
    crew: .cores(options.jobs))
  let types = table.columns.map(\.type)
  var reader = JSONLineReader(keys: table.columns.map(\.name))
  var lines = try LineReader(path: options.input)
  let empty = [Cell](repeating: .null, count: types.count)
  let runColumn = table.index(of: "run_id")
  while true {
    var cells = empty
    var wrong: Int?
    var problem: JSONFault?
    let more: Void? = try lines.next { line throws(Fault) in
      do throws(JSONFault) {
        try reader.read(line) { key, kind, bytes in
          if let cell = Cell(kind, bytes, as: types[key]) { cells[key] = cell } else { wrong = key }
        }
      } catch {
        problem = error
      }
    }
    guard more != nil else { break }
    if let problem { throw lines.fault("\(problem)") }
    if let wrong { throw lines.fault("\(table.columns[wrong].name) is no \(types[wrong].rawValue)") }
    if let runColumn, cells[runColumn] == .null { cells[runColumn] = .string(options.runID) }
    do throws(Fault) {
      try writer.append(table: table.name, cells: cells)
    } catch {
      if error.message.hasPrefix("a row of table") { throw lines.fault(error.message) }
      throw error
    }
  }
  return try writer.commit(created: .now)
}

extension Cell {
  /// Nil where the value is none of the type.
  fileprivate init?(_ kind: JSONKind, _ bytes: Span<UInt8>, as type: ColumnType) {
    if kind == .null {
      self = .null
      return
    }
    let raw = unsafe bytes.withUnsafeBufferPointer { unsafe Array($0) }
    if type == .string, kind == .string {
      self = .bytes(raw)
      return
    }
    if type == .json {
      guard kind != .string else { return nil }
      self = .json(raw)
      return
    }
    let text = String(decoding: raw, as: UTF8.self)
    switch type {
    case .int64: if let value = Int64(text) { self = .int(value) } else { return nil }
    case .float64: if let value = Double(text) { self = .double(value) } else { return nil }
    case .bool: if let value = Bool(text) { self = .bool(value) } else { return nil }
    case .date: if let value = CivilDate(iso8601: text) { self = .date(value) } else { return nil }
    case .timestamp:
      guard let value = Moment(iso8601: text) else { return nil }
      self = .timestamp(Timestamp(milliseconds: value.utcSeconds * 1000))
    case .u64hex: if let value = UInt64(text, radix: 16) { self = .u64hex(value) } else { return nil }
    case .string, .json: return nil
    }
  }
}
