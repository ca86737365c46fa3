import Dispatch
import Glibc

/// A server on a loopback address that answers each request with the bytes it is told, however wrong they are.
final class LoopbackServer: Sendable {
  struct Request: Sendable {
    /// `GET /path HTTP/1.1`
    let line: String
    let header: String
    /// Place of the request among all, from 0.
    let number: Int
    var path: String { line.split(separator: " ").dropFirst().first.map { String($0) } ?? "" }
  }

  enum Step: Sendable {
    case send([UInt8])
    /// Sends these bytes until the other side goes away.
    case flood([UInt8])
    /// Waits until the other side goes away.
    case hold
    /// Ends the connection with a TCP reset.
    case reset
    case close
  }

  let port: UInt16
  private let listener: Int32
  private let log = Locked<[String]>([])
  private let answer: @Sendable (Request) -> [Step]

  private let greeting: [UInt8]

  /// `greeting` is sent before a request is read; `wanted` 0: a port that the system chooses.
  init?(
    address host: String = "127.0.0.1", port wanted: UInt16 = 0, greeting: [UInt8] = [],
    answer: @escaping @Sendable (Request) -> [Step]
  ) {
    self.answer = answer
    self.greeting = greeting
    let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = unsafe inet_addr(host)
    address.sin_port = wanted.bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let bound = unsafe withUnsafeMutablePointer(to: &address) {
      unsafe $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        unsafe bind(listener, $0, size) == 0 && listen(listener, 64) == 0
          && getsockname(listener, $0, &size) == 0
      }
    }
    guard bound else { return nil }
    self.listener = listener
    port = UInt16(bigEndian: address.sin_port)
    DispatchQueue(label: "loopback.accept").async { self.accept() }
  }

  /// Wakes the accepting thread, which closes the socket: closed here, its number could be another's by then.
  func stop() { shutdown(listener, Int32(SHUT_RDWR)) }

  var origin: String { "http://127.0.0.1:\(port)" }
  /// Headers of the requests so far, in order of arrival.
  var requests: [String] { log.withLock { $0 } }

  private func accept() {
    defer { close(listener) }
    while true {
      let connection = Glibc.accept(listener, nil, nil)
      guard connection >= 0 else { return }
      // A thread of its own: connections block, and a concurrent queue would run out of them.
      DispatchQueue(label: "loopback.connection").async { self.serve(connection) }
    }
  }

  private func serve(_ connection: Int32) {
    defer { close(connection) }
    guard write(connection, greeting) else { return }
    var pending: [UInt8] = []
    while let header = readHeader(connection, &pending) {
      let number = log.withLock { log in
        log.append(header)
        return log.count - 1
      }
      let line = header.prefix { $0 != "\r\n" && $0 != "\r" }
      for step in answer(Request(line: String(line), header: header, number: number)) {
        switch step {
        case .send(let bytes): guard write(connection, bytes) else { return }
        case .flood(let bytes): while write(connection, bytes) {}
        case .hold:
          var byte: [UInt8] = [0]
          _ = unsafe recv(connection, &byte, 1, 0)
          return
        case .reset:
          var linger = linger(l_onoff: 1, l_linger: 0)
          _ = unsafe setsockopt(
            connection, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout.size(ofValue: linger)))
          return
        case .close: return
        }
      }
    }
  }

  private func readHeader(_ connection: Int32, _ pending: inout [UInt8]) -> String? {
    var buffer = [UInt8](repeating: 0, count: 4096)
    while true {
      let text = String(decoding: pending, as: UTF8.self)
      if let end = text.firstRange(of: "\r\n\r\n") {
        pending = Array(text[end.upperBound...].utf8)
        return String(text[..<end.lowerBound])
      }
      let count = unsafe recv(connection, &buffer, buffer.count, 0)
      guard count > 0 else { return nil }
      pending += buffer[..<count]
    }
  }

  private func write(_ connection: Int32, _ bytes: [UInt8]) -> Bool {
    var done = 0
    while done < bytes.count {
      let count = unsafe bytes[done...].withUnsafeBytes {
        unsafe send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { return false }
      done += count
    }
    return true
  }
}

extension LoopbackServer.Step {
  static func text(_ text: String) -> Self { .send(Array(text.utf8)) }

  /// A whole answer with its length.
  static func page(
    _ body: [UInt8], status: String = "200 OK", _ fields: [String] = ["Content-Type: text/html"]
  ) -> Self {
    let head = (["HTTP/1.1 \(status)", "Content-Length: \(body.count)"] + fields).joined(separator: "\r\n")
    return .send(Array("\(head)\r\n\r\n".utf8) + body)
  }

  static func redirect(_ location: String, _ fields: [String] = []) -> Self {
    page([], status: "302 Found", ["Location: \(location)"] + fields)
  }
}
