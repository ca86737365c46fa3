/// What a column's lines mean; the raw value stands in schemas and footers.
package enum ColumnType: String, Sendable, Hashable, CaseIterable {
  /// UTF-8 text with the escapes of the format; an empty text is null.
  case string
  /// Decimal, -2^63...2^63-1, no plus sign, no leading zeros.
  case int64
  /// Shortest decimal that reads back the same; never NaN or infinite.
  case float64
  /// `true` or `false`.
  case bool
  /// `2026-11-23`.
  case date
  /// `2026-11-23T02:03:04Z`, UTC, 20 bytes: byte order is time order.
  case timestamp
  /// One JSON value; an empty list is `[]` and is not null.
  case json
  /// 16 lower-case hexadecimal digits: an unsigned 64-bit number.
  case u64hex
}

/// One column of a table.
package struct Column: Sendable, Hashable {
  /// `[a-z][a-z0-9_]*`; also the name of the column's files.
  package let name: String
  package let type: ColumnType
  /// 1...; stays with the column for ever, whatever its name becomes.
  package let id: Int
  package let isNullable: Bool
  /// What the cell says, its unit, and what null means.
  package let description: String
  /// The number of the first schema that had this column, 1....
  package let addedIn: Int

  package init(
    _ name: String, _ type: ColumnType, id: Int, isNullable: Bool = false, description: String,
    addedIn: Int = 1
  ) {
    self.name = name
    self.type = type
    self.id = id
    self.isNullable = isNullable
    self.description = description
    self.addedIn = addedIn
  }
}
