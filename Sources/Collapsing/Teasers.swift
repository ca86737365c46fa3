/// Which sentences of an outlet's pages begin other pages of it: the teasers of a page that has those of two others or more.
///
/// A teaser may be cut short or run on from a title into a lead, so the first words of a sentence tell.
struct Teasers {
  private let openingSentences: Int32
  /// Where the first words of a page's title and first sentences stand nearest to its beginning, by their hash.
  private var homes: [UInt64: Home] = [:]
  /// Their hashes: most sentences are told from all of them by it.
  private let filter: HashFilter
  /// The first words of each page's title and first sentences.
  private var beginnings: [[UInt64]]
  private var isHost: [Bool]

  private struct Home {
    let page: Int32
    let index: Int32
  }

  /// Words at the beginning of a sentence that tell which one it is.
  static let words = 6

  /// `lines` has the sentences of `count` pages.
  init(_ lines: [Furniture.Line], count: Int, _ settings: CollapseSettings) {
    openingSentences = Int32(settings.openingSentences)
    isHost = Array(repeating: false, count: count)
    beginnings = Array(repeating: [], count: count)
    filter = HashFilter(for: count * (settings.earlySentences + 1))
    for line in lines where line.index >= Furniture.Line.title && line.index < settings.earlySentences {
      let first = line.firstWords
      if line.index < openingSentences { beginnings[Int(line.page)].append(first) }
      if let held = homes[first], (held.index, held.page) <= (line.index, line.page) { continue }
      homes[first] = Home(page: line.page, index: line.index)
      filter.insert(first)
    }
    var guests = [Int32](repeating: -1, count: count)
    for line in lines {
      // What opens a page or is its title begins it.
      guard let home = home(of: line), home.index <= 0 else { continue }
      let page = Int(line.page)
      if guests[page] < 0 { guests[page] = home.page }
      if guests[page] != home.page, !beginAlike(Int(guests[page]), Int(home.page)) { isHost[page] = true }
    }
  }

  func contains(_ line: Furniture.Line) -> Bool { isHost[Int(line.page)] && home(of: line) != nil }

  /// The other page, of another story, that has the sentence nearer to its beginning.
  private func home(of line: Furniture.Line) -> Home? {
    guard line.index >= openingSentences else { return nil }
    let first = line.firstWords
    guard filter.mayHold(first), let home = homes[first], home.page != line.page, home.index < line.index,
      !beginAlike(Int(home.page), Int(line.page), besides: first)
    else { return nil }
    return home
  }

  /// Whether two pages are printings of one story.
  private func beginAlike(_ a: Int, _ b: Int, besides first: UInt64? = nil) -> Bool {
    beginnings[a].contains { $0 != first && beginnings[b].contains($0) }
  }
}
