/// Why bytes are no JSON, and where.
package struct JSONFault: Error, Sendable, Hashable, CustomStringConvertible {
  /// What stands there and what was expected.
  package let problem: String
  /// Bytes before the place.
  package let offset: Int
  /// From 1.
  package let line: Int
  /// From 1, in bytes.
  package let column: Int

  init(_ problem: String, at offset: Int, in bytes: Span<UInt8>) {
    self.problem = problem
    self.offset = offset
    var line = 1
    var lineStart = 0
    for i in 0..<min(offset, bytes.count) where bytes[i] == 0x0A {
      line += 1
      lineStart = i + 1
    }
    self.line = line
    self.column = offset - lineStart + 1
  }

  package var description: String { "\(problem) at line \(line), column \(column) (byte \(offset))" }
}
