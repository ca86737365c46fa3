import Codecs
package import Vocabulary

/// One state of a dataset, for reading: what `CURRENT` named when it was opened.
///
/// Writers do not disturb it: the files of a state are never rewritten, and `gc` keeps them for its grace period.
package struct Dataset: Sendable {
  package let path: String
  package let manifest: Manifest
  package let schema: DatasetSchema
  let disk: Disk

  /// - Parameter manifest: the file name of an earlier state; nil for the live one.
  package init(_ path: String, manifest: String? = nil) throws(Fault) {
    disk = Disk(root: path)
    self.path = disk.root
    let state =
      if let manifest {
        try DatasetState.load(disk, manifest: manifest)
      } else {
        try DatasetState.load(disk)
      }
    self.manifest = state.manifest
    schema = state.schema
  }

  init(_ disk: Disk, _ manifest: Manifest, _ schema: DatasetSchema) {
    self.disk = disk
    path = disk.root
    self.manifest = manifest
    self.schema = schema
  }

  /// Whether there is a dataset at `path`.
  package static func exists(at path: String) -> Bool { Disk(root: path).exists(Manifest.current) }

  /// The runs in the order of their days, then of their names.
  package var runs: [String] {
    Set(manifest.parts.flatMap(\.runs)).sorted { ($0.day, $0.id) < ($1.day, $1.id) }.map(\.id)
  }

  package func unknownRun(_ run: String) -> Fault {
    .unknown("\(path) has no run \(run)", run, Array(runs.suffix(20)))
  }

  /// The days of the runs, in order.
  package var days: [CivilDate] { Set(manifest.parts.flatMap(\.runs).map(\.day)).sorted() }

  package func table(_ name: String) throws(Fault) -> TableSchema {
    if let table = schema.table(name) { return table }
    throw .unknown("\(path) has no table \(name)", name, schema.tables.map(\.name))
  }

  /// The footer of a part, checked against the manifest's digest.
  package func footer(of part: Manifest.Part) throws(Fault) -> Footer {
    let path = "\(part.path)/\(Footer.name)"
    let bytes = try disk.read(path)
    guard try FileDigest.sha256(bytes.span).hex == part.footerSHA256 else {
      throw Fault(
        .badData,
        "\(disk.full(path)) is not the footer that the manifest names (its SHA-256 differs): restore the part or write run \(part.runID) again; other parts are not touched"
      )
    }
    let footer = try Footer(parsing: bytes, path: disk.full(path))
    guard footer.rows == part.rows, footer.table == part.table else {
      throw Fault(.badData, "\(disk.full(path)) is another part's footer: restore the part")
    }
    return footer
  }

  /// The open lines of a column of a part, behind the header; all null where the part is older than the column.
  func stream(_ column: Column, of part: Manifest.Part, _ footer: Footer) throws(Fault) -> ColumnStream {
    guard let file = footer.file(of: column) else {
      return ColumnStream(constant: part.line(ofAbsent: column))
    }
    let stream = try ColumnStream(
      disk.full("\(part.path)/\(file.file)"), compression: footer.compression)
    try stream.readHeader(file.name)
    return stream
  }

  /// Steps through a part's rows; each stream stands on the row's line of its column.
  func walk(
    _ part: Manifest.Part, _ columns: [Column], _ row: ([ColumnStream]) throws(Fault) -> Void
  ) throws(Fault) {
    let footer = try footer(of: part)
    var streams: [ColumnStream] = []
    for column in columns { streams.append(try stream(column, of: part, footer)) }
    for _ in 0..<part.rows {
      for stream in streams { try stream.step() }
      try row(streams)
    }
  }
}
