import Glibc
import Testing
import Vocabulary

@testable import Codecs

/// Writes a file that lives for the length of `body`.
func withFile<R>(_ bytes: [UInt8], _ body: (String) throws -> R) throws -> R {
  var template = Array("/tmp/naskh-codecs-XXXXXX".utf8CString)
  let file = unsafe template.withUnsafeMutableBufferPointer { buffer in
    unsafe buffer.baseAddress.map { unsafe mkstemp($0) } ?? -1
  }
  try #require(file >= 0)
  let path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  defer { _ = unsafe unlink(path) }
  var at = 0
  while at < bytes.count {
    let wrote = unsafe bytes[at...].withUnsafeBytes { unsafe write(file, $0.baseAddress, $0.count) }
    try #require(wrote > 0)
    at += wrote
  }
  close(file)
  return try body(path)
}

struct LineReaderTests {
  private func lines(_ bytes: [UInt8], limit: Int = 1 << 20) throws -> [String] {
    try withFile(bytes) { path in
      var reader = try LineReader(path: path, lineLimit: limit)
      var lines: [String] = []
      while let line = try reader.next({ String(repairing: $0) }) { lines.append(line) }
      #expect(reader.number == lines.count)
      return lines
    }
  }

  @Test func linesComeWithoutTheirEnds() throws {
    #expect(try lines([]) == [])
    #expect(try lines(Array("\n".utf8)) == [""])
    #expect(try lines(Array("\u{FEFF}a\r\n\r\nب\nc".utf8)) == ["a", "", "ب", "c"])
  }

  @Test func compressedFilesReadLikePlainOnes() throws {
    let wanted = (0..<20_000).map { "line \($0) \(String(repeating: "x", count: $0 % 97))" }
    let bytes = Array((wanted.joined(separator: "\n") + "\n").utf8)
    let half = bytes.count / 2
    #expect(try lines(bytes) == wanted)
    #expect(try lines(gzipped(Array(bytes[..<half])) + gzipped(Array(bytes[half...]))) == wanted)
    #expect(try lines(encoded(bytes, .zstd(level: 3, checksum: true))) == wanted)
  }

  @Test func aLineOfAnyLengthUpToTheLimitIsRead() throws {
    let long = String(repeating: "م", count: 700_000)
    #expect(try lines(Array("a\n\(long)\nb".utf8), limit: 2 << 20) == ["a", long, "b"])
    #expect(throws: Fault.self) { try lines(Array("a\n\(long)\nb".utf8), limit: 1 << 20) }
  }

  @Test func aCutFileIsAFaultWithItsName() throws {
    let wire = try gzipped(sample(50_000)).dropLast(20)
    try withFile(Array(wire)) { path in
      let fault = #expect(throws: Fault.self) { try ByteSource.contents(of: path, limit: 1 << 20) }
      #expect(fault?.code == .badData)
      #expect(fault?.message.hasPrefix("cannot read \(path): the gzip stream ends too early") == true)
    }
  }

  @Test func aMissingFileIsAFaultWithItsName() {
    let fault = #expect(throws: Fault.self) { try LineReaderTests.open("/nonexistent/x.jsonl") }
    #expect(fault?.message == "cannot open /nonexistent/x.jsonl: No such file or directory")
  }

  private static func open(_ path: String) throws { _ = try LineReader(path: path) }
}
