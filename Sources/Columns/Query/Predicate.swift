import Vocabulary

/// A condition on a row, in the three-valued logic of SQL: a comparison with null is neither true nor false, and
/// a row passes only where the whole is true. `not` is carried down to the leaves when the text is read.
package indirect enum Predicate: Sendable, Hashable {
  package enum Comparison: String, Sendable, Hashable {
    case equal = "="
    case unequal = "!="
    case less = "<"
    case atMost = "<="
    case greater = ">"
    case atLeast = ">="

    var negated: Comparison {
      switch self {
      case .equal: .unequal
      case .unequal: .equal
      case .less: .atLeast
      case .atMost: .greater
      case .greater: .atMost
      case .atLeast: .less
      }
    }

    func holds(_ order: Int) -> Bool {
      switch self {
      case .equal: order == 0
      case .unequal: order != 0
      case .less: order < 0
      case .atMost: order <= 0
      case .greater: order > 0
      case .atLeast: order >= 0
      }
    }
  }

  case compare(column: String, Comparison, Literal)
  case among(column: String, [Literal], negated: Bool)
  case null(column: String, negated: Bool)
  case like(column: String, LikePattern, negated: Bool)
  case and([Predicate])
  case or([Predicate])

  var negated: Predicate {
    switch self {
    case .compare(let column, let comparison, let literal):
      .compare(column: column, comparison.negated, literal)
    case .among(let column, let list, let negated): .among(column: column, list, negated: !negated)
    case .null(let column, let negated): .null(column: column, negated: !negated)
    case .like(let column, let pattern, let negated): .like(column: column, pattern, negated: !negated)
    case .and(let parts): .or(parts.map(\.negated))
    case .or(let parts): .and(parts.map(\.negated))
    }
  }

  /// The columns that it looks at, each once, in the order of their first use.
  package var columns: [String] {
    var names: [String] = []
    func collect(_ predicate: Predicate) {
      switch predicate {
      case .compare(let name, _, _), .among(let name, _, _), .null(let name, _), .like(let name, _, _):
        if !names.contains(name) { names.append(name) }
      case .and(let parts), .or(let parts): for part in parts { collect(part) }
      }
    }
    collect(self)
    return names
  }
}

/// A constant, checked against the type of the column that it is compared with.
package enum Literal: Sendable, Hashable {
  /// Unescaped text for strings and JSON; the line's text for bool, timestamp and u64hex.
  case text([UInt8])
  /// A day: compared with a date, or with the day of a timestamp.
  case day([UInt8])
  case int(Int64)
  case double(Double)

  /// Negative, 0 or positive as the line's value stands to this; nil where the line is none of the type.
  func order(of line: Span<UInt8>, type: ColumnType) -> Int? {
    switch self {
    case .int(let value): return LineText.int(line).map { $0 < value ? -1 : $0 == value ? 0 : 1 }
    case .double(let value):
      return LineText.double(line).map { $0 < value ? -1 : $0 == value ? 0 : 1 }
    case .day(let day): return Bytes.compare(line.extracting(0..<min(10, line.count)), day.span)
    case .text(let text):
      guard type == .string || type == .json,
        unsafe line.withUnsafeBufferPointer({ unsafe Bytes.find(0x5C, in: $0, from: 0) }) != nil
      else { return Bytes.compare(line, text.span) }
      var plain: [UInt8] = []
      guard Escape.unescape(line, to: &plain) else { return nil }
      return Bytes.compare(plain.span, text.span)
    }
  }
}

/// A pattern of SQL's LIKE: `%` any text, `_` one character, `\` makes the next one plain.
package struct LikePattern: Sendable, Hashable {
  private enum Piece: Sendable, Hashable {
    case byte(UInt8)
    case one
    case any
  }

  private var pieces: [Piece] = []

  package init(_ text: [UInt8]) {
    var i = 0
    while i < text.count {
      switch text[i] {
      case 0x25: if pieces.last != .any { pieces.append(.any) }
      case 0x5F: pieces.append(.one)
      case 0x5C where i + 1 < text.count:
        i += 1
        pieces.append(.byte(text[i]))
      default: pieces.append(.byte(text[i]))
      }
      i += 1
    }
  }

  /// Greedy with one step back, to the last `%`: at most text × pattern steps.
  package func matches(_ text: Span<UInt8>) -> Bool {
    var t = 0
    var p = 0
    var resume: (piece: Int, text: Int)?
    while t < text.count {
      if p < pieces.count {
        switch pieces[p] {
        case .any:
          resume = (p + 1, t)
          p += 1
          continue
        case .one:
          t += 1
          while t < text.count, text[t] & 0xC0 == 0x80 { t += 1 }
          p += 1
          continue
        case .byte(let byte):
          if text[t] == byte {
            t += 1
            p += 1
            continue
          }
        }
      }
      guard let back = resume else { return false }
      t = back.text + 1
      p = back.piece
      resume = (back.piece, t)
    }
    while p < pieces.count, pieces[p] == .any { p += 1 }
    return p == pieces.count
  }
}
