import Codecs
import Vocabulary

/// What stands beside the data for people and programs: made anew at every commit, never read back.
struct DerivedFiles {
  let dataset: Dataset
  /// Every live part with its footer, in the manifest's order.
  let parts: [(part: Manifest.Part, footer: Footer)]

  init(_ dataset: Dataset) throws(Fault) {
    self.dataset = dataset
    var parts: [(part: Manifest.Part, footer: Footer)] = []
    for part in dataset.manifest.parts {
      do throws(Fault) {
        parts.append((part, try dataset.footer(of: part)))
      } catch {
        // A damaged part is left out of the descriptions, verify names it; a disk that does not answer now is no damage.
        let isLost = !dataset.disk.exists("\(part.path)/\(Footer.name)")
        guard error.code == .badData || isLost else { throw error }
      }
    }
    self.parts = parts
  }

  static let sums = "SHA256SUMS"

  /// In the order in which the sums list them.
  static let descriptions = ["datapackage.json", "croissant.json", "datasheet.md"]

  /// Each file appears whole, by rename, the sums last.
  func write() throws(Fault) {
    let disk = dataset.disk
    var sums = try stateSums()
    let contents = [dataPackage(), croissant(), Array(try datasheet().utf8)]
    for (name, bytes) in zip(Self.descriptions, contents) {
      try replace(name, bytes, disk)
      sums.append(Self.line(try FileDigest.sha256(bytes.span).hex, name))
    }
    try replace(Self.sums, Array(sums.map { $0 + [0x0A] }.joined()), disk)
    try disk.syncFolder("")
  }

  private func replace(_ name: String, _ bytes: [UInt8], _ disk: Disk) throws(Fault) {
    try disk.write(bytes, to: ".tmp-\(name)")
    try disk.rename(".tmp-\(name)", to: name)
  }

  /// The lines of `SHA256SUMS` for the state's own files, without line feeds.
  func stateSums() throws(Fault) -> [[UInt8]] {
    let manifest = dataset.manifest
    let current = Manifest.currentLine(naming: manifest.name)
    let document = try manifest.json()
    var lines: [[UInt8]] = []
    lines.append(Self.line(try FileDigest.sha256(current.span).hex, Manifest.current))
    lines.append(
      Self.line(try FileDigest.sha256(document.span).hex, "\(Manifest.folder)/\(manifest.name)"))
    lines.append(Self.line(manifest.schemaSHA256, "\(Manifest.folder)/\(manifest.schema)"))
    for (part, footer) in parts {
      for column in footer.columns { lines.append(Self.line(column.sha256, "\(part.path)/\(column.file)")) }
      lines.append(Self.line(part.footerSHA256, "\(part.path)/\(Footer.name)"))
    }
    return lines
  }

  private static func line(_ sum: String, _ path: String) -> [UInt8] { Array("\(sum)  \(path)".utf8) }

  /// The tables that have rows, with their parts.
  var tables: [(table: TableSchema, parts: [(part: Manifest.Part, footer: Footer)])] {
    dataset.schema.tables.compactMap { table in
      let own = parts.filter { $0.part.table == table.name }
      return own.isEmpty ? nil : (table, own)
    }
  }
}
