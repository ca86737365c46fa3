import Codecs
package import Vocabulary

/// Takes bytes of an answer, in order.
package typealias ByteSink = (Span<UInt8>) throws(Fault) -> Void

/// How rows are shown.
package enum RowFormat: String, Sendable, Hashable, CaseIterable {
  /// A header, then the lines as they stand in the files, joined by tabs: escapes of PostgreSQL's COPY, `\N`.
  case tsv
  /// One object a row; `json` cells as JSON, int64 and float64 as numbers, null as null.
  case jsonl
  /// RFC 4180: a header, CRLF, quotes where needed; null is an empty cell, an empty text does not occur.
  case csv
}

/// Gathers rows in one format and hands them on in blocks of about 256 KiB.
struct RowPrinter {
  private static let block = 1 << 18

  let format: RowFormat
  let columns: [Column]
  private var bytes: [UInt8] = []
  private var json = JSONWriter()
  private var scratch: [UInt8] = []

  init(_ format: RowFormat, columns: [Column]) {
    self.format = format
    self.columns = columns
    bytes.reserveCapacity(Self.block + 4096)
    switch format {
    case .tsv: bytes.append(contentsOf: Array(columns.map(\.name).joined(separator: "\t").utf8) + [0x0A])
    case .csv:
      bytes.append(contentsOf: Array(columns.map(\.name).joined(separator: ",").utf8) + [0x0D, 0x0A])
    case .jsonl: break
    }
  }

  mutating func print(_ row: RowView, to sink: ByteSink) throws(Fault) {
    switch format {
    case .tsv:
      for i in columns.indices {
        if i > 0 { bytes.append(0x09) }
        row.withLine(i) { bytes.append(span: $0) }
      }
      bytes.append(0x0A)
    case .csv: try printCSV(row)
    case .jsonl: try printJSON(row)
    }
    if bytes.count >= Self.block { try flush(to: sink) }
  }

  mutating func flush(to sink: ByteSink) throws(Fault) {
    guard !bytes.isEmpty else { return }
    try sink(bytes.span)
    bytes.removeAll(keepingCapacity: true)
  }

  private mutating func printCSV(_ row: RowView) throws(Fault) {
    for i in columns.indices {
      if i > 0 { bytes.append(0x2C) }
      guard !row.isNull(i) else { continue }
      scratch.removeAll(keepingCapacity: true)
      guard row.withLine(i, { Escape.unescape($0, to: &scratch) }) else { throw row.badEscape(i) }
      let needsQuotes = scratch.contains { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }
      guard needsQuotes else {
        bytes.append(contentsOf: scratch)
        continue
      }
      bytes.append(0x22)
      for byte in scratch {
        if byte == 0x22 { bytes.append(0x22) }
        bytes.append(byte)
      }
      bytes.append(0x22)
    }
    bytes.append(contentsOf: [0x0D, 0x0A])
  }

  private mutating func printJSON(_ row: RowView) throws(Fault) {
    json.removeAll()
    json.beginObject()
    for (i, column) in columns.enumerated() {
      json.key(column.name)
      guard !row.isNull(i) else {
        json.null()
        continue
      }
      scratch.removeAll(keepingCapacity: true)
      guard row.withLine(i, { Escape.unescape($0, to: &scratch) }) else { throw row.badEscape(i) }
      let text = scratch
      switch column.type {
      case .json, .int64, .float64, .bool: json.raw(text.span)
      case .string, .date, .timestamp, .u64hex: json.string(utf8: text.span)
      }
    }
    json.endObject()
    json.endLine()
    bytes.append(contentsOf: json.bytes)
  }
}

extension RowView {
  func badEscape(_ i: Int) -> Fault {
    Fault(
      .badData,
      "\(streams[i].path): line \(streams[i].lines) holds an escape that is none; run verify, restore the part"
    )
  }
}

extension Dataset {
  /// Writes the rows that pass to `sink`.
  @discardableResult
  package func show(
    _ query: Query, as format: RowFormat, crew: Crew = .single, to sink: ByteSink
  ) throws(Fault) -> ScanFigures {
    let columns = try columns(of: query)
    if format == .tsv, columns.count == 1, query.condition == nil, query.limit == nil, query.runID == nil,
      query.skipping == nil
    {
      return try pour(columns[0], of: query.table, crew, to: sink)
    }
    var printer = RowPrinter(format, columns: columns)
    do throws(Fault) {
      let figures = try scan(query) { row throws(Fault) in
        try printer.print(row, to: sink)
        return true
      }
      try printer.flush(to: sink)
      return figures
    } catch {
      // What came before the damage is whole.
      try printer.flush(to: sink)
      throw error
    }
  }
}
