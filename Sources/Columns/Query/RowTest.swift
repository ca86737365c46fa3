import Vocabulary

/// A condition bound to the open columns of a part.
struct RowTest {
  private let predicate: Predicate
  private let columns: [String: (stream: ColumnStream, type: ColumnType)]

  init(_ predicate: Predicate, columns: [String: (stream: ColumnStream, type: ColumnType)]) {
    self.predicate = predicate
    self.columns = columns
  }

  /// Whether the current row passes.
  func passes() -> Bool { value(of: predicate) == true }

  /// Nil stands for SQL's unknown.
  private func value(of predicate: Predicate) -> Bool? {
    switch predicate {
    case .and(let parts):
      var result: Bool? = true
      for part in parts {
        let value = value(of: part)
        if value == false { return false }
        if value == nil { result = nil }
      }
      return result
    case .or(let parts):
      var result: Bool? = false
      for part in parts {
        let value = value(of: part)
        if value == true { return true }
        if value == nil { result = nil }
      }
      return result
    case .compare(let name, let comparison, let literal):
      return look(name) { line, type in literal.order(of: line, type: type).map(comparison.holds) }
    case .among(let name, let list, let negated):
      return look(name) { line, type in
        list.contains { $0.order(of: line, type: type) == 0 } != negated
      }
    case .null(let name, let negated):
      guard let column = columns[name] else { return nil }
      return column.stream.withLine { Escape.isNull($0) } != negated
    case .like(let name, let pattern, let negated):
      return look(name) { line, type in
        guard type == .string || type == .json else { return pattern.matches(line) != negated }
        var text: [UInt8] = []
        guard Escape.unescape(line, to: &text) else { return nil }
        return pattern.matches(text.span) != negated
      }
    }
  }

  private func look(_ name: String, _ body: (Span<UInt8>, ColumnType) -> Bool?) -> Bool? {
    guard let column = columns[name] else { return nil }
    return column.stream.withLine { line in Escape.isNull(line) ? nil : body(line, column.type) }
  }
}
