import Glibc

/// The tokens of all documents in the order of arrival. Where there is a folder for them, those that came first wait in a file
/// and are read through a mapping; where it takes no file, all stay in memory.
final class TokenStore {
  private let folder: String?
  private var file: ScratchFile?
  /// Tokens in the file.
  private var spilled = 0
  /// Those that came after them.
  private var held = Slab<Token>(capacity: 1 << 16)
  /// When more are held, some go to the file.
  private var most: Int

  /// Pages of any machine begin at multiples of so many tokens.
  private static let unit = (1 << 16) / MemoryLayout<Token>.stride

  /// - Parameter most: tokens that are held at most.
  init(in folder: String?, most: Int = 1 << 20) {
    self.folder = folder
    self.most = folder == nil ? .max : most
  }

  var count: Int { spilled + held.count }

  func append(contentsOf tokens: [Token]) {
    held.append(contentsOf: tokens)
    if held.count > most { spill() }
  }

  /// Appends the tokens that lie in some bytes, wherever these begin.
  func append(bytes: UnsafeRawBufferPointer) {
    unsafe held.append(bytes: bytes)
    if held.count > most { spill() }
  }

  /// All of them; nothing is appended afterwards.
  func run() -> Run<Token> {
    guard let file, spilled > 0 else { return Run(held) }
    return FileMapping(file, count: spilled, followedBy: Run(held)).run
  }

  private func spill() {
    if file == nil { file = folder.flatMap(ScratchFile.init(in:)) }
    let whole = held.count / Self.unit * Self.unit
    let tokens = Run(held)
    guard let file,
      unsafe tokens.withBytes(0..<whole, { unsafe file.write($0, at: spilled * MemoryLayout<Token>.stride) })
    else {
      most = .max
      return
    }
    spilled += whole
    let rest = Slab<Token>(capacity: most)
    unsafe tokens.withBytes(whole..<tokens.count) { unsafe rest.append(bytes: $0) }
    held = rest
  }
}
