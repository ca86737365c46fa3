import ArgumentParser
import Columns
import Glibc
import Runs
import Vocabulary

struct DatasetCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dataset",
    abstract: "Reads, checks and tends a dataset.",
    subcommands: [
      Describe.self, Cat.self, Head.self, QueryRows.self, Get.self, Files.self, Diff.self, Verify.self,
      Repair.self, Compact.self, Collect.self, Export.self, Load.self,
    ])
}

extension RowFormat: ExpressibleByArgument {}
extension ExportFormat: ExpressibleByArgument {}

extension Compression: ExpressibleByArgument {
  init?(argument: String) {
    guard let value = try? Compression(argument) else { return nil }
    self = value
  }
}

/// The dataset's folder.
struct DatasetPath: ParsableArguments {
  @Argument(help: "The dataset's folder.", completion: .directory)
  var dataset: String
}

/// What every verb that shows rows takes.
struct RowOptions: ParsableArguments {
  @Option(help: "articles, stories, copies, rejects, completeness or runs.")
  var table = "articles"

  @Option(help: "Column names with commas between; all where absent.")
  var columns: String?

  @Option(help: "Only rows that this run wrote.")
  var run: String?

  @Option(help: "tsv (PostgreSQL's COPY escapes), jsonl or csv.")
  var format = RowFormat.tsv

  @Flag(
    help: "Leave out parts whose files are damaged, name them, and end with 65; else the first one stops.")
  var skipDamaged = false

  func query(_ dataset: Dataset, condition: String? = nil, limit: Int? = nil) throws -> Query {
    let table = try dataset.table(table)
    let names = columns?.split(separator: ",").map { String($0.filter { $0 != " " }) }
    if let names, names.isEmpty { throw Fault(.usage, "--columns names no column") }
    if let run, !dataset.runs.contains(run) { throw dataset.unknownRun(run) }
    var query = Query(
      table: table.name, columns: names, condition: try condition.map { try Predicate($0, table: table) },
      runID: run, limit: limit)
    if skipDamaged { query.skipping = { complain($0.message) } }
    return query
  }

  /// Writes the rows to standard output.
  @discardableResult
  func show(_ dataset: Dataset, _ query: Query) throws -> ScanFigures {
    let figures = try showRows(dataset, query, as: format)
    if figures.partsDamaged > 0 {
      throw Fault(
        .badData,
        "\(figures.partsDamaged) of \(figures.parts) parts of table \(query.table) are damaged and were left out"
      )
    }
    return figures
  }
}

extension DatasetCommand {
  struct Describe: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "describe",
      abstract: "Tables, rows, bytes and the statistics of every column.")

    @OptionGroup var path: DatasetPath

    @Option(help: "Only this table; may be given again.")
    var table: [String] = []

    @Flag(help: "One JSON document instead of a table.")
    var json = false

    func run() throws {
      let description = try Dataset(path.dataset).describe(tables: table.isEmpty ? nil : table)
      if json {
        try StandardOutput.write(description.json.span)
      } else {
        try StandardOutput.write(description.text)
      }
    }
  }

  struct Cat: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "cat", abstract: "All rows of a table.")

    @OptionGroup var path: DatasetPath
    @OptionGroup var rows: RowOptions

    func run() throws {
      let dataset = try Dataset(path.dataset)
      try rows.show(dataset, rows.query(dataset))
    }
  }

  struct Head: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "head", abstract: "The first rows of a table.")

    @OptionGroup var path: DatasetPath
    @OptionGroup var rows: RowOptions

    @Option(name: [.customShort("n"), .customLong("rows")], help: "How many.")
    var count = 10

    func run() throws {
      let dataset = try Dataset(path.dataset)
      try rows.show(dataset, rows.query(dataset, limit: count))
    }

    func validate() throws {
      if count < 0 { throw ValidationError("--rows must be 0 or more") }
    }
  }

  struct QueryRows: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "query",
      abstract: "The rows that pass a condition.",
      discussion: """
        naskh dataset query news --columns url,title --where "outlet = 'example' and published >= 2026-11-01"

        Conditions know = != < <= > >=, in (…), between … and …, like 'a%', is null, and, or, not and parentheses. Texts \
        stand in single quotes; a bare day compared with a time means that whole day (UTC).
        """)

    @OptionGroup var path: DatasetPath
    @OptionGroup var rows: RowOptions

    @Option(name: .customLong("where"), help: "The condition.")
    var condition: String?

    @Option(help: "Rows at most.")
    var limit: Int?

    @Flag(help: "Say on standard error which parts and bytes were read and which were spared.")
    var explain = false

    func run() throws {
      let dataset = try Dataset(path.dataset)
      let query = try rows.query(dataset, condition: condition, limit: limit)
      let figures = try rows.show(dataset, query)
      guard explain else { return }
      let share = figures.bytes > 0 ? Double(figures.bytesRead) / Double(figures.bytes) * 100 : 0
      complain(
        """
        \(figures.parts) parts: \(figures.partsSkippedByManifest) spared by the manifest, \
        \(figures.partsSkippedByFooter) by footers, \(figures.partsWithoutRow) without a row; \
        \(figures.bytesRead) of \(figures.bytes) bytes read (\((share * 100).rounded() / 100) %); \
        \(figures.rowsGiven) of \(figures.rows) rows looked at passed
        """)
    }

    func validate() throws {
      if let limit, limit < 0 { throw ValidationError("--limit must be 0 or more") }
    }
  }

  struct Get: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "get",
      abstract: "One article: every version, as JSON lines.")

    @OptionGroup var path: DatasetPath

    @Argument(help: "The article's id.")
    var id: String

    func run() throws {
      let dataset = try Dataset(path.dataset)
      let quoted = id.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''")
      let query = Query(
        table: "articles",
        condition: try Predicate("article_id = '\(quoted)'", table: dataset.table("articles")))
      let figures = try showRows(dataset, query, as: .jsonl)
      if figures.rowsGiven == 0 { throw Fault(.failed, "\(path.dataset) has no article \(id)") }
    }
  }

  struct Files: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "files",
      abstract: "The live files, one a line: what read_csv([…]) of other tools should be given.")

    @OptionGroup var path: DatasetPath

    @Option(help: "The table.")
    var table = "articles"

    @Option(help: "Only this column's files.")
    var column: String?

    func run() throws {
      let files = try Dataset(path.dataset).files(table: table, column: column)
      try StandardOutput.write(files.map { "\(path.dataset)/\($0)\n" }.joined())
    }
  }

  struct Diff: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "diff",
      abstract: "What the runs after one, up to another, added, changed and withdrew.")

    @OptionGroup var path: DatasetPath

    @Argument(help: "The run to compare with.")
    var from: String

    @Argument(help: "A later run.")
    var to: String

    func run() throws {
      try StandardOutput.write("change\tarticle_id\trun_id\toutlet\ttitle\n")
      try Dataset(path.dataset).changes(from: from, to: to) { change throws(Fault) in
        let title =
          change.title.map { $0.split { $0.isNewline || $0 == "\t" }.joined(separator: " ") } ?? "\\N"
        try StandardOutput.write(
          "\(change.kind.rawValue)\t\(change.articleID)\t\(change.runID)\t\(change.outlet)\t\(title)\n")
      }
    }
  }
}
