import Codecs
import Vocabulary

/// The steps that turn drafts into the next state of the dataset.
///
/// Drafts are renamed to their final names; the schema, where it grew, and the manifest appear by `link`, which
/// fails where the name is taken; then `CURRENT` is replaced by rename. Before that rename readers see the old
/// state, after it the new one; every step is synchronised before the next one can depend on it.
struct Commit {
  let writer: DatasetWriter
  let operation: String
  let created: Timestamp

  private var disk: Disk { writer.disk }

  func run(_ drafts: [DraftPart], keeping kept: [Manifest.Part]) throws(Fault) -> Manifest {
    var parts = kept
    var taken = Set<String>()
    for draft in drafts {
      let path = try place(draft, besides: taken)
      taken.insert(path)
      guard let table = writer.schema.table(draft.footer.table) else { continue }
      parts.append(draft.entry(at: path, table: table))
    }
    var folders = Set<String>()
    for draft in drafts {
      folders.insert(draft.folder)
      folders.insert(draft.footer.table)
    }
    for folder in folders.sorted(by: >) { try disk.syncFolder(folder) }

    try disk.makeFolder(Manifest.folder)
    try disk.syncFolder("")
    let schema = writer.grownSchema.json(number: writer.base.nextSchemaNumber)
    let isGrown = writer.base.schema != writer.grownSchema
    if isGrown { try publish(schema, as: writer.parts.schema) }
    var schemaSum = try FileDigest.sha256(schema.span).hex
    if !isGrown, let earlier = writer.base.manifest { schemaSum = earlier.schemaSHA256 }
    let manifest = Manifest(
      number: writer.base.nextManifestNumber, parent: writer.base.manifest?.name,
      schema: writer.parts.schema, schemaSHA256: schemaSum,
      runID: writer.runID, operation: operation, created: created,
      parts: parts.sorted { ($0.table, $0.partition, $0.path) < ($1.table, $1.partition, $1.path) })
    try publish(manifest.json(), as: manifest.name)

    let next = Manifest.current + ".tmp"
    try disk.write(Manifest.currentLine(naming: manifest.name), to: next)
    try disk.rename(next, to: Manifest.current)
    try disk.syncFolder("")
    do throws(Fault) {
      try DerivedFiles(Dataset(disk, manifest, writer.grownSchema)).write()
    } catch {
      throw Fault(
        error.code,
        "run \(writer.runID) is committed, but its descriptions are not all written: \(error.message)")
    }
    return manifest
  }

  /// A new file of `_meta`, whole from its first moment.
  private func publish(_ bytes: [UInt8], as name: String) throws(Fault) {
    let temporary = "\(Manifest.folder)/.tmp-\(name)"
    try disk.write(bytes, to: temporary)
    try disk.link(temporary, to: "\(Manifest.folder)/\(name)")
    try disk.remove(temporary)
    try disk.syncFolder(Manifest.folder)
  }

  /// Gives a draft its name. Where the same part lies there whole already (this run was written before), that one
  /// is taken and the draft goes; where another one lies there, the next number is tried.
  private func place(_ draft: DraftPart, besides taken: Set<String>) throws(Fault) -> String {
    var number = 0
    while true {
      let path = "\(draft.folder)/part-\(writer.runID)-\(digits(number, 5))"
      if !disk.exists(path) {
        try disk.rename(draft.temporaryPath, to: path)
        return path
      }
      if !taken.contains(path), let footer = try? disk.read("\(path)/\(Footer.name)"),
        footer == draft.footer.json,
        isWhole(draft.footer, at: path)
      {
        try disk.removeFolder(draft.temporaryPath)
        return path
      }
      number += 1
    }
  }

  private func isWhole(_ footer: Footer, at path: String) -> Bool {
    footer.columns.allSatisfy { column in
      (try? FileDigest.sha256(disk.full("\(path)/\(column.file)")))?.hex == column.sha256
    }
  }
}
