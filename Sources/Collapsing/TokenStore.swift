import Glibc

/// The tokens of all documents in the order of arrival. Those that came first may be read through a mapping of a file: of the state
/// that they are from, or of one in a folder for what waits outside of memory.
final class TokenStore {
  private let scratch: Scratch?
  private var file: ScratchFile?
  /// Whose tokens come first; they stay where they are.
  private var state: FlatSection<Token>?
  /// Tokens in either file.
  private var filed = 0
  /// Those that came after them.
  private var held = Slab<Token>(capacity: 1 << 16)
  /// When more are held, some go to the file.
  private var most: Int

  /// Pages of any machine begin at multiples of so many tokens.
  private static let unit = fileUnit / MemoryLayout<Token>.stride

  init(in scratch: Scratch?) {
    self.scratch = scratch
    most = scratch.map { $0.tokenBytes / MemoryLayout<Token>.stride } ?? .max
  }

  var count: Int { filed + held.count }
  /// Whether some are in the folder.
  var waits: Bool { file != nil && filed > 0 }

  /// Takes the tokens of a state, before all others.
  func take(_ section: FlatSection<Token>) {
    let whole = scratch == nil ? section.count(toMultipleOf: fileUnit) : 0
    if whole > 0 {
      state = section
      filed = whole
    }
    section.append(from: whole, to: self)
  }

  func append(contentsOf tokens: [Token]) {
    unsafe tokens.withUnsafeBytes { unsafe append(bytes: $0) }
  }

  /// Appends the tokens that lie in some bytes, wherever these begin.
  func append(bytes: UnsafeRawBufferPointer) {
    unsafe held.append(bytes: bytes)
    if held.count > most { spill(held.count / Self.unit * Self.unit) }
  }

  /// Appends some of the tokens of another store, which has none of a state; false where its file cannot be read.
  func append(_ range: Range<Int>, of other: TokenStore) -> Bool {
    let filed = range.clamped(to: 0..<other.filed)
    if let file = other.file, !filed.isEmpty {
      let isRead = unsafe held.append(count: filed.count) { room in
        unsafe file.read(at: filed.lowerBound * MemoryLayout<Token>.stride, into: room)
      }
      guard isRead else { return false }
    }
    let rest = range.clamped(to: other.filed..<max(other.filed, range.upperBound))
    unsafe Run(other.held).withBytes(rest.lowerBound - other.filed..<rest.upperBound - other.filed) {
      unsafe append(bytes: $0)
    }
    return true
  }

  /// All of them; nothing is appended afterwards.
  func run() -> Run<Token> {
    if let state {
      return FileMapping(state.file, at: state.start, count: filed, followedBy: Run(held), of: nil).run
    }
    guard let file, filed > 0 else { return Run(held) }
    spill(held.count)
    return FileMapping(file.descriptor, count: filed, followedBy: Run(held), of: scratch).run
  }

  /// Writes the first `whole` of those held to the file.
  private func spill(_ whole: Int) {
    if file == nil { file = scratch.flatMap { ScratchFile(in: $0.folder) } }
    let tokens = Run(held)
    guard let file,
      unsafe tokens.withBytes(0..<whole, { unsafe file.write($0, at: filed * MemoryLayout<Token>.stride) })
    else {
      most = .max
      return
    }
    filed += whole
    let rest = Slab<Token>(capacity: whole < tokens.count ? most : 0)
    unsafe tokens.withBytes(whole..<tokens.count) { unsafe rest.append(bytes: $0) }
    held = rest
  }
}
