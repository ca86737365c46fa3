internal import GRDB
internal import Vocabulary

/// The run's window of days of publication, and what stands outside of it.
extension Desk {
  /// Days by which zones, and lists that round, may be wrong.
  private static let doubt: Int64 = 1

  /// Whether what is said of it, or its path, dates it outside the window.
  func isOutside(_ find: Find, _ address: WebAddress, _ kind: Seed.Kind) -> Bool {
    let said = find.hint.published?.date
    switch kind {
    case .page:
      let first = said ?? LinkGuess.date(in: address)
      let last = [first, find.lastModified?.date].compactMap { $0 }.max()
      return side(of: last, by: Self.doubt) == .before || side(of: first, by: Self.doubt) == .after
    case .sitemap: return side(of: find.lastModified?.date, by: Self.doubt) == .before
    // A dated archive: of a day, or of the month that begins there.
    case .section where address.path.utf8.contains(where: \.isDigit):
      let date = LinkGuess.date(in: address)
      return side(of: date, by: 31) == .before || side(of: date, by: Self.doubt) == .after
    case .home, .section, .feed, .robots, .policy: return false
    }
  }

  /// Where a day stands, `doubt` days on either side taken for inside; nil where there is no day.
  private func side(of date: CivilDate?, by doubt: Int64) -> NumberLine.Side? {
    guard let day = date?.daysSince1970 else { return nil }
    if let since = run.since?.daysSince1970, day < since - doubt { return .before }
    if let until = run.until?.daysSince1970, day > until + doubt { return .after }
    return .inside
  }

  /// What a list says of a page's date places its number.
  func learn(_ find: Find, at address: WebAddress, pattern: Int64, outlet: Int64) {
    guard run.hasWindow, let number = NumberLine.number(of: address) else { return }
    if let side = side(of: find.hint.published?.date, by: Self.doubt) {
      posts[outlet]?.numbers[pattern, default: NumberLine()].add(number, side)
    } else if side(of: find.lastModified?.date, by: Self.doubt) == .before {
      // Changed last before the window, so published before it.
      posts[outlet]?.numbers[pattern, default: NumberLine()].add(number, .before)
    }
  }

  /// So does the page's own date.
  func learn(_ row: URLRow, published: CivilDate?) {
    guard run.hasWindow, let side = side(of: published, by: Self.doubt),
      let number = NumberLine.number(of: row.address)
    else { return }
    posts[row.outlet]?.numbers[row.pattern, default: NumberLine()].add(number, side)
  }

  /// Whether the number in a page's address puts it outside of the window.
  func isOutsideByNumber(_ address: WebAddress, pattern: Int64, outlet: Int64) -> Bool {
    sideByNumber(address, pattern: pattern, outlet: outlet) != nil
  }

  private func sideByNumber(_ address: WebAddress, pattern: Int64, outlet: Int64) -> NumberLine.Side? {
    guard run.hasWindow, let line = posts[outlet]?.numbers[pattern] else { return nil }
    return NumberLine.number(of: address).flatMap { line.side(of: $0) }
  }

  /// Whether a list, newest first, has come to the days before the window: further pages of it are older still.
  func leavesWindow(_ finds: Finds, on page: Seed, base: WebAddress) -> Bool {
    guard page.kind == .section, run.since != nil, let outlet = postNumbers[page.outlet] else { return false }
    let base = URLParser(base)
    let sides = finds.compactMap { find -> NumberLine.Side? in
      if let date = find.hint.published?.date { return side(of: date, by: Self.doubt) }
      guard let address = URLParser(find.href, base: base)?.address,
        LinkGuess.kind(of: address, anchorLength: find.anchorLength) == .page
      else { return nil }
      return side(of: LinkGuess.date(in: address), by: Self.doubt)
        ?? sideByNumber(Canonical.fetchable(address), pattern: Shape.number(of: address), outlet: outlet)
    }
    return sides.count >= 5 && sides.allSatisfy { $0 == .before }
  }
}
