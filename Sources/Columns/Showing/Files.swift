package import Vocabulary

extension Dataset {
  /// The live files of a table, below the dataset's folder, part after part: of one column, or of all.
  ///
  /// A folder's listing may also show parts that are replaced and not yet cleared away; this list never does.
  package func files(table name: String, column: String? = nil) throws(Fault) -> [String] {
    let table = try table(name)
    if let column, table.index(of: column) == nil {
      throw try Self.noFile(of: table.queryColumn(column))
    }
    var files: [String] = []
    for part in manifest.parts(of: name) {
      for file in try footer(of: part).columns where column == nil || file.name == column {
        files.append("\(part.path)/\(file.file)")
      }
    }
    return files
  }

  private static func noFile(of column: Column) -> Fault {
    Fault(.usage, "\(column.name) stands in the folders' names, not in files; name another column")
  }
}
