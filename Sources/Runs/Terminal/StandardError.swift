import Glibc

/// Standard error: everything that is not data.
enum StandardError {
  /// True on a terminal that a person looks at: not under `CI`, `NO_COLOR` or `TERM=dumb`.
  static var isTerminal: Bool {
    guard isatty(2) == 1 else { return false }
    return !variable("CI") && !variable("NO_COLOR") && unsafe getenv("TERM").map { unsafe String(cString: $0) } != "dumb"
  }

  /// Columns of the terminal; 80 where there is none.
  static var columns: Int {
    var size = winsize()
    guard unsafe ioctl(2, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
  }

  /// Writes whole, in one call where the system takes it; a closed stream is no reason to stop.
  static func write(_ text: String) {
    var text = text
    text.withUTF8 { bytes in
      var rest = unsafe bytes[...]
      while unsafe !rest.isEmpty {
        let written = unsafe Glibc.write(2, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
        if written < 0, errno == EINTR { continue }
        guard written > 0 else { return }
        unsafe rest = rest.dropFirst(written)
      }
    }
  }

  private static func variable(_ name: String) -> Bool { unsafe getenv(name).map { unsafe $0.pointee != 0 } ?? false }
}
