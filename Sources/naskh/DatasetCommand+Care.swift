import ArgumentParser
import Columns
import Glibc
import Runs
import Vocabulary

/// What every verb that writes takes.
struct WriteOptions: ParsableArguments {
  @Option(help: "zstd[:1-19], gzip[:1-9] or none.")
  var compression = Compression.standard

  @Option(help: "Workers; one a core where absent.")
  var jobs: Int?

  @Flag(help: "Wait for another writer instead of ending with 75.")
  var wait = false

  var settings: DatasetSettings {
    var settings = DatasetSettings()
    settings.compression = compression
    settings.waitsForLock = wait
    return settings
  }

  func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("--jobs must be 1 or more") }
  }
}

extension DatasetCommand {
  struct Verify: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "verify",
      abstract: "Checks every file, line, statistic and law; names what is wrong, by file and line.",
      discussion: "Exit code 65 where something is wrong.")

    @OptionGroup var path: DatasetPath

    @Option(help: "Workers; one a core where absent.")
    var jobs: Int?

    func run() throws {
      let dataset = try Dataset(path.dataset)
      let findings = verifyDataset(dataset, jobs: jobs)
      for finding in findings { try StandardOutput.write("\(path.dataset)/\(finding)\n") }
      if !findings.isEmpty {
        throw Fault(
          .badData,
          "\(path.dataset): \(findings.count) findings; what is not named is whole: 'query --skip-damaged' reads it, and 'naskh dataset repair' takes damaged parts out"
        )
      }
      let parts = dataset.manifest.parts
      complain("\(parts.count) parts, \(parts.reduce(0) { $0 + $1.rows }) rows: nothing wrong")
    }
  }

  struct Repair: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "repair",
      abstract: "Makes a state without the parts that cannot be read, and names them with their runs.",
      discussion: """
        Restore the named files from a copy rather, where there is one. The files stay where they are until gc; a run whose \
        rows are lost can be written again.
        """)

    @OptionGroup var path: DatasetPath
    @OptionGroup var options: WriteOptions

    func run() throws {
      let repair = try repairDataset(path.dataset, settings: options.settings, jobs: options.jobs)
      for loss in repair.losses {
        try StandardOutput.write(
          "\(path.dataset)/\(loss.path): \(loss.rows) rows of \(loss.runs.joined(separator: ", ")): \(loss.problem)\n"
        )
      }
      complain("\(repair.losses.count) parts taken out")
    }
  }

  struct Compact: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "compact",
      abstract:
        "Merges small parts by month, and by day in the running month; proves the rows the same first.",
      discussion:
        "The old parts stay for readers of earlier states until gc. Exit code 65 where damaged parts were left."
    )

    @OptionGroup var path: DatasetPath
    @OptionGroup var options: WriteOptions

    func run() throws {
      let result = try compactDataset(path.dataset, settings: options.settings, jobs: options.jobs)
      complain(
        result.partsBefore == 0
          ? "nothing to merge"
          : "\(result.partsBefore) parts became \(result.partsAfter), \(result.bytesBefore) bytes \(result.bytesAfter); \(result.sum)"
      )
      for damage in result.damaged { complain(damage.message) }
      if !result.damaged.isEmpty {
        throw Fault(.badData, "\(result.damaged.count) damaged parts were left as they are; run verify")
      }
    }
  }

  struct Collect: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "gc", abstract: "Removes what no state of the grace period needs.")

    @OptionGroup var path: DatasetPath

    @Option(help: "Days for which replaced states stay readable.")
    var graceDays = 7.0

    @Flag(help: "Only say what would go.")
    var dryRun = false

    @Flag(help: "Wait for another writer instead of ending with 75.")
    var wait = false

    func run() throws {
      let result = try collectDataset(
        path.dataset, grace: .seconds(graceDays * 86_400), isDryRun: dryRun, waitsForLock: wait)
      for gone in result.paths { try StandardOutput.write("\(path.dataset)/\(gone)\n") }
      complain("\(result.paths.count) \(dryRun ? "would go" : "removed"), \(result.bytes) bytes")
    }

    func validate() throws {
      if !(graceDays >= 0 && graceDays < 36_500) { throw ValidationError("--grace-days must be 0 to 36500") }
    }
  }

  struct Export: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "export",
      abstract: "Writes tables as Parquet (by the program duckdb), CSV or JSON lines, and checks the result.")

    @OptionGroup var path: DatasetPath

    @Option(help: "parquet, csv or jsonl.")
    var format = ExportFormat.parquet

    @Option(help: "Only this table; may be given again.")
    var table: [String] = []

    @Option(help: "The folder for TABLE.parquet and so on.", completion: .directory)
    var output: String

    func run() throws {
      for line in try exportDataset(path.dataset, tables: table, format: format, to: output) {
        complain(line)
      }
    }
  }

  struct Load: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "load",
      abstract: "Makes JSON lines a run of a table: members are taken by the columns' names.")

    @OptionGroup var path: DatasetPath

    @Argument(help: "JSON lines, plain, gzip or zstd; '-' for standard input.", completion: .file())
    var input: String

    @Option(help: "The table.")
    var table = "articles"

    @Option(name: .customLong("run"), help: "The run's id; written again it replaces its own rows.")
    var runID: String

    @Option(help: "The run's day, YYYY-MM-DD.")
    var date: CivilDate

    @OptionGroup var options: WriteOptions

    func run() throws {
      var load = LoadOptions()
      load.dataset = path.dataset
      load.table = table
      load.runID = runID
      load.crawlDate = date
      load.input = input
      load.settings = options.settings
      load.jobs = options.jobs
      _ = try loadRows(load)
    }
  }
}
