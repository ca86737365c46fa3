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
    // A part that cannot be read is left out of the descriptions; verify names it.
    for part in dataset.manifest.parts {
      if let footer = try? dataset.footer(of: part) { parts.append((part, footer)) }
    }
    self.parts = parts
  }

  /// Each file appears whole, by rename.
  func write() throws(Fault) {
    let disk = dataset.disk
    var sums = try partSums()
    for (name, bytes) in [
      ("datapackage.json", dataPackage()), ("croissant.json", croissant()),
      ("datasheet.md", Array(try datasheet().utf8)),
    ] {
      try replace(name, bytes, disk)
      sums.append((name, try FileDigest.sha256(bytes.span).hex))
    }
    let lines = sums.map { "\($0.sum)  \($0.path)\n" }.joined()
    try replace("SHA256SUMS", Array(lines.utf8), disk)
    try disk.syncFolder("")
  }

  private func replace(_ name: String, _ bytes: [UInt8], _ disk: Disk) throws(Fault) {
    try disk.write(bytes, to: ".tmp-\(name)")
    try disk.rename(".tmp-\(name)", to: name)
  }

  private func partSums() throws(Fault) -> [(path: String, sum: String)] {
    var sums: [(path: String, sum: String)] = []
    let current = [
      Manifest.current, "\(Manifest.folder)/\(dataset.manifest.name)",
      "\(Manifest.folder)/\(dataset.manifest.schema)",
    ]
    for path in current { sums.append((path, try FileDigest.sha256(dataset.disk.full(path)).hex)) }
    for (part, footer) in parts {
      for column in footer.columns { sums.append(("\(part.path)/\(column.file)", column.sha256)) }
      sums.append(("\(part.path)/\(Footer.name)", part.footerSHA256))
    }
    return sums
  }

  /// The tables that have rows, with their parts.
  var tables: [(table: TableSchema, parts: [(part: Manifest.Part, footer: Footer)])] {
    dataset.schema.tables.compactMap { table in
      let own = parts.filter { $0.part.table == table.name }
      return own.isEmpty ? nil : (table, own)
    }
  }
}
