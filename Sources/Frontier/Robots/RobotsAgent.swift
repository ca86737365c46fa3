/// The name of a crawler as robots files address it.
struct RobotsAgent {
  /// Lower case; versions and what stands in parentheses are words too, and match nothing.
  private let words: [[UInt8]]

  init(_ agent: String) {
    words = agent.utf8.map(\.lowered).filter { $0 != ASCII.star }.split {
      $0 == ASCII.space || $0 == ASCII.slash
    }.map { Array($0) }
  }

  /// How closely a `User-agent` line means this crawler; nil: another one. 0 is the star.
  ///
  /// RFC 9309 §2.2.1 compares product tokens; a token that one of the crawler's own begins with is taken to mean
  /// it too, and the longest binds.
  func strength(of value: ArraySlice<UInt8>) -> Int? {
    if value.first == ASCII.star, value.count == 1 || value[value.startIndex + 1] <= ASCII.space { return 0 }
    let token = value.prefix { $0 > ASCII.space && $0 != ASCII.slash }.filter { $0 != ASCII.star }.map(
      \.lowered)
    guard !token.isEmpty, words.contains(where: { $0.starts(with: token) }) else { return nil }
    return token.count
  }
}
