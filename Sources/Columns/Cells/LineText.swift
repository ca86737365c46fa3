import Vocabulary

/// How values of each type stand in a line, and back.
enum LineText {
  /// Appends the decimal digits of a number.
  static func append(_ value: Int64, to line: inout [UInt8]) {
    if value < 0 { line.append(0x2D) }
    var rest = value.magnitude
    let start = line.count
    repeat {
      line.append(0x30 + UInt8(truncatingIfNeeded: rest % 10))
      rest /= 10
    } while rest > 0
    line[start...].reverse()
  }

  static func append(hex value: UInt64, to line: inout [UInt8]) {
    for shift in stride(from: 60, through: 0, by: -4) {
      let digit = UInt8(truncatingIfNeeded: value >> UInt64(shift)) & 15
      line.append(digit < 10 ? 0x30 + digit : 0x57 + digit)
    }
  }

  static func append(_ date: CivilDate, to line: inout [UInt8]) {
    append(digits: 4, date.year, to: &line)
    line.append(0x2D)
    append(digits: 2, date.month, to: &line)
    line.append(0x2D)
    append(digits: 2, date.day, to: &line)
  }

  /// Years outside 1...9999 are clamped.
  static func append(_ time: Timestamp, to line: inout [UInt8]) {
    let seconds = time.seconds
    let day = (seconds >= 0 ? seconds : seconds - 86_399) / 86_400
    let rest = Int(seconds - day * 86_400)
    append(CivilDate(daysSince1970: day), to: &line)
    line.append(0x54)
    append(digits: 2, rest / 3600, to: &line)
    line.append(0x3A)
    append(digits: 2, rest / 60 % 60, to: &line)
    line.append(0x3A)
    append(digits: 2, rest % 60, to: &line)
    line.append(0x5A)
  }

  private static func append(digits: Int, _ value: Int, to line: inout [UInt8]) {
    var scale = digits == 4 ? 1000 : 10
    while scale > 0 {
      line.append(0x30 + UInt8(value / scale % 10))
      scale /= 10
    }
  }

  /// Strict: no plus sign, no leading zeros, no minus zero.
  static func int(_ line: Span<UInt8>) -> Int64? {
    let negative = line.count > 0 && line[0] == 0x2D
    var i = negative ? 1 : 0
    guard line.count > i, line.count - i <= 19 else { return nil }
    if line[i] == 0x30, line.count > 1 { return nil }
    var value: UInt64 = 0
    while i < line.count {
      let digit = line[i] &- 0x30
      guard digit < 10 else { return nil }
      value = value &* 10 &+ UInt64(digit)
      i += 1
    }
    if negative {
      return value <= Int64.min.magnitude ? Int64(truncatingIfNeeded: 0 &- value) : nil
    }
    return Int64(exactly: value)
  }

  /// Strict: exactly the shortest text of a finite number.
  static func double(_ line: Span<UInt8>) -> Double? {
    let text = String(span: line)
    guard let value = Double(text), value.isFinite, value.description == text else { return nil }
    return value
  }

  static func bool(_ line: Span<UInt8>) -> Bool? {
    switch line.count {
    case 4: String(span: line) == "true" ? true : nil
    case 5: String(span: line) == "false" ? false : nil
    default: nil
    }
  }

  static func hex(_ line: Span<UInt8>) -> UInt64? {
    guard line.count == 16 else { return nil }
    var value: UInt64 = 0
    for i in 0..<16 {
      switch line[i] {
      case let b where b >= 0x30 && b <= 0x39: value = value << 4 | UInt64(b - 0x30)
      case let b where b >= 0x61 && b <= 0x66: value = value << 4 | UInt64(b - 0x57)
      default: return nil
      }
    }
    return value
  }

  static func date(_ line: Span<UInt8>) -> CivilDate? {
    guard line.count == 10, line[4] == 0x2D, line[7] == 0x2D,
      let year = number(line, 0, 4), let month = number(line, 5, 2), let day = number(line, 8, 2)
    else { return nil }
    return CivilDate(year: year, month: month, day: day)
  }

  static func timestamp(_ line: Span<UInt8>) -> Timestamp? {
    guard line.count == 20, line[10] == 0x54, line[13] == 0x3A, line[16] == 0x3A, line[19] == 0x5A,
      let day = date(line.extracting(0..<10)), let hour = number(line, 11, 2),
      let minute = number(line, 14, 2), let second = number(line, 17, 2),
      hour < 24, minute < 60, second < 60
    else { return nil }
    return Timestamp(
      milliseconds: (day.daysSince1970 * 86_400 + Int64(hour * 3600 + minute * 60 + second)) * 1000)
  }

  private static func number(_ line: Span<UInt8>, _ start: Int, _ count: Int) -> Int? {
    var value = 0
    for i in start..<start + count {
      let digit = line[i] &- 0x30
      guard digit < 10 else { return nil }
      value = value * 10 + Int(digit)
    }
    return value
  }

  /// The value that a line of a column states; nil where the line is none of the type.
  static func cell(_ line: Span<UInt8>, as type: ColumnType) -> Cell? {
    if Escape.isNull(line) { return .null }
    switch type {
    case .string, .json:
      guard line.count > 0 else { return nil }
      var text: [UInt8] = []
      text.reserveCapacity(line.count)
      guard Escape.unescape(line, to: &text) else { return nil }
      guard type == .string else { return .json(text) }
      return String(validating: text, as: UTF8.self).map(Cell.string)
    case .int64: return int(line).map(Cell.int)
    case .float64: return double(line).map(Cell.double)
    case .bool: return bool(line).map(Cell.bool)
    case .date: return date(line).map(Cell.date)
    case .timestamp: return timestamp(line).map(Cell.timestamp)
    case .u64hex: return hex(line).map(Cell.u64hex)
    }
  }
}
