import Glibc
import Vocabulary

/// Where a verb's data goes: a file that appears whole or not at all, or standard output. A device or a pipe that is named is
/// written to as it stands: a rename would put a file in its place.
final class OutputFile {
  /// As given; `-` is standard output.
  let path: String
  private var descriptor: Int32
  private var buffer: [UInt8] = []
  private var isOpen = true
  /// The file gets its name by rename.
  private let isRenamed: Bool

  private static let bufferBytes = 1 << 18

  init(path: String) throws(Fault) {
    self.path = path
    isRenamed = path != "-" && !Self.isSpecial(path)
    if path == "-" {
      descriptor = 1
    } else {
      let name = isRenamed ? path + Self.suffix : path
      descriptor = unsafe open(name, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
      guard descriptor >= 0 else { throw Self.fault(path, "cannot be written") }
    }
  }

  deinit {
    guard isOpen, path != "-" else { return }
    close(descriptor)
    if isRenamed { unsafe unlink(path + Self.suffix) }
  }

  func write(_ bytes: [UInt8]) throws(Fault) {
    guard bytes.count < Self.bufferBytes else {
      try flush()
      return try put(bytes)
    }
    buffer += bytes
    if buffer.count >= Self.bufferBytes { try flush() }
  }

  /// Writes what is buffered and gives the file its name.
  func finish() throws(Fault) {
    try flush()
    isOpen = false
    guard path != "-" else { return }
    guard close(descriptor) == 0 else { throw Self.fault(path, "cannot be completed") }
    if isRenamed, unsafe rename(path + Self.suffix, path) != 0 {
      throw Self.fault(path, "cannot be completed")
    }
  }

  /// Something is there, and it is no regular file.
  private static func isSpecial(_ path: String) -> Bool {
    var facts = stat()
    return unsafe stat(path, &facts) == 0 && facts.st_mode & S_IFMT != S_IFREG
  }

  func flush() throws(Fault) {
    try put(buffer)
    buffer.removeAll(keepingCapacity: true)
  }

  private func put(_ bytes: [UInt8]) throws(Fault) {
    var done = 0
    while done < bytes.count {
      let written = unsafe bytes.withUnsafeBytes {
        unsafe Glibc.write(descriptor, $0.baseAddress.map { unsafe $0 + done }, $0.count - done)
      }
      if written < 0, errno == EINTR { continue }
      guard written > 0 else { throw Self.fault(path == "-" ? "standard output" : path, "cannot be written") }
      done += written
    }
  }

  private static let suffix = ".part"

  private static func fault(_ name: String, _ problem: String) -> Fault {
    let reason = unsafe String(cString: strerror(errno))
    return Fault(.failed, "\(name) \(problem): \(reason)")
  }
}
