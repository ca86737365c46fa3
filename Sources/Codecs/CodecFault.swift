/// Why bytes could not be decoded or encoded, and where in the input it showed.
package struct CodecFault: Error, Sendable, Hashable, CustomStringConvertible {
  package enum Problem: Sendable, Hashable {
    /// The input ends within a member, stream or frame.
    case truncated
    /// The input is not what the coding says, or its checksum differs.
    case corrupt
    /// More decoded bytes than `DecodeLimit.bytes`.
    case tooLarge(limit: Int)
    /// More than `DecodeLimit.ratio` decoded bytes for one of the input.
    case ratio(limit: Int)
    /// A zstd frame that wants more memory than allowed.
    case windowTooLarge
    /// A content coding that is not known, or too many of them in a row.
    case unsupported
    case outOfMemory
  }

  package let problem: Problem
  /// `gzip`, `br`, or the name that a header gave.
  package let coding: String
  /// Bytes of the input taken before.
  package let offset: Int

  package init(_ problem: Problem, coding: String, offset: Int = 0) {
    self.problem = problem
    self.coding = coding
    self.offset = offset
  }

  package var description: String {
    switch problem {
    case .truncated: "the \(coding) stream ends too early, after byte \(offset): fetch or copy it again"
    case .corrupt: "no well-formed \(coding) stream: broken near byte \(offset)"
    case .tooLarge(let limit):
      "the \(coding) stream decodes to more than \(limit) bytes: raise the limit to take it"
    case .ratio(let limit):
      "the \(coding) stream decodes to more than \(limit) times its size: taken for a bomb"
    case .windowTooLarge: "the \(coding) frame wants a larger window than allowed: compress it without --long"
    case .unsupported: "the content coding '\(coding)' is not supported (gzip, deflate, br and zstd are)"
    case .outOfMemory: "no memory for the \(coding) stream"
    }
  }
}
