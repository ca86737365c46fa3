import Codecs
package import Vocabulary

extension Dataset {
  /// Findings of one column file at most: a file that is broken throughout is told in a few lines.
  private static let perFile = 5

  /// Checks every file of this state against the format, its footer and the manifest, and the tables against each
  /// other; empty where all is well. A damaged part does not hide what is wrong with others.
  package func verify(crew: Crew = .single) -> [Finding] {
    var findings: [Finding] = []
    let parts = manifest.parts
    let results = try? crew.map(parts.count) { i throws(Fault) in verify(parts[i]) }
    for list in results ?? [] { findings += list }
    for path in Set(Dictionary(grouping: parts, by: \.path).filter { $1.count > 1 }.keys).sorted() {
      findings.append(Finding(file: "\(Manifest.folder)/\(manifest.name)", "names the part \(path) twice"))
    }
    findings += verifyStates()
    // What the parts say is compared only where the parts are sound.
    guard findings.isEmpty else { return findings }
    do throws(Fault) {
      return try verifyDescriptions() + verifyLaws()
    } catch {
      return [Finding(file: "", error.message)]
    }
  }

  private func verify(_ part: Manifest.Part) -> [Finding] {
    let footerPath = "\(part.path)/\(Footer.name)"
    guard let table = schema.table(part.table) else {
      return [Finding(file: part.path, "belongs to a table that the schema does not have")]
    }
    let footer: Footer
    do throws(Fault) { footer = try self.footer(of: part) } catch {
      return [Finding(file: footerPath, error.message)]
    }
    var findings: [Finding] = []
    if footer.partition != part.partition || footer.runID != part.runID {
      findings.append(Finding(file: footerPath, "states another run or day than the manifest and the path"))
    }
    let columns = part.partition.isMonth ? table.columns + [TableSchema.partitionColumn] : table.columns
    for column in columns where !column.isNullable && footer.columns.allSatisfy({ $0.id != column.id }) {
      findings.append(Finding(file: footerPath, "lacks the column \(column.name), which must not be null"))
    }
    for file in footer.columns {
      let path = "\(part.path)/\(file.file)"
      guard let column = columns.first(where: { $0.id == file.id }), column.type == file.type else {
        findings.append(Finding(file: path, "is of a column or type that the schema does not have"))
        continue
      }
      do throws(Fault) {
        findings += try verify(file, path, column, footer)
      } catch {
        findings.append(Finding(file: path, error.message))
      }
    }
    let known = Set(footer.columns.map(\.file) + [Footer.name])
    for name in (try? disk.list(part.path)) ?? [] where !known.contains(name) {
      findings.append(Finding(file: "\(part.path)/\(name)", "is not in the part's footer; remove it"))
    }
    findings += verifyOrder(part, footer, table)
    return findings
  }

  private func verify(
    _ file: Footer.ColumnFile, _ path: String, _ column: Column, _ footer: Footer
  ) throws(Fault) -> [Finding] {
    var findings: [Finding] = []
    let advice = "restore the part or write run \(footer.runID) again"
    if let size = disk.size(path), size != file.bytes {
      findings.append(Finding(file: path, "has \(size) bytes, the footer says \(file.bytes); \(advice)"))
    }
    if try FileDigest.sha256(disk.full(path)).hex != file.sha256 {
      findings.append(Finding(file: path, "its SHA-256 is not the footer's: bytes have changed; \(advice)"))
    }
    let stream = try ColumnStream(disk.full(path), compression: footer.compression)
    var statistics = ColumnStatistics(column.type)
    var rows = 0
    do throws(Fault) {
      try stream.readHeader(file.name)
      while try stream.advance() {
        rows += 1
        let problem = stream.withLine { line in
          LineCheck.problem(line, column) ?? LineCheck.problem(line, column, within: footer.partition)
        }
        if let problem {
          if findings.count < Self.perFile { findings.append(Finding(file: path, line: rows + 1, problem)) }
        } else {
          stream.withLine { statistics.add($0) }
        }
      }
    } catch {
      findings.append(Finding(file: path, line: stream.lines + 1, error.message))
      return findings
    }
    if stream.tail > 0 {
      findings.append(Finding(file: path, line: rows + 2, "the last line has no line feed; \(advice)"))
    }
    if rows != footer.rows {
      findings.append(Finding(file: path, "has \(rows) rows, the footer says \(footer.rows); \(advice)"))
    }
    if stream.rawBytes != file.rawBytes {
      findings.append(
        Finding(file: path, "has \(stream.rawBytes) raw bytes, the footer says \(file.rawBytes); \(advice)"))
    }
    statistics.finish()
    if findings.isEmpty, ColumnFacts(statistics).asWritten != file.facts {
      findings.append(Finding(file: path, "the footer's statistics are not those of its lines; \(advice)"))
    }
    return findings
  }

  private func verifyOrder(_ part: Manifest.Part, _ footer: Footer, _ table: TableSchema) -> [Finding] {
    var last = [[UInt8]](repeating: [], count: footer.sort.count)
    var number = 1
    var fallen: Int?
    // What cannot be read is told where the column was read.
    try? {
      var columns: [Column] = []
      for name in footer.sort { columns.append(try table.queryColumn(name)) }
      try walk(part, columns) { streams in
        number += 1
        var order = 0
        for (i, stream) in streams.enumerated() {
          stream.withLine { line in
            let change = unsafe last[i].withUnsafeBufferPointer { before in
              unsafe line.withUnsafeBufferPointer { unsafe Bytes.compare($0, before) }
            }
            if order == 0 { order = change }
            guard change != 0 else { return }
            last[i].removeAll(keepingCapacity: true)
            last[i].append(span: line)
          }
        }
        if order < 0, fallen == nil { fallen = number }
      }
    }()
    guard let fallen else { return [] }
    let order = footer.sort.joined(separator: ", ")
    return [Finding(file: part.path, line: fallen, "is not in the order of \(order)")]
  }
}

/// What is wrong with one line of a column.
enum LineCheck {
  /// A day that the part's folder does not name; nil for other columns.
  static func problem(_ line: Span<UInt8>, _ column: Column, within partition: Partition) -> String? {
    guard column.id == 0, let day = LineText.date(line), !partition.contains(day) else { return nil }
    return "\(day.iso8601) is no day of \(partition.folder)"
  }

  /// Nil where it is well formed.
  static func problem(_ line: Span<UInt8>, _ column: Column) -> String? {
    if line.count == 0 { return "the line is blank; an empty text is written \\N" }
    if Escape.isNull(line) {
      return column.isNullable ? nil : "null in a column that must not be null"
    }
    for i in 0..<line.count {
      switch line[i] {
      case 0x00: return "the line holds U+0000"
      case 0x09: return "the line holds a tab that is not escaped"
      case 0x0D: return "the line holds a carriage return that is not escaped"
      default: continue
      }
    }
    guard column.type == .json else {
      return LineText.cell(line, as: column.type) == nil ? "the line is no \(column.type.rawValue)" : nil
    }
    guard case .json(let text)? = LineText.cell(line, as: .json), (try? JSONValue(parsing: text)) != nil
    else {
      return "the line is no json"
    }
    return nil
  }
}
