/// Reads one document without recursion: open containers stand on a stack, finished values on another.
struct JSONParser {
  static let depthLimit = 512

  private struct Open {
    let isObject: Bool
    /// Where the container's values begin on `values`.
    let firstValue: Int
    /// Where an object's keys begin on `keys`.
    let firstKey: Int
  }

  let lenient: Bool
  private var at = 0
  private var open: [Open] = []
  private var values: [JSONValue] = []
  private var keys: [String] = []
  private var scratch: [UInt8] = []

  init(lenient: Bool) { self.lenient = lenient }

  mutating func document(_ bytes: Span<UInt8>) throws(JSONFault) -> JSONValue {
    if bytes.count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF { at = 3 }
    if lenient { skipWrapping(bytes) }
    let first = try value(bytes)
    guard lenient else {
      skipSpace(bytes)
      guard at == bytes.count else { throw fault("something follows the value", bytes) }
      return first
    }
    var all = [first]
    while true {
      skipWrapping(bytes)
      guard at < bytes.count, bytes[at] == 0x7B || bytes[at] == 0x5B, let next = try? value(bytes) else {
        break
      }
      all.append(next)
    }
    return all.count == 1 ? first : .array(all)
  }

  // MARK: One value, containers included

  private mutating func value(_ bytes: Span<UInt8>) throws(JSONFault) -> JSONValue {
    open.removeAll(keepingCapacity: true)
    values.removeAll(keepingCapacity: true)
    keys.removeAll(keepingCapacity: true)
    repeat {
      skipSpace(bytes)
      guard at < bytes.count else {
        guard lenient, !open.isEmpty else { throw fault("the document ends too early", bytes) }
        while !open.isEmpty { close() }
        break
      }
      if let container = open.last, try mark(bytes, in: container) { continue }
      try element(bytes)
    } while !open.isEmpty
    guard let result = values.popLast() else { throw fault("there is no value", bytes) }
    return result
  }

  /// Takes a comma, a closing bracket or a key; true when the loop is to look again.
  private mutating func mark(_ bytes: Span<UInt8>, in container: Open) throws(JSONFault) -> Bool {
    let byte = bytes[at]
    let count = values.count - container.firstValue
    let keyed = container.isObject && keys.count - container.firstKey > count
    if keyed { return false }
    if byte == 0x7D || byte == 0x5D {
      guard lenient || (byte == 0x7D) == container.isObject else {
        throw fault("'\(Character(Unicode.Scalar(byte)))' closes what was not opened so", bytes)
      }
      at += 1
      // A bracket of the other kind closes this container only where none of its own kind is open.
      if (byte == 0x7D) != container.isObject, !open.contains(where: { $0.isObject == (byte == 0x7D) }) {
        return true
      }
      while let top = open.last, top.isObject != (byte == 0x7D) { close() }
      close()
      return true
    }
    if byte == 0x2C {
      if lenient {
        at += 1
        return true
      }
      guard count > 0 else { throw fault("a comma before the first element", bytes) }
      at += 1
      skipSpace(bytes)
      guard at < bytes.count else { throw fault("the document ends too early", bytes) }
      guard bytes[at] != 0x7D, bytes[at] != 0x5D, bytes[at] != 0x2C else {
        throw fault("a comma without an element behind it", bytes)
      }
    } else if count > 0, !lenient {
      throw fault("expected ',' or a closing bracket", bytes)
    }
    guard container.isObject else { return false }
    guard bytes[at] == 0x22 else { throw fault("expected a key in quotes", bytes) }
    let key = try string(bytes, isKey: true)
    skipSpace(bytes)
    if at < bytes.count, bytes[at] == 0x3A {
      at += 1
    } else if !lenient || at < bytes.count {
      throw fault("expected ':' after the key", bytes)
    } else {
      return true
    }
    keys.append(key)
    return true
  }

  private mutating func element(_ bytes: Span<UInt8>) throws(JSONFault) {
    switch bytes[at] {
    case 0x7B, 0x5B:
      guard open.count < Self.depthLimit else {
        throw fault("more than \(Self.depthLimit) containers inside one another", bytes)
      }
      open.append(Open(isObject: bytes[at] == 0x7B, firstValue: values.count, firstKey: keys.count))
      at += 1
    case 0x22: values.append(.string(try string(bytes, isKey: false)))
    case 0x74: try word(bytes, "true", .bool(true))
    case 0x66: try word(bytes, "false", .bool(false))
    case 0x6E: try word(bytes, "null", .null)
    case 0x2D, 0x30...0x39: try number(bytes)
    case 0x2C where lenient, 0x7D where lenient, 0x5D where lenient: values.append(.null)
    default: throw fault("expected a value", bytes)
    }
  }

  private mutating func close() {
    guard let container = open.popLast() else { return }
    if container.isObject {
      if keys.count - container.firstKey > values.count - container.firstValue { values.append(.null) }
      let members = zip(keys[container.firstKey...], values[container.firstValue...])
        .map { JSONObject.Member(key: $0, value: $1) }
      keys.removeSubrange(container.firstKey...)
      values.removeSubrange(container.firstValue...)
      values.append(.object(JSONObject(members)))
    } else {
      let elements = Array(values[container.firstValue...])
      values.removeSubrange(container.firstValue...)
      values.append(.array(elements))
    }
  }

  // MARK: Scalars

  private mutating func word(
    _ bytes: Span<UInt8>, _ text: StaticString, _ value: JSONValue
  ) throws(JSONFault) {
    guard standsAt(at, text, in: bytes) else { throw fault("expected \(text)", bytes) }
    at += text.utf8CodeUnitCount
    values.append(value)
  }

  /// RFC 8259's grammar; lenient also takes zeros in front.
  private mutating func number(_ bytes: Span<UInt8>) throws(JSONFault) {
    let start = at
    var end = at
    func digits() -> Int {
      let first = end
      while end < bytes.count, bytes[end] >= 0x30, bytes[end] <= 0x39 { end += 1 }
      return end - first
    }
    if bytes[end] == 0x2D { end += 1 }
    let integerStart = end
    let integerDigits = digits()
    var isInteger = true
    var isWell = integerDigits == 1 || (integerDigits > 1 && (lenient || bytes[integerStart] != 0x30))
    if end < bytes.count, bytes[end] == 0x2E {
      isInteger = false
      end += 1
      isWell = isWell && digits() > 0
    }
    if end < bytes.count, bytes[end] | 0x20 == 0x65 {
      isInteger = false
      end += 1
      if end < bytes.count, bytes[end] == 0x2B || bytes[end] == 0x2D { end += 1 }
      isWell = isWell && digits() > 0
    }
    guard isWell else { throw fault("a number that is none", bytes) }
    let text = String(repairing: bytes.extracting(start..<end))
    at = end
    if isInteger, let value = Int64(text) {
      values.append(.int(value))
    } else if let value = Double(text), value.isFinite {
      values.append(.double(value))
    } else if lenient {
      values.append(.null)
    } else {
      throw fault("a number too large", bytes)
    }
  }

  /// Reads the string whose quote stands at `at`.
  private mutating func string(_ bytes: Span<UInt8>, isKey: Bool) throws(JSONFault) -> String {
    at += 1
    var start = at
    scratch.removeAll(keepingCapacity: true)
    while true {
      let stop = plainStringEnd(bytes, from: at)
      guard stop < bytes.count else {
        at = stop
        guard lenient else { throw fault("a string that does not end", bytes) }
        return text(bytes, start, stop)
      }
      switch bytes[stop] {
      case 0x22:
        at = stop + 1
        if lenient, !endsString(bytes, isKey: isKey) { continue }
        return text(bytes, start, stop)
      case 0x5C:
        scratch.append(copying: bytes.extracting(start..<stop))
        if let end = unescape(bytes, at: stop, into: &scratch) {
          at = end
        } else if lenient {
          // An escape that is none: its backslash goes, what follows stays.
          at = stop + 1
        } else {
          at = stop
          throw fault("an escape that is none", bytes)
        }
        start = at
      default:
        at = stop
        guard lenient else { throw fault("a raw control character in a string", bytes) }
        at = stop + 1
      }
    }
  }

  private func text(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> String {
    guard !scratch.isEmpty else { return String(repairing: bytes.extracting(start..<end)) }
    var all = scratch
    all.append(copying: bytes.extracting(start..<end))
    return String(repairing: all.span)
  }

  // MARK: Leniency

  /// Whether the quote before `at` ends its string, judged by what follows it: «قال "نعم" ثم» goes on.
  private func endsString(_ bytes: Span<UInt8>, isKey: Bool) -> Bool {
    var i = at
    var sawLineEnd = false
    func skip() {
      while i < bytes.count, bytes[i] <= 0x20 {
        if bytes[i] == 0x0A || bytes[i] == 0x0D { sawLineEnd = true }
        i += 1
      }
    }
    skip()
    guard i < bytes.count else { return true }
    switch bytes[i] {
    case 0x3A: return isKey
    case 0x7D, 0x5D: return true
    case 0x2F: return i + 1 < bytes.count && (bytes[i + 1] == 0x2F || bytes[i + 1] == 0x2A)
    case 0x22: return sawLineEnd
    case 0x3C, 0x3B: return !isKey && open.isEmpty
    case 0x2C:
      i += 1
      skip()
      guard i < bytes.count else { return true }
      switch bytes[i] {
      case 0x22, 0x7D, 0x5D, 0x2C, 0x2F: return true
      case 0x7B, 0x5B, 0x2D, 0x30...0x39, 0x74, 0x66, 0x6E: return open.last?.isObject != true
      default: return false
      }
    default: return false
    }
  }

  private mutating func skipSpace(_ bytes: Span<UInt8>) {
    while at < bytes.count {
      switch bytes[at] {
      case 0x20, 0x0A, 0x0D, 0x09: at += 1
      case ..<0x20 where lenient: at += 1
      case 0x2F where lenient: if !skipComment(bytes) { return }
      case 0xC2 where lenient && starts(bytes, "\u{A0}"): at += 2
      case 0xEF where lenient && starts(bytes, "\u{FEFF}"): at += 3
      case 0xE2 where lenient && (starts(bytes, "\u{2028}") || starts(bytes, "\u{2029}")): at += 3
      default: return
      }
    }
  }

  /// What pages put around the value: comment and CDATA marks, semicolons, commas between values.
  private mutating func skipWrapping(_ bytes: Span<UInt8>) {
    while true {
      skipSpace(bytes)
      if starts(bytes, "<![CDATA[") {
        at += 9
      } else if starts(bytes, "<!--") {
        at += 4
      } else if starts(bytes, "-->") || starts(bytes, "]]>") {
        at += 3
      } else if at < bytes.count, bytes[at] == 0x3B || bytes[at] == 0x2C {
        at += 1
      } else {
        return
      }
    }
  }

  /// Skips the comment at `at`, or only its mark where a wrapper follows on the same line.
  private mutating func skipComment(_ bytes: Span<UInt8>) -> Bool {
    if starts(bytes, "//") {
      at += 2
      while at < bytes.count, bytes[at] == 0x20 { at += 1 }
      if starts(bytes, "<![CDATA[") {
        at += 9
        return true
      }
      while at < bytes.count, bytes[at] != 0x0A, bytes[at] != 0x0D { at += 1 }
      return true
    }
    guard starts(bytes, "/*") else { return false }
    at += 2
    while at < bytes.count, !starts(bytes, "*/") { at += 1 }
    at = min(at + 2, bytes.count)
    return true
  }

  private func starts(_ bytes: Span<UInt8>, _ text: StaticString) -> Bool {
    standsAt(at, text, in: bytes)
  }

  private func fault(_ problem: String, _ bytes: Span<UInt8>) -> JSONFault {
    JSONFault(problem, at: at, in: bytes)
  }
}
