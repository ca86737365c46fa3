import Archiving
import Codecs
import Glibc
import Testing
import Vocabulary

/// A folder that lives as long as its owner.
final class Scratch {
  let path: String

  init() throws {
    var template = Array("/tmp/naskh-archiving-XXXXXX".utf8CString)
    let made = unsafe mkdtemp(&template).map { unsafe String(cString: $0) }
    path = try #require(made)
  }

  deinit {
    for name in names { _ = unsafe unlink("\(path)/\(name)") }
    _ = unsafe rmdir(path)
  }

  var names: [String] {
    guard let stream = unsafe opendir(path) else { return [] }
    defer { unsafe closedir(stream) }
    var names: [String] = []
    while let entry = unsafe readdir(stream) {
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) {
        unsafe $0.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
      }
      if name != "." && name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  func write(_ name: String, _ bytes: [UInt8]) throws -> String {
    let written = unsafe fopen("\(path)/\(name)", "w").map { file in
      defer { unsafe fclose(file) }
      return unsafe fwrite(bytes, 1, bytes.count, file)
    }
    #expect(written == bytes.count)
    return "\(path)/\(name)"
  }

  func read(_ name: String) throws -> [UInt8] {
    var bytes: [UInt8] = []
    guard let file = unsafe fopen("\(path)/\(name)", "r") else {
      Issue.record("no file \(name)")
      return bytes
    }
    defer { unsafe fclose(file) }
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while case let count = unsafe fread(&buffer, 1, buffer.count, file), count > 0 {
      bytes += buffer[..<count]
    }
    return bytes
  }
}

/// 2026-11-23T02:03:04Z
let night = Timestamp(milliseconds: 1_795_399_384_000)

func address(_ href: String) throws -> WebAddress { try #require(WebAddress(serialized: href)) }

func page(
  _ href: String, _ body: String, status: String = "200 OK", fields: [String] = ["Content-Type: text/html"],
  wire: [UInt8]? = nil, at date: Timestamp = night
) throws -> Page {
  let address = try address(href)
  let response = (["HTTP/1.1 \(status)"] + fields).joined(separator: "\r\n") + "\r\n\r\n"
  let request = "GET \(address.pathAndQuery) HTTP/1.1\r\nHost: \(address.host)\r\n\r\n"
  return Page(
    seed: Seed(id: Seed.ID(0), outlet: Outlet.ID("test"), address: address, kind: .page, origin: .link),
    fetch: Fetch(
      address: address, status: try #require(Int(status.prefix(3))),
      request: HeaderBlock(Array(request.utf8)),
      response: HeaderBlock(Array(response.utf8)), fetchedAt: date, remoteAddress: "192.0.2.7"),
    wireBody: wire ?? Array(body.utf8), body: Array(body.utf8))
}

func gzip(_ bytes: [UInt8]) throws -> [UInt8] {
  var compressor = try GzipCompressor()
  var member: [UInt8] = []
  try compressor.compress(bytes, into: &member)
  return member
}

/// Writes pages and closes the archive.
func archive(_ pages: [Page], in scratch: Scratch, prefix: String = "x") throws -> [ArchivePlace] {
  let writer = try WARCWriter(WARCSettings(folder: scratch.path, prefix: prefix))
  let places = try pages.map { try writer.append($0).place }
  try writer.close()
  return places
}

func records(_ path: String) throws -> [ArchiveRecord] {
  let reader = try WARCReader(path)
  var records: [ArchiveRecord] = []
  while let record = try reader.next() { records.append(record) }
  return records
}

func text(_ bytes: some Sequence<UInt8>) -> String { String(decoding: Array(bytes), as: UTF8.self) }

/// A WARC record by hand.
func record(_ type: String, _ target: String?, _ block: String, version: String = "1.0", length: Int? = nil)
  -> String
{
  "WARC/\(version)\r\nWARC-Type: \(type)\r\n" + (target.map { "WARC-Target-URI: \($0)\r\n" } ?? "")
    + "WARC-Date: 2026-11-23T02:03:04Z\r\nContent-Type: application/http\r\n"
    + "Content-Length: \(length ?? block.utf8.count)\r\n\r\n\(block)\r\n\r\n"
}
