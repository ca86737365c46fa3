internal import Glibc
package import Vocabulary

/// The lines of a file or of standard input, decompressed, lent one at a time.
///
///     var lines = try LineReader(path: "articles.jsonl.zst")
///     while let count = try lines.next({ line in line.count }) { … }
///     throw lines.fault("expected an object")                    // "articles.jsonl.zst, line 12: expected an object"
///
/// A line's end is `\n` or `\r\n` and not part of it; the last line may go without. A BOM at the start is left out.
package struct LineReader: ~Copyable {
  /// The number of the line lent last, from 1.
  package private(set) var number = 0
  /// Bytes that a line may have; a longer one is a fault.
  package let lineLimit: Int
  private var source: ByteSource
  private var buffer: [UInt8] = []
  private var start = 0
  /// Up to here there is no line end.
  private var searched = 0
  private var isAtEnd = false

  package init(path: String, lineLimit: Int = 64 << 20) throws(Fault) {
    source = try ByteSource(path: path)
    self.lineLimit = lineLimit
  }

  package var name: String { source.name }

  /// Lends the next line; nil at the end.
  package mutating func next<R>(_ body: (Span<UInt8>) throws(Fault) -> R) throws(Fault) -> R? {
    while true {
      if let end = lineEnd() {
        let first = start
        start = end + 1
        searched = start
        return try lend(first, end, body)
      }
      if isAtEnd {
        guard start < buffer.count else { return nil }
        let first = start
        start = buffer.count
        searched = start
        return try lend(first, start, body)
      }
      try fill()
    }
  }

  /// A fault that names the file and the line lent last.
  package func fault(_ problem: String) -> Fault { Fault(.badData, "\(name), line \(number): \(problem)") }

  private mutating func lend<R>(
    _ first: Int, _ end: Int, _ body: (Span<UInt8>) throws(Fault) -> R
  ) throws(Fault) -> R {
    number += 1
    var first = first
    var end = end
    if number == 1, end - first >= 3, buffer[first] == 0xEF, buffer[first + 1] == 0xBB,
      buffer[first + 2] == 0xBF
    {
      first += 3
    }
    if end > first, buffer[end - 1] == 0x0D { end -= 1 }
    return try body(buffer.span.extracting(first..<end))
  }

  private mutating func lineEnd() -> Int? {
    let from = searched
    let found: Int? = unsafe buffer.withUnsafeBufferPointer { bytes in
      guard from < bytes.count, let base = bytes.baseAddress,
        let hit = unsafe memchr(base + from, 0x0A, bytes.count - from)
      else { return nil }
      return unsafe UnsafeRawPointer(hit) - UnsafeRawPointer(base)
    }
    searched = found ?? buffer.count
    return found
  }

  private mutating func fill() throws(Fault) {
    guard buffer.count - start <= lineLimit else {
      number += 1
      throw fault("a line of more than \(lineLimit) bytes; is this a file of lines?")
    }
    if start > 0 {
      buffer.removeSubrange(..<start)
      searched -= start
      start = 0
    }
    isAtEnd = try source.read(into: &buffer, atMost: max(1 << 18, buffer.count)) == 0
  }
}
