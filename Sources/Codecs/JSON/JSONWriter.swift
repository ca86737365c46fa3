/// Writes JSON into a byte buffer, members in the order they are given.
///
///     var json = JSONWriter()
///     json.beginObject()
///     json.key("title")
///     json.string(title)                 // Strings; bytes with string(utf8:); nil with stringOrNull(_:)
///     json.member("links", 12)           // a key and its value at once
///     json.endObject()
///     json.endLine()                     // JSONL: a line feed, next value
///     json.bytes                         // take it, then removeAll()
///
/// Compact, or with two spaces a level. Strings are escaped as far as RFC 8259 asks; bytes that are no UTF-8 become
/// U+FFFD. Doubles are written in the shortest form that reads back the same; infinities and NaN as null.
/// The caller keeps the grammar: every key has one value, every begin its end.
package struct JSONWriter: Sendable {
  package private(set) var bytes: [UInt8] = []
  private let pretty: Bool
  private var depth = 0
  /// The next element is the first of its container.
  private var isFirst = true
  private var isAfterKey = false

  package init(pretty: Bool = false, reserving capacity: Int = 0) {
    self.pretty = pretty
    bytes.reserveLarge(capacity)
  }

  /// Empties the buffer and keeps its memory.
  package mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    depth = 0
    isFirst = true
    isAfterKey = false
  }

  package mutating func beginObject() { begin(0x7B) }
  package mutating func endObject() { end(0x7D) }
  package mutating func beginArray() { begin(0x5B) }
  package mutating func endArray() { end(0x5D) }

  /// Ends a line of JSONL.
  package mutating func endLine() {
    bytes.append(0x0A)
    isFirst = true
  }

  package mutating func key(_ name: String) {
    separate()
    quote(name)
    bytes.append(0x3A)
    if pretty { bytes.append(0x20) }
    isAfterKey = true
  }

  package mutating func string(_ text: String) {
    separate()
    quote(text)
  }

  package mutating func string(utf8 text: Span<UInt8>) {
    separate()
    quote(text)
  }

  package mutating func string(utf8 text: some Collection<UInt8>) {
    let done: Void? = text.withContiguousStorageIfAvailable { buffer in
      unsafe string(utf8: Span(_unsafeElements: buffer))
    }
    if done == nil { string(utf8: Array(text).span) }
  }

  package mutating func stringOrNull(_ text: String?) {
    if let text { string(text) } else { null() }
  }

  package mutating func int(_ value: some BinaryInteger) {
    separate()
    bytes.append(contentsOf: String(value).utf8)
  }

  package mutating func double(_ value: Double) {
    guard value.isFinite else { return null() }
    separate()
    let text = value.description
    bytes.append(contentsOf: text.hasSuffix(".0") ? text.utf8.dropLast(2) : text.utf8[...])
  }

  package mutating func bool(_ value: Bool) { raw(value ? "true" : "false") }
  package mutating func null() { raw("null") }

  /// A value that is JSON already.
  package mutating func raw(_ json: String) {
    separate()
    bytes.append(contentsOf: json.utf8)
  }

  package mutating func raw(_ json: Span<UInt8>) {
    separate()
    bytes.append(copying: json)
  }

  // MARK: A key and its value

  package mutating func member(_ name: String, _ value: String?) {
    key(name)
    stringOrNull(value)
  }

  package mutating func member(_ name: String, _ value: (some BinaryInteger)?) {
    key(name)
    if let value { int(value) } else { null() }
  }

  package mutating func member(_ name: String, _ value: Double?) {
    key(name)
    if let value { double(value) } else { null() }
  }

  package mutating func member(_ name: String, _ value: Bool?) {
    key(name)
    if let value { bool(value) } else { null() }
  }

  package mutating func member(_ name: String, _ values: [String]) {
    key(name)
    beginArray()
    for value in values { string(value) }
    endArray()
  }

  package mutating func member(_ name: String, _ value: JSONValue) {
    key(name)
    self.value(value)
  }

  /// A whole value; its depth is bounded by `JSONValue`'s own reader, so this one recurses.
  package mutating func value(_ value: JSONValue) {
    switch value {
    case .null: null()
    case .bool(let value): bool(value)
    case .int(let value): int(value)
    case .double(let value): double(value)
    case .string(let text): string(text)
    case .array(let elements):
      beginArray()
      for element in elements { self.value(element) }
      endArray()
    case .object(let object):
      beginObject()
      for each in object.members { member(each.key, each.value) }
      endObject()
    }
  }

  // MARK: How

  private mutating func begin(_ bracket: UInt8) {
    separate()
    bytes.append(bracket)
    depth += 1
    isFirst = true
  }

  private mutating func end(_ bracket: UInt8) {
    depth -= 1
    if !isFirst { breakLine() }
    bytes.append(bracket)
    isFirst = false
    isAfterKey = false
  }

  private mutating func separate() {
    if isAfterKey {
      isAfterKey = false
      return
    }
    if !isFirst { bytes.append(0x2C) }
    if depth > 0 { breakLine() }
    isFirst = false
  }

  private mutating func breakLine() {
    guard pretty else { return }
    bytes.append(0x0A)
    for _ in 0..<max(0, depth) * 2 { bytes.append(0x20) }
  }

  private mutating func quote(_ text: String) {
    var text = text
    text.withUTF8 { buffer in
      unsafe quoteValid(Span(_unsafeElements: buffer))
    }
  }

  private mutating func quote(_ text: Span<UInt8>) {
    if (try? UTF8Span(validating: text)) != nil {
      quoteValid(text)
    } else {
      quote(String(repairing: text))
    }
  }

  private mutating func quoteValid(_ text: Span<UInt8>) {
    if text.count > 1 << 16 { bytes.reserveCapacity(bytes.count + text.count + text.count / 32) }
    bytes.append(0x22)
    var start = 0
    while start < text.count {
      let stop = plainStringEnd(text, from: start)
      bytes.append(copying: text.extracting(start..<stop))
      guard stop < text.count else { break }
      escape(text[stop])
      start = stop + 1
    }
    bytes.append(0x22)
  }

  private mutating func escape(_ byte: UInt8) {
    bytes.append(0x5C)
    switch byte {
    case 0x08: bytes.append(0x62)
    case 0x09: bytes.append(0x74)
    case 0x0A: bytes.append(0x6E)
    case 0x0C: bytes.append(0x66)
    case 0x0D: bytes.append(0x72)
    case 0x22, 0x5C: bytes.append(byte)
    default:
      bytes.append(contentsOf: "u00".utf8)
      bytes.append(0x30 + byte >> 4)
      bytes.append(byte & 15 < 10 ? 0x30 + byte & 15 : 0x57 + byte & 15)
    }
  }
}
