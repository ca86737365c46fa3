/// The header of an HTTP message, byte for byte: start line, fields, the empty line.
package struct HeaderBlock: Sendable, Hashable {
  /// Lines end in CRLF (or LF, where the server sent that); may hold any bytes.
  package let bytes: [UInt8]

  package init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The last field of that name, white space trimmed; bytes that are no UTF-8 are repaired.
  package func value(of name: String) -> String? {
    bytes(of: name).map { String(decoding: $0, as: UTF8.self) }
  }

  /// The same as the server wrote it.
  package func bytes(of name: String) -> ArraySlice<UInt8>? {
    var last: Range<Int>?
    eachValue(of: name) { last = $0 }
    return last.map { bytes[$0] }
  }

  /// Every field of that name, in order. Names compare without case.
  package func values(of name: String) -> [String] {
    var values: [String] = []
    eachValue(of: name) { values.append(String(decoding: bytes[$0], as: UTF8.self)) }
    return values
  }

  private func eachValue(of name: String, _ body: (Range<Int>) -> Void) {
    let wanted = name.utf8.map(lower)
    var isField = false
    eachLine { line in
      if isField, let value = value(in: line, of: wanted) { body(value) }
      isField = true
    }
  }

  /// Where the value of a line stands, where its field has that name, given in lower case.
  private func value(in line: Range<Int>, of name: [UInt8]) -> Range<Int>? {
    guard line.count > name.count, bytes[line.lowerBound + name.count] == 0x3A else { return nil }
    for i in name.indices where lower(bytes[line.lowerBound + i]) != name[i] { return nil }
    var start = line.lowerBound + name.count + 1
    var end = line.upperBound
    while start < end, isBlank(bytes[start]) { start += 1 }
    while end > start, isBlank(bytes[end - 1]) { end -= 1 }
    return start..<end
  }

  /// The lines without their ends, up to the empty line.
  package var lines: [ArraySlice<UInt8>] {
    var lines: [ArraySlice<UInt8>] = []
    eachLine { lines.append(bytes[$0]) }
    return lines
  }

  /// Hands over where each line stands, without its end, up to the empty line. Asked a dozen times a page: copies nothing.
  private func eachLine(_ body: (Range<Int>) -> Void) {
    var start = 0
    while start < bytes.count {
      let next = lineEnd(from: start)
      let end = next > start && bytes[next - 1] == 0x0D ? next - 1 : next
      if end == start { return }
      body(start..<end)
      start = next + 1
    }
  }

  private func lineEnd(from start: Int) -> Int {
    unsafe bytes.withUnsafeBufferPointer { unsafe $0[start...].firstIndex(of: 0x0A) ?? $0.count }
  }

  private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
  private func lower(_ byte: UInt8) -> UInt8 { byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte }
}
