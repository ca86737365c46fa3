import Glibc
package import Vocabulary

/// Standard output without a buffer of its own: what comes is in blocks already.
package enum StandardOutput {
  /// True on a terminal that shows colours: not under `NO_COLOR` or `TERM=dumb`.
  static var isColoured: Bool {
    isatty(1) == 1 && StandardError.variable("NO_COLOR") == nil && StandardError.variable("TERM") != "dumb"
  }

  package static func write(_ bytes: Span<UInt8>) throws(Fault) { try write(bytes, to: 1, "standard output") }

  package static func write(_ text: String) throws(Fault) { try write(Array(text.utf8).span) }

  static func write(_ bytes: Span<UInt8>, to descriptor: Int32, _ name: String) throws(Fault) {
    let code = unsafe bytes.withUnsafeBytes { buffer -> Int32 in
      var done = 0
      while done < buffer.count {
        guard let base = buffer.baseAddress else { return 0 }
        let count = unsafe Glibc.write(descriptor, base + done, buffer.count - done)
        if count < 0, errno == EINTR { continue }
        if count < 0 { return errno }
        done += count
      }
      return 0
    }
    if code != 0 {
      throw Fault(.failed, "cannot write to \(name): \(unsafe String(cString: strerror(code)))")
    }
  }
}
