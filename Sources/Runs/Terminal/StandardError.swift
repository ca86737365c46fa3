import Glibc

/// Standard error: everything that is not data.
enum StandardError {
  /// True on a terminal that a person looks at: not under `CI`, `NO_COLOR` or `TERM=dumb`.
  static var isTerminal: Bool {
    isatty(2) == 1 && variable("CI") == nil && variable("NO_COLOR") == nil && variable("TERM") != "dumb"
  }

  /// Whether the locale's characters are UTF-8.
  static var isUnicode: Bool {
    let locale = variable("LC_ALL") ?? variable("LC_CTYPE") ?? variable("LANG") ?? ""
    let folded = locale.lowercased()
    return folded.hasSuffix("utf-8") || folded.hasSuffix("utf8")
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
      var done = 0
      while done < bytes.count {
        let written = unsafe Glibc.write(2, bytes.baseAddress.map { unsafe $0 + done }, bytes.count - done)
        if written < 0, errno == EINTR { continue }
        guard written > 0 else { return }
        done += written
      }
    }
  }

  /// Nil when unset or empty.
  static func variable(_ name: String) -> String? {
    guard let value = unsafe getenv(name), unsafe value.pointee != 0 else { return nil }
    return unsafe String(cString: value)
  }
}
