/// What a member's value is, by its first byte.
package enum JSONKind: Sendable, Hashable {
  case null, bool, number, string, array, object
}

/// Walks the object of one line and hands over the members that are wanted; the others are passed without a copy.
///
///     var reader = JSONLineReader(keys: ["id", "text"])
///     try reader.read(line) { key, kind, bytes in          // key: index into keys
///       if key == 1, kind == .string { text = String(repairing: bytes) }
///     }
///
/// `bytes` is a string's text with escapes taken off, or any other value as it stands; it lives for the call.
/// Members come in the line's order, of twins the first. Values that are passed over are checked for their
/// brackets, quotes and words only. Keep one reader a worker: its buffer is reused.
package struct JSONLineReader: Sendable {
  /// At most 64.
  package let keys: [String]
  private let wanted: [[UInt8]]
  private var name: [UInt8] = []
  private var text: [UInt8] = []

  package init(keys: [String]) {
    self.keys = Array(keys.prefix(64))
    wanted = self.keys.map { Array($0.utf8) }
  }

  package mutating func read(
    _ line: Span<UInt8>, _ take: (_ key: Int, _ kind: JSONKind, _ bytes: Span<UInt8>) -> Void
  ) throws(JSONFault) {
    var seen: UInt64 = 0
    var at = try behindOpening(line)
    if at < line.count, line[at] == 0x7D { return try end(line, at + 1) }
    while true {
      guard at < line.count, line[at] == 0x22 else {
        throw JSONFault("expected a key in quotes", at: at, in: line)
      }
      let keyEnd = try Self.stringEnd(line, from: at + 1)
      let key = try index(ofKey: line, at + 1, keyEnd)
      at = Self.space(line, keyEnd + 1)
      guard at < line.count, line[at] == 0x3A else {
        throw JSONFault("expected ':' after the key", at: at, in: line)
      }
      at = Self.space(line, at + 1)
      guard at < line.count, let kind = Self.kind(line[at]) else {
        throw JSONFault("expected a value", at: at, in: line)
      }
      let valueEnd = try Self.skip(kind, line, at)
      if let key, seen & (1 << UInt64(key)) == 0 {
        seen |= 1 << UInt64(key)
        if kind != .string {
          take(key, kind, line.extracting(at..<valueEnd))
        } else if plainStringEnd(line, from: at + 1) == valueEnd - 1 {
          take(key, kind, line.extracting(at + 1..<valueEnd - 1))
        } else {
          try Self.decode(line, at + 1, valueEnd - 1, into: &text)
          take(key, kind, text.span)
        }
      }
      at = Self.space(line, valueEnd)
      guard at < line.count else { throw JSONFault("the line ends too early", at: at, in: line) }
      if line[at] == 0x7D { return try end(line, at + 1) }
      guard line[at] == 0x2C else { throw JSONFault("expected ',' or '}'", at: at, in: line) }
      at = Self.space(line, at + 1)
    }
  }

  package mutating func read(
    _ line: UnsafeBufferPointer<UInt8>, _ take: (_ key: Int, _ kind: JSONKind, _ bytes: Span<UInt8>) -> Void
  ) throws(JSONFault) {
    try unsafe read(Span(_unsafeElements: line), take)
  }

  /// Lends the elements of an array, one after the other, each as it stands.
  package static func elements(
    of array: Span<UInt8>, _ take: (Span<UInt8>) throws(JSONFault) -> Void
  ) throws(JSONFault) {
    var at = space(array, 0)
    guard at < array.count, array[at] == 0x5B else { throw JSONFault("expected '['", at: at, in: array) }
    at = space(array, at + 1)
    if at < array.count, array[at] == 0x5D { return }
    while true {
      guard at < array.count, let kind = kind(array[at]) else {
        throw JSONFault("expected a value", at: at, in: array)
      }
      let end = try skip(kind, array, at)
      try take(array.extracting(at..<end))
      at = space(array, end)
      guard at < array.count, array[at] == 0x2C else { break }
      at = space(array, at + 1)
    }
    guard at < array.count, array[at] == 0x5D else {
      throw JSONFault("expected ',' or ']'", at: at, in: array)
    }
  }

  // MARK: How

  private func behindOpening(_ line: Span<UInt8>) throws(JSONFault) -> Int {
    var at = 0
    if line.count >= 3, line[0] == 0xEF, line[1] == 0xBB, line[2] == 0xBF { at = 3 }
    at = Self.space(line, at)
    guard at < line.count, line[at] == 0x7B else { throw JSONFault("expected '{'", at: at, in: line) }
    return Self.space(line, at + 1)
  }

  private func end(_ line: Span<UInt8>, _ start: Int) throws(JSONFault) {
    let at = Self.space(line, start)
    guard at == line.count else { throw JSONFault("something follows the object", at: at, in: line) }
  }

  private mutating func index(ofKey line: Span<UInt8>, _ start: Int, _ end: Int) throws(JSONFault) -> Int? {
    let slice = line.extracting(start..<end)
    guard plainStringEnd(slice, from: 0) < slice.count else {
      return wanted.firstIndex { Self.equal($0.span, slice) }
    }
    try Self.decode(line, start, end, into: &name)
    return wanted.firstIndex(of: name)
  }

  private static func equal(_ a: Span<UInt8>, _ b: Span<UInt8>) -> Bool {
    guard a.count == b.count else { return false }
    for i in a.indices where a[i] != b[i] { return false }
    return true
  }

  private static func kind(_ byte: UInt8) -> JSONKind? {
    switch byte {
    case 0x22: .string
    case 0x7B: .object
    case 0x5B: .array
    case 0x74, 0x66: .bool
    case 0x6E: .null
    case 0x2D, 0x30...0x39: .number
    default: nil
    }
  }

  private static func space(_ line: Span<UInt8>, _ start: Int) -> Int {
    var at = start
    while at < line.count, line[at] == 0x20 || line[at] == 0x0A || line[at] == 0x0D || line[at] == 0x09 {
      at += 1
    }
    return at
  }

  /// The closing quote of the string whose text begins at `start`.
  private static func stringEnd(_ line: Span<UInt8>, from start: Int) throws(JSONFault) -> Int {
    var at = start
    while true {
      at = plainStringEnd(line, from: at)
      guard at < line.count else { throw JSONFault("a string that does not end", at: at, in: line) }
      switch line[at] {
      case 0x22: return at
      case 0x5C: at += 2
      default: throw JSONFault("a raw control character in a string", at: at, in: line)
      }
    }
  }

  /// The offset behind the value that begins at `start`.
  private static func skip(_ kind: JSONKind, _ line: Span<UInt8>, _ start: Int) throws(JSONFault) -> Int {
    switch kind {
    case .string: return try stringEnd(line, from: start + 1) + 1
    case .array, .object:
      var depth = 0
      var at = start
      while at < line.count {
        switch line[at] {
        case 0x22: at = try stringEnd(line, from: at + 1)
        case 0x7B, 0x5B: depth += 1
        case 0x7D, 0x5D: depth -= 1
        default: break
        }
        at += 1
        if depth == 0 { return at }
      }
      throw JSONFault("the line ends too early", at: at, in: line)
    case .null, .bool, .number:
      var at = start
      while at < line.count, line[at] != 0x2C, line[at] != 0x7D, line[at] != 0x5D, line[at] > 0x20 { at += 1 }
      guard isScalar(line.extracting(start..<at)) else {
        throw JSONFault("expected a value", at: start, in: line)
      }
      return at
    }
  }

  /// A word of JSON, or bytes of which numbers are made.
  private static func isScalar(_ text: Span<UInt8>) -> Bool {
    switch text[0] {
    case 0x74: return text.count == 4 && standsAt(0, "true", in: text)
    case 0x66: return text.count == 5 && standsAt(0, "false", in: text)
    case 0x6E: return text.count == 4 && standsAt(0, "null", in: text)
    default:
      for i in text.indices {
        switch text[i] {
        case 0x30...0x39, 0x2B, 0x2D, 0x2E, 0x45, 0x65: continue
        default: return false
        }
      }
      return true
    }
  }

  private static func decode(
    _ line: Span<UInt8>, _ start: Int, _ end: Int, into text: inout [UInt8]
  ) throws(JSONFault) {
    text.removeAll(keepingCapacity: true)
    var at = start
    while at < end {
      let stop = min(plainStringEnd(line, from: at), end)
      text.append(copying: line.extracting(at..<stop))
      guard stop < end else { return }
      guard let next = unescape(line, at: stop, into: &text) else {
        throw JSONFault("an escape that is none", at: stop, in: line)
      }
      at = next
    }
  }
}
