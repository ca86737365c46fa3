internal import Glibc
package import Vocabulary

/// A file, or standard input, read decompressed: plain, gzip (any number of members) or zstd (any number of frames), by its first bytes.
///
///     var source = try ByteSource(path: path)             // "-" is standard input
///     while try source.read(into: &bytes, atMost: 1 << 18) > 0 { … }
///     let all = try ByteSource.contents(of: path, limit: 64 << 20)
///
/// A stream that is cut or broken is a fault with the file's name; bytes behind its end are counted in `junkBytes`.
package struct ByteSource: ~Copyable {
  /// As given; `standard input` for `-`.
  package let name: String
  /// Nil for a plain file.
  package let coding: ContentCoding?
  /// Bytes behind the last member or frame that belong to nothing.
  package private(set) var junkBytes = 0
  private let file: OpenFile
  private var decoder: StreamDecoder?
  private var wire: [UInt8]
  private var wireStart = 0
  private var isAtEnd: Bool

  package init(path: String) throws(Fault) {
    let file = try OpenFile(path: path)
    var head: [UInt8] = []
    var isAtEnd = false
    while head.count < 4, !isAtEnd { isAtEnd = try file.read(into: &head) == 0 }
    let coding = ContentCoding.sniff(head.span)
    let decoder = try Self.decoder(for: coding, of: file.name)
    self.init(file: file, coding: coding, decoder: decoder, head: head, isAtEnd: isAtEnd)
  }

  private init(
    file: consuming OpenFile, coding: ContentCoding?, decoder: consuming StreamDecoder?, head: [UInt8],
    isAtEnd: Bool
  ) {
    name = file.name
    self.file = file
    self.coding = coding
    self.decoder = decoder
    wire = head
    self.isAtEnd = isAtEnd
  }

  private static func decoder(for coding: ContentCoding?, of name: String) throws(Fault) -> StreamDecoder? {
    guard let coding else { return nil }
    do throws(CodecFault) {
      return try StreamDecoder(coding, limit: .none, windowLog: 27)
    } catch {
      throw Fault(.failed, "cannot read \(name): \(error)")
    }
  }

  /// Appends up to `limit` bytes and gives their number; 0 at the end.
  package mutating func read(into bytes: inout [UInt8], atMost limit: Int) throws(Fault) -> Int {
    while true {
      if wireStart == wire.count, !isAtEnd {
        wire.removeAll(keepingCapacity: true)
        wireStart = 0
        isAtEnd = try file.read(into: &wire) == 0
      }
      guard var decoder = decoder.take() else {
        let taken = min(limit, wire.count - wireStart)
        bytes.append(copying: wire.span.extracting(wireStart..<wireStart + taken))
        wireStart += taken
        return taken
      }
      do throws(CodecFault) {
        let before = bytes.count
        wireStart += try Self.decode(
          wire.span.extracting(wireStart..<wire.count), with: &decoder, into: &bytes, atMost: limit)
        junkBytes = decoder.junkBytes
        let isDone = bytes.count == before && wireStart == wire.count && isAtEnd
        if isDone { try decoder.finish() }
        self.decoder = consume decoder
        if isDone || bytes.count > before { return bytes.count - before }
      } catch {
        throw Fault(.badData, "cannot read \(name): \(error)")
      }
    }
  }

  /// One step of the decoder; gives the bytes of `wire` taken.
  private static func decode(
    _ wire: Span<UInt8>, with decoder: inout StreamDecoder, into bytes: inout [UInt8], atMost limit: Int
  ) throws(CodecFault) -> Int {
    var taken = 0
    try bytes.append(addingCapacity: limit) { (output: inout OutputSpan<UInt8>) throws(CodecFault) in
      taken = try decoder.step(wire, into: &output)
    }
    return taken
  }

  /// A whole file, decompressed; more than `limit` bytes are a fault.
  package static func contents(of path: String, limit: Int) throws(Fault) -> [UInt8] {
    var source = try ByteSource(path: path)
    var bytes: [UInt8] = []
    // Of a plain file the first bytes lie there already, and the others are read behind them.
    if source.coding == nil {
      swap(&bytes, &source.wire)
      bytes.reserveLarge(min(source.file.size, limit) + OpenFile.chunk)
    }
    repeat {
      guard bytes.count <= limit else {
        throw Fault(
          .badData, "\(source.name) holds more than \(limit) bytes: too large for what it is used for")
      }
    } while try source.readOn(into: &bytes)
    return bytes
  }

  /// False at the end.
  private mutating func readOn(into bytes: inout [UInt8]) throws(Fault) -> Bool {
    guard coding == nil else { return try read(into: &bytes, atMost: 1 << 18) > 0 }
    if !isAtEnd { isAtEnd = try file.read(into: &bytes) == 0 }
    return !isAtEnd
  }
}

/// A descriptor that closes itself; standard input stays open.
private struct OpenFile: ~Copyable {
  let name: String
  private let number: Int32

  init(path: String) throws(Fault) {
    guard path != "-" else {
      name = "standard input"
      number = 0
      return
    }
    name = path
    number = unsafe path.withCString { unsafe open($0, O_RDONLY | O_CLOEXEC) }
    guard number >= 0 else { throw Fault(.failed, "cannot open \(path): \(systemMessage(errno))") }
  }

  deinit {
    if number > 0 { close(number) }
  }

  /// Bytes of one read at most.
  static let chunk = 1 << 17

  /// Bytes of a file; 0 of a pipe.
  var size: Int {
    var status = stat()
    guard unsafe fstat(number, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return 0 }
    return Int(status.st_size)
  }

  /// One read of the system, repeated where a signal interrupts it; 0 at the end.
  func read(into bytes: inout [UInt8]) throws(Fault) -> Int {
    let chunk = Self.chunk
    var got = 0
    bytes.append(addingCapacity: chunk) { (output: inout OutputSpan<UInt8>) in
      unsafe output.withUnsafeMutableBufferPointer { buffer, count in
        let room = unsafe UnsafeMutableRawBufferPointer(
          rebasing: UnsafeMutableRawBufferPointer(buffer)[count...])
        repeat {
          got = unsafe Glibc.read(number, room.baseAddress, min(chunk, room.count))
        } while got < 0 && errno == EINTR
        count += max(0, got)
      }
    }
    guard got >= 0 else { throw Fault(.failed, "cannot read \(name): \(systemMessage(errno))") }
    return got
  }
}

/// What the system says of an error number.
func systemMessage(_ code: Int32) -> String {
  guard let text = unsafe strerror(code) else { return "error \(code)" }
  return unsafe String(cString: text)
}
