package import Vocabulary

extension Predicate {
  /// Reads a condition: comparisons (`=` `!=` `<>` `<` `<=` `>` `>=`), `in (…)`, `between … and …`, `is [not] null`,
  /// `like`, `and`, `or`, `not`, parentheses. Texts stand in single quotes (`''` is one quote within); days and
  /// times may stand bare. A bare day compared with a timestamp means that whole day (UTC).
  ///
  /// - Throws: `.usage`, with the place.
  package init(_ text: String, table: TableSchema) throws(Fault) {
    var parser = PredicateParser(tokens: try PredicateToken.tokens(of: text), table: table)
    self = try parser.parse()
  }
}

private struct PredicateParser {
  let tokens: [PredicateToken]
  let table: TableSchema
  private var place = 0
  private var depth = 0

  init(tokens: [PredicateToken], table: TableSchema) {
    self.tokens = tokens
    self.table = table
  }

  private var token: PredicateToken { tokens[min(place, tokens.count - 1)] }

  private func unexpected(_ wanted: String) -> Fault {
    Fault(.usage, "condition: expected \(wanted) at \(token.place), found \(token.description)")
  }

  mutating func parse() throws(Fault) -> Predicate {
    let predicate = try disjunction()
    guard case .end = token.kind else { throw unexpected("'and', 'or' or the end") }
    return predicate
  }

  private mutating func disjunction() throws(Fault) -> Predicate {
    var parts = [try conjunction()]
    while take(word: "or") { parts.append(try conjunction()) }
    return parts.count == 1 ? parts[0] : .or(parts)
  }

  private mutating func conjunction() throws(Fault) -> Predicate {
    var parts = [try term()]
    while take(word: "and") { parts.append(try term()) }
    return parts.count == 1 ? parts[0] : .and(parts)
  }

  private mutating func term() throws(Fault) -> Predicate {
    depth += 1
    defer { depth -= 1 }
    guard depth <= 100 else { throw Fault(.usage, "condition: nested more than 100 deep; write it flatter") }
    if take(word: "not") { return try term().negated }
    if take(symbol: "(") {
      let inner = try disjunction()
      guard take(symbol: ")") else { throw unexpected("')'") }
      return inner
    }
    return try comparison()
  }

  private mutating func comparison() throws(Fault) -> Predicate {
    guard case .word(let name) = token.kind else { throw unexpected("a column") }
    let column = try table.queryColumn(name)
    place += 1
    if take(word: "is") {
      let negated = take(word: "not")
      guard take(word: "null") else { throw unexpected("'null'") }
      return .null(column: name, negated: negated)
    }
    let negated = take(word: "not")
    if take(word: "in") { return .among(column: name, try list(for: column), negated: negated) }
    if take(word: "like") {
      guard case .text(let pattern) = token.kind else { throw unexpected("a pattern in single quotes") }
      guard column.type != .int64, column.type != .float64 else {
        throw Fault(.usage, "condition: 'like' needs a text, \(name) is \(column.type.rawValue)")
      }
      place += 1
      return .like(column: name, LikePattern(pattern), negated: negated)
    }
    if take(word: "between") {
      let low = try literal(for: column)
      guard take(word: "and") else { throw unexpected("'and'") }
      let both = Predicate.and([
        .compare(column: name, .atLeast, low), .compare(column: name, .atMost, try literal(for: column)),
      ])
      return negated ? both.negated : both
    }
    guard !negated, case .symbol(let symbol) = token.kind,
      let comparison = Predicate.Comparison(rawValue: ["<>": "!=", "==": "="][symbol] ?? symbol)
    else { throw unexpected("a comparison, 'in', 'like', 'between' or 'is'") }
    place += 1
    return .compare(column: name, comparison, try literal(for: column))
  }

  private mutating func list(for column: Column) throws(Fault) -> [Literal] {
    guard take(symbol: "(") else { throw unexpected("'('") }
    var list = [try literal(for: column)]
    while take(symbol: ",") { list.append(try literal(for: column)) }
    guard take(symbol: ")") else { throw unexpected("',' or ')'") }
    return list
  }

  private mutating func literal(for column: Column) throws(Fault) -> Literal {
    let text: [UInt8]
    switch token.kind {
    case .text(let quoted): text = quoted
    case .bare(let bare): text = bare
    case .word(let word) where column.type == .bool: text = Array(word.utf8)
    case .word where column.type == .string || column.type == .json:
      throw unexpected("a text in single quotes for \(column.name)")
    default: throw unexpected("a value for \(column.name)")
    }
    if case .bare = token.kind, column.type == .string || column.type == .json {
      throw unexpected("a text in single quotes for \(column.name)")
    }
    guard let literal = Literal(text, for: column.type) else {
      throw unexpected("a value of type \(column.type.rawValue) for \(column.name)")
    }
    place += 1
    return literal
  }

  private mutating func take(word: String) -> Bool {
    guard case .word(let found) = token.kind, found.lowercased() == word else { return false }
    place += 1
    return true
  }

  private mutating func take(symbol: String) -> Bool {
    guard case .symbol(let found) = token.kind, found == symbol else { return false }
    place += 1
    return true
  }
}

extension Literal {
  /// Nil where the text is no value of the type.
  init?(_ text: [UInt8], for type: ColumnType) {
    switch type {
    case .string, .json: self = .text(text)
    case .int64:
      if let value = LineText.int(text.span) {
        self = .int(value)
      } else {
        return nil
      }
    case .float64:
      guard let value = Double(String(decoding: text, as: UTF8.self)), value.isFinite else { return nil }
      self = .double(value)
    case .bool:
      guard LineText.bool(text.span) != nil else { return nil }
      self = .text(text)
    case .u64hex:
      guard LineText.hex(text.span) != nil else { return nil }
      self = .text(text)
    case .date:
      guard LineText.date(text.span) != nil else { return nil }
      self = .day(text)
    case .timestamp:
      if LineText.date(text.span) != nil {
        self = .day(text)
        return
      }
      guard let moment = Moment(iso8601: String(decoding: text, as: UTF8.self)) else { return nil }
      var line: [UInt8] = []
      LineText.append(Timestamp(milliseconds: moment.utcSeconds * 1000), to: &line)
      self = .text(line)
    }
  }
}

extension TableSchema {
  /// A column as queries name it, the partition among them.
  package func queryColumn(_ name: String) throws(Fault) -> Column {
    if let place = index(of: name) { return columns[place] }
    if name == Self.partition { return Self.partitionColumn }
    throw .unknown("table \(self.name) has no column \(name)", name, columns.map(\.name) + [Self.partition])
  }
}
