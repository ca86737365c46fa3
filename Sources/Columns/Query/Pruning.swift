import Codecs
import Vocabulary

extension Predicate {
  /// Whether any row of a part may pass, by statistics alone; true where they do not tell.
  ///
  /// `facts` gives a column's statistics (nil: not known, or the column is not there and all null, which
  /// `isAbsent` says); `partition` has the part's days.
  func mayPass(rows: Int, partition: Partition, _ facts: (String) -> ColumnKnowledge) -> Bool {
    switch self {
    case .and(let parts): return parts.allSatisfy { $0.mayPass(rows: rows, partition: partition, facts) }
    case .or(let parts): return parts.contains { $0.mayPass(rows: rows, partition: partition, facts) }
    case .compare(let name, let comparison, let literal):
      return knowledge(name, partition, facts).mayHold(comparison, literal, rows: rows)
    case .among(let name, let list, false):
      let known = knowledge(name, partition, facts)
      return list.contains { known.mayHold(.equal, $0, rows: rows) }
    case .among(let name, let list, true):
      let known = knowledge(name, partition, facts)
      return list.allSatisfy { known.mayHold(.unequal, $0, rows: rows) }
    case .null(let name, let negated):
      switch knowledge(name, partition, facts) {
      case .nothing: return true
      case .allNull: return !negated
      case .facts(let facts): return negated ? facts.nullCount < rows : facts.nullCount > 0
      }
    case .like(let name, _, _):
      return knowledge(name, partition, facts).mayHaveValues(rows: rows)
    }
  }

  private func knowledge(
    _ name: String, _ partition: Partition, _ facts: (String) -> ColumnKnowledge
  ) -> ColumnKnowledge {
    guard name == TableSchema.partition else { return facts(name) }
    var day = ColumnFacts()
    day.min = .string(partition.first.iso8601)
    day.max = .string(partition.last.iso8601)
    return .facts(day)
  }
}

/// What is known of a column of a part without reading it.
enum ColumnKnowledge {
  case nothing
  case allNull
  case facts(ColumnFacts)

  func mayHaveValues(rows: Int) -> Bool {
    switch self {
    case .nothing: true
    case .allNull: false
    case .facts(let facts): facts.nullCount < rows
    }
  }

  func mayHold(_ comparison: Predicate.Comparison, _ literal: Literal, rows: Int) -> Bool {
    guard mayHaveValues(rows: rows) else { return false }
    guard case .facts(let facts) = self, let low = literal.order(of: facts.min),
      let high = literal.order(of: facts.max)
    else { return true }
    // A cut maximum stands for any text that begins with it.
    let mayReachAbove = high > 0 || (facts.maxIsCut && literal.begins(with: facts.max))
    switch comparison {
    case .equal:
      guard low <= 0, high >= 0 || mayReachAbove else { return false }
      guard let values = facts.values, !facts.minIsCut, !facts.maxIsCut else { return true }
      return values.contains { literal.order(of: $0.value) == 0 }
    case .unequal: return low != 0 || high != 0 || facts.minIsCut || facts.maxIsCut
    case .less: return low < 0
    case .atMost: return low <= 0
    case .greater: return mayReachAbove
    case .atLeast: return high >= 0 || mayReachAbove
    }
  }
}

extension Literal {
  /// As `order(of:type:)`, for a bound of a footer; nil where it is no bound for this literal.
  fileprivate func order(of bound: JSONValue) -> Int? {
    switch (self, bound) {
    case (.int(let value), _): return bound.int.map { $0 < value ? -1 : $0 == value ? 0 : 1 }
    case (.double(let value), _): return bound.double.map { $0 < value ? -1 : $0 == value ? 0 : 1 }
    case (.day(let day), .string(let text)):
      return Bytes.compare(Array(text.utf8.prefix(10)).span, day.span)
    case (.text(let literal), .string(let text)): return Bytes.compare(Array(text.utf8).span, literal.span)
    case (.text(let literal), .bool(let value)):
      return Bytes.compare(Array((value ? "true" : "false").utf8).span, literal.span)
    default: return nil
    }
  }

  fileprivate func begins(with bound: JSONValue) -> Bool {
    guard case .text(let text) = self, let prefix = bound.string else { return false }
    return text.starts(with: prefix.utf8)
  }
}
