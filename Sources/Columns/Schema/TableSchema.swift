import Vocabulary

/// The columns of one table, in the order in which rows are given.
package struct TableSchema: Sendable, Hashable {
  /// The table's name and folder, `[a-z][a-z0-9_]*`.
  package let name: String
  package let description: String
  package let columns: [Column]
  /// Columns that order a part's rows, first key first: by the bytes of their lines.
  package let sort: [String]
  /// Columns that together are different in every row of one run; empty where nothing is promised.
  package let key: [String]
  private let positions: [String: Int]

  /// Queries see the day that a part's folder names as a column of this name.
  package static let partition = "crawl_date"
  /// The partition as queries see it; it stands in a file only in the parts of months.
  package static let partitionColumn = Column(
    partition, .date, id: 0, description: "Day of the run that wrote the row (the partition; UTC).")

  /// As the parts that compaction writes: rows come by day and run first, so that of several rows of one key the
  /// last one is the latest; a month's part states each row's day.
  func merged(into partition: Partition) -> TableSchema {
    let runs = sort.contains("run_id") || index(of: "run_id") == nil ? [] : ["run_id"]
    guard partition.isMonth else {
      return TableSchema(name: name, description: description, columns: columns, sort: runs + sort, key: key)
    }
    return TableSchema(
      name: name, description: description, columns: columns + [Self.partitionColumn],
      sort: [Self.partition] + runs + sort, key: key)
  }

  package init(name: String, description: String, columns: [Column], sort: [String], key: [String] = []) {
    self.name = name
    self.description = description
    self.columns = columns
    self.sort = sort
    self.key = key
    positions = Dictionary(columns.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { a, _ in a })
  }

  /// The place of a column among `columns`; nil where there is none of that name.
  package func index(of column: String) -> Int? { positions[column] }

  package static func == (a: Self, b: Self) -> Bool {
    a.name == b.name && a.description == b.description && a.columns == b.columns && a.sort == b.sort
      && a.key == b.key
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(name)
    hasher.combine(columns)
  }
}

/// The tables of one dataset.
package struct DatasetSchema: Sendable, Hashable {
  package let tables: [TableSchema]

  package init(_ tables: [TableSchema]) { self.tables = tables }

  package func table(_ name: String) -> TableSchema? { tables.first { $0.name == name } }

  /// The tables that a run writes.
  package static let news = DatasetSchema([
    .articles, .stories, .copies, .rejects, .completeness, .runs,
  ])

  /// This schema grown by what `newer` adds: tables, and nullable columns at the end of tables.
  ///
  /// Columns are matched by id. Throws where a column changed its type, lost its null or is new and not nullable:
  /// a meaning never changes in place.
  func grown(by newer: DatasetSchema, number: Int) throws(Fault) -> DatasetSchema {
    var grown: [TableSchema] = []
    for old in tables {
      guard let new = newer.table(old.name) else {
        grown.append(old)
        continue
      }
      grown.append(try old.grown(by: new, number: number))
    }
    for new in newer.tables where table(new.name) == nil { grown.append(new) }
    return DatasetSchema(grown)
  }
}

extension TableSchema {
  fileprivate func grown(by newer: TableSchema, number: Int) throws(Fault) -> TableSchema {
    var merged = columns
    for column in newer.columns {
      guard let place = merged.firstIndex(where: { $0.id == column.id }) else {
        guard column.isNullable, index(of: column.name) == nil else {
          throw Fault(
            .badData,
            "table \(name): the new column \(column.name) must be nullable and of a new name, for older parts do not have it"
          )
        }
        merged.append(
          Column(
            column.name, column.type, id: column.id, isNullable: true, description: column.description,
            addedIn: number))
        continue
      }
      let old = merged[place]
      guard old.name == column.name, old.type == column.type, column.isNullable || !old.isNullable else {
        throw Fault(
          .badData,
          "table \(name): column \(old.name) (\(old.type.rawValue)) cannot become \(column.name) (\(column.type.rawValue)) in place; give the new meaning a new name and id"
        )
      }
      merged[place] = Column(
        old.name, old.type, id: old.id, isNullable: column.isNullable, description: column.description,
        addedIn: old.addedIn)
    }
    return TableSchema(
      name: name, description: newer.description, columns: merged, sort: newer.sort, key: newer.key)
  }
}
