/// The header of an HTTP message, byte for byte: start line, fields, the empty line.
package struct HeaderBlock: Sendable, Hashable {
  /// Lines end in CRLF (or LF, where the server sent that); may hold any bytes.
  package let bytes: [UInt8]

  package init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The last field of that name, white space trimmed; bytes that are no UTF-8 are repaired.
  package func value(of name: String) -> String? { values(of: name).last }

  /// Every field of that name, in order. Names compare without case.
  package func values(of name: String) -> [String] {
    let wanted = Array(name.lowercased().utf8)
    return lines.dropFirst().compactMap { line in
      guard line.count > wanted.count, line[line.startIndex + wanted.count] == 0x3A,
        line.prefix(wanted.count).elementsEqual(wanted, by: { lower($0) == $1 })
      else { return nil }
      let value = line.dropFirst(wanted.count + 1)
      let start = value.firstIndex { $0 != 0x20 && $0 != 0x09 } ?? value.endIndex
      let end = value.lastIndex { $0 != 0x20 && $0 != 0x09 }.map { $0 + 1 } ?? start
      return String(decoding: value[start..<max(start, end)], as: UTF8.self)
    }
  }

  /// The lines without their ends, up to the empty line.
  package var lines: [ArraySlice<UInt8>] {
    bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
      .map { $0.last == 0x0D ? $0.dropLast() : $0 }
      .prefix { !$0.isEmpty }
      .map { $0 }
  }

  private func lower(_ byte: UInt8) -> UInt8 { byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte }
}
