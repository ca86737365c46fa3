import Vocabulary

/// The small table that closes a run: a row an outlet, a row for all, then the rejects by reason.
package struct SummaryTable: Sendable {
  private let canvas: TextCanvas

  package init(_ canvas: TextCanvas) { self.canvas = canvas }

  /// Lines end in `\n`; no line is wider than the canvas while the outlets' names leave room for it.
  package func text(_ summary: RunSummary) -> String {
    let counts = summary.outlets.sorted { $0.outlet < $1.outlet }
    let rows = counts + [summary.total]
    let columns = fitting(columns: Self.columns, rows: rows)
    let widths = columns.map { $0.width(over: rows) }
    let numbers = widths.reduce(0) { $0 + 2 + $1 }
    let longest = rows.map { displayWidth($0.outlet.name) }.max() ?? 0
    let nameWidth = max(6, min(longest, canvas.width - numbers))
    let rule = String(repeating: canvas.drawsUnicode ? "─" : "-", count: nameWidth + numbers)

    func line(_ name: String, _ cells: [String]) -> String {
      zip(cells, widths).reduce(name + spaces(nameWidth - displayWidth(name))) { text, cell in
        text + "  " + spaces(cell.1 - cell.0.utf8.count) + cell.0
      }
    }
    func line(_ count: RunSummary.OutletCount) -> String {
      line(canvas.cell(count.outlet.name, columns: nameWidth), columns.map { grouped($0.value(count)) })
    }
    var lines = [line("outlet", columns.map(\.title)), rule] + counts.map(line)
    if counts.count > 1 { lines += [rule, line(summary.total)] }
    lines += rejectLines(counts)
    lines += counts.filter(\.isSilent).map { "silent: \($0.outlet) gave no article in this run" }
    lines += summary.broken.map { "counts do not add up: \($0)" }
    return lines.joined(separator: "\n") + "\n"
  }

  private struct Column {
    let title: String
    /// The higher, the sooner it is left out of a narrow table.
    let expendable: Int
    let value: @Sendable (RunSummary.OutletCount) -> Int

    func width(over rows: [RunSummary.OutletCount]) -> Int {
      rows.reduce(title.utf8.count) { max($0, grouped(value($1)).utf8.count) }
    }
  }

  private static let columns = [
    Column(title: "listed", expendable: 3) { $0.listed },
    Column(title: "taken", expendable: 4) { $0.taken },
    Column(title: "fetched", expendable: 1) { $0.fetched },
    Column(title: "articles", expendable: 0) { $0.articles },
    Column(title: "listings", expendable: 6) { $0.listings },
    Column(title: "unchanged", expendable: 5) { $0.unchanged },
    Column(title: "rejects", expendable: 0) { $0.rejected },
    Column(title: "stories", expendable: 0) { $0.stories },
    Column(title: "copies", expendable: 2) { $0.copies },
  ]

  /// Columns without the most expendable ones that do not fit beside 12 columns of name.
  private func fitting(columns: [Column], rows: [RunSummary.OutletCount]) -> [Column] {
    var kept = columns
    while kept.reduce(12, { $0 + 2 + $1.width(over: rows) }) > canvas.width,
      let first = kept.indices.max(by: { kept[$0].expendable < kept[$1].expendable }),
      kept[first].expendable > 0
    {
      kept.remove(at: first)
    }
    return kept
  }

  private func rejectLines(_ counts: [RunSummary.OutletCount]) -> [String] {
    let dot = canvas.drawsUnicode ? " · " : ", "
    return counts.filter { $0.rejected > 0 }.flatMap { count in
      var lines: [String] = []
      var text = "rejects of \(count.outlet): "
      let indent = spaces(text.utf8.count)
      for (i, entry) in count.rejects.ranked.enumerated() {
        let word = "\(entry.reason.rawValue) \(grouped(entry.count))"
        if i > 0, displayWidth(text) + displayWidth(dot + word) > canvas.width {
          lines.append(text)
          text = indent + word
        } else {
          text += (i > 0 ? dot : "") + word
        }
      }
      return lines + [text]
    }
  }
}

func spaces(_ count: Int) -> String { String(repeating: " ", count: max(0, count)) }
