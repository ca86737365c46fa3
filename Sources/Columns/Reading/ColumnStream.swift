import Codecs
import Vocabulary

/// The lines of one column file, one after the other; or one line for ever.
///
/// Reads by mmap and decodes about 256 KiB at a time; a line longer than that is gathered whole. One stream may serve
/// one file after the other, with the same memory.
final class ColumnStream: @unchecked Sendable {
  // Unchecked: a stream goes from the worker that opens it to the one that reads it, and never belongs to two.
  private static let chunk = 1 << 18

  /// As messages name it.
  private(set) var path = ""
  private var file: MappedFile?
  private var coding: ContentCoding?
  private var decoder: StreamDecoder?
  /// Decoded at a time.
  private var chunk = ColumnStream.chunk
  private var taken = 0
  private var buffer: [UInt8] = []
  /// The current line is `lineStart..<lineEnd`; what follows is not read yet.
  private var lineStart = 0
  private var lineEnd = 0
  private var next = 0
  /// Lines given, the header among them.
  private(set) var lines = 0
  /// Decoded bytes so far.
  private(set) var rawBytes = 0

  /// Throws where the file is missing or no memory is there.
  convenience init(_ path: String, compression: String) throws(Fault) {
    self.init()
    try open(path, compression: compression)
  }

  /// A column that stands in no file: the same line for every row, without end.
  convenience init(constant line: [UInt8]) {
    self.init()
    buffer = line
    lineEnd = line.count
  }

  /// Begins another file; `chunk` bytes are decoded at a time.
  func open(_ path: String, compression: String, chunk: Int? = nil) throws(Fault) {
    self.path = path
    self.chunk = chunk ?? Self.chunk
    file = try MappedFile(path)
    buffer.removeAll(keepingCapacity: true)
    (taken, lineStart, lineEnd, next, lines, rawBytes, isDrained) = (0, 0, 0, 0, 0, 0, false)
    let coding: ContentCoding? =
      compression.hasPrefix("zstd") ? .zstd : compression.hasPrefix("gzip") ? .gzip : nil
    if coding != nil, coding == self.coding, decoder?.isBetweenMembers == true, decoder?.junkBytes == 0 {
      return
    }
    self.coding = coding
    do throws(CodecFault) {
      decoder = try coding.map { c throws(CodecFault) in
        try StreamDecoder(c, limit: .none, windowLog: 27)
      }
    } catch {
      throw Fault(.failed, "cannot read \(path): \(error)")
    }
  }

  var isConstant: Bool { file == nil }
  /// Bytes on disk; 0 for an absent column.
  var fileBytes: Int { file?.count ?? 0 }

  /// Holds the same line so many times, to be drained.
  func fill(with line: [UInt8], times: Int) {
    file = nil
    buffer.removeAll(keepingCapacity: true)
    next = 0
    for _ in 0..<times { buffer += line + [0x0A] }
  }

  /// Reads the header line and checks it.
  func readHeader(_ name: String) throws(Fault) {
    guard file != nil else { return }
    guard try advance(), withLine({ String(span: $0) == name }) else {
      throw Fault(.badData, "\(path): line 1 is not the column's name \(name); run verify, restore the part")
    }
  }

  /// Moves to the next line; false at the end. A last line without a line feed counts as none: see `tail`.
  func advance() throws(Fault) -> Bool {
    guard file != nil else { return true }
    var searched = next
    while true {
      if let end = unsafe buffer.withUnsafeBufferPointer({ unsafe Bytes.find(0x0A, in: $0, from: searched) })
      {
        lineStart = next
        lineEnd = end
        next = end + 1
        lines += 1
        return true
      }
      searched = buffer.count - next
      guard try refill() else { return false }
    }
  }

  /// Moves to the next line, which must be there.
  func step() throws(Fault) {
    guard try advance() else {
      throw Fault(
        .badData,
        "\(path) ends after line \(lines), its footer promises more; run verify, restore the part")
    }
  }

  /// The current line; valid until the next `advance`.
  func withLine<R, E: Error>(_ body: (Span<UInt8>) throws(E) -> R) throws(E) -> R {
    try lend(lineStart..<lineEnd, body)
  }

  private func lend<R, E: Error>(_ range: Range<Int>, _ body: (Span<UInt8>) throws(E) -> R) throws(E) -> R {
    try unsafe buffer.withUnsafeBufferPointer { bytes throws(E) in
      try unsafe body(bytes.span.extracting(range))
    }
  }

  /// Bytes after the last line feed, where the end has been reached.
  var tail: Int { buffer.count - next }

  /// Lends every byte that is not given yet, block by block.
  func drain(_ body: (Span<UInt8>) throws(Fault) -> Void) throws(Fault) {
    repeat {
      try lend(next..<buffer.count, body)
      next = buffer.count
    } while try refill()
  }

  /// Moves what is left to the front and appends the next block; false at the end of the file.
  private func refill() throws(Fault) -> Bool {
    guard let file else { return false }
    if next > 0 {
      let rest = buffer.count - next
      if rest == 0 {
        buffer.removeAll(keepingCapacity: true)
      } else {
        buffer.removeSubrange(0..<next)
      }
      next = 0
    }
    let before = buffer.count
    while buffer.count == before {
      if taken >= file.count, decoder == nil || isDrained {
        try checkEnd()
        return false
      }
      try decode(from: file)
    }
    rawBytes += buffer.count - before
    return true
  }

  /// The decoder came back with room left after the last input byte.
  private var isDrained = false

  private func decode(from file: MappedFile) throws(Fault) {
    guard decoder != nil else {
      let end = min(taken + chunk, file.count)
      try file.withBytes(taken..<end) { buffer.append(span: $0) }
      taken = end
      return
    }
    let consumed = try file.withBytes(taken..<file.count) { wire throws(Fault) -> Int in
      var consumed = 0
      var full = false
      do throws(CodecFault) {
        try buffer.append(addingCapacity: chunk) {
          (output: inout OutputSpan<UInt8>) throws(CodecFault) in
          consumed = try decoder?.step(wire, into: &output) ?? 0
          full = output.freeCapacity == 0
        }
      } catch {
        throw broken("\(error)")
      }
      isDrained = !full && consumed == wire.count
      return consumed
    }
    taken += consumed
  }

  private func checkEnd() throws(Fault) {
    guard decoder != nil else { return }
    do throws(CodecFault) { try decoder?.finish() } catch { throw broken("\(error)") }
    if let junk = decoder?.junkBytes, junk > 0 { throw broken("\(junk) bytes follow the compressed data") }
  }

  private func broken(_ what: String) -> Fault {
    Fault(
      .badData,
      "\(path): \(what), after line \(lines); other parts are not touched: restore this one or write its run again"
    )
  }
}
