import Glibc
import Vocabulary

/// The `duckdb` program, fed through standard input.
struct DuckDB {
  static let name = "duckdb"

  /// Runs one statement in a database in memory; `feed` writes its standard input. Gives its standard output.
  static func run(
    _ statement: String, feed: (_ write: (Span<UInt8>) throws(Fault) -> Void) throws(Fault) -> Void = { _ in }
  ) throws(Fault) -> String {
    let answer = try TemporaryFile()
    var input: (Int32, Int32) = (0, 0)
    let made = unsafe withUnsafeMutableBytes(of: &input) { bytes in
      unsafe pipe(bytes.assumingMemoryBound(to: Int32.self).baseAddress)
    }
    guard made == 0 else { throw Fault(.failed, "cannot make a pipe to \(name)") }
    // Else the program would hold its own input open and wait for ever.
    _ = fcntl(input.0, F_SETFD, FD_CLOEXEC)
    _ = fcntl(input.1, F_SETFD, FD_CLOEXEC)
    let process: pid_t
    do throws(Fault) {
      process = try spawn(
        [name, "-csv", "-noheader", "-c", statement], input: input.0, output: answer.descriptor)
    } catch {
      close(input.0)
      close(input.1)
      throw error
    }
    close(input.0)
    // A program that dies closes the pipe: told by its exit status, not by a signal.
    let before = signal(SIGPIPE, SIG_IGN)
    var complaint: Fault?
    do throws(Fault) {
      try feed { bytes throws(Fault) in try StandardOutput.write(bytes, to: input.1, name) }
    } catch {
      complaint = error
    }
    close(input.1)
    var status: Int32 = 0
    while unsafe waitpid(process, &status, 0) < 0, errno == EINTR {}
    _ = signal(SIGPIPE, before)
    guard status == 0 else {
      throw Fault(.failed, "\(name) failed; its own message stands above")
    }
    if let complaint { throw complaint }
    return try answer.contents()
  }

  private static func spawn(_ arguments: [String], input: Int32, output: Int32) throws(Fault) -> pid_t {
    var actions = unsafe posix_spawn_file_actions_t()
    _ = unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    unsafe posix_spawn_file_actions_adddup2(&actions, input, 0)
    unsafe posix_spawn_file_actions_adddup2(&actions, output, 1)
    var process: pid_t = 0
    let words = unsafe arguments.map { unsafe strdup($0) } + [nil]
    defer { unsafe words.forEach { unsafe free($0) } }
    let code = unsafe posix_spawnp(&process, name, &actions, nil, words, environ)
    guard code == 0 else {
      throw Fault(
        .failed,
        "cannot start the program \(name): \(unsafe String(cString: strerror(code))); install it with 'pip install duckdb-cli' and have it on PATH"
      )
    }
    return process
  }
}

/// A file without a name, gone when it is closed.
private struct TemporaryFile: ~Copyable {
  let descriptor: Int32

  init() throws(Fault) {
    var template = Array("/tmp/naskh-XXXXXX".utf8CString)
    descriptor = unsafe template.withUnsafeMutableBufferPointer { name in
      guard let path = name.baseAddress else { return -1 }
      let descriptor = unsafe mkstemp(path)
      if descriptor >= 0 { unsafe unlink(path) }
      return descriptor
    }
    guard descriptor >= 0 else { throw Fault(.failed, "cannot make a temporary file in /tmp") }
  }

  deinit { close(descriptor) }

  func contents() throws(Fault) -> String {
    guard lseek(descriptor, 0, SEEK_SET) == 0 else { throw Fault(.failed, "cannot read a temporary file") }
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = unsafe block.withUnsafeMutableBytes { unsafe read(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw Fault(.failed, "cannot read a temporary file") }
      if count == 0 { return String(decoding: bytes, as: UTF8.self) }
      bytes += block[..<count]
    }
  }
}
