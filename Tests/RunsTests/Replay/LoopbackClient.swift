import Dispatch
import Glibc
import Vocabulary

/// A client that sends what it is told and reads until the server closes: what a test needs to see real bytes.
enum LoopbackClient {
  struct Answer: Sendable {
    var status: Int
    var header: HeaderBlock
    var body: [UInt8]
    var text: String { String(decoding: body, as: UTF8.self) }
  }

  struct Unreachable: Error {}

  /// - Parameter origin: an address whose host is IPv4 in dotted form.
  static func get(
    _ target: String, at origin: WebAddress, method: String = "GET", fields: [String] = []
  ) async throws -> Answer {
    // Blocks, so not on a thread of the pool that the server lives on.
    try await withCheckedThrowingContinuation { continuation in
      DispatchQueue.global().async {
        continuation.resume(with: Result { try answer(target, origin, method, fields) })
      }
    }
  }

  private static func answer(
    _ target: String, _ origin: WebAddress, _ method: String, _ fields: [String]
  ) throws -> Answer {
    let lines = ["\(method) \(target) HTTP/1.1", "Host: \(origin.host)", "Connection: close"] + fields
    let bytes = try exchange(
      Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8), host: String(origin.host),
      port: origin.port ?? 80)
    let end = bytes.indices.first { bytes[$0...].starts(with: [13, 10, 13, 10]) } ?? bytes.endIndex
    let header = HeaderBlock(Array(bytes[..<end]) + [13, 10])
    let status = String(decoding: header.lines.first ?? [], as: UTF8.self).split(separator: " ").dropFirst()
      .first
    return Answer(
      status: status.flatMap { Int($0) } ?? 0, header: header,
      body: Array(bytes[min(end + 4, bytes.endIndex)...]))
  }

  private static func exchange(_ request: [UInt8], host: String, port: UInt16) throws -> [UInt8] {
    let socket = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    guard socket >= 0 else { throw Unreachable() }
    defer { close(socket) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = unsafe inet_addr(host)
    let connected = unsafe withUnsafePointer(to: &address) {
      unsafe $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        unsafe connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard connected == 0 else { throw Unreachable() }
    guard unsafe send(socket, request, request.count, Int32(MSG_NOSIGNAL)) == request.count else {
      throw Unreachable()
    }
    var received: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = unsafe recv(socket, &buffer, buffer.count, 0)
      guard count > 0 else { return received }
      received += buffer[..<count]
    }
  }
}
