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
  /// Pages without text of their own: four sentences of five begin other pages, three at least.
  private var bare: [Bool]

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
    bare = Array(repeating: false, count: count)
    beginnings = Array(repeating: [], count: count)
    filter = HashFilter(for: count * (settings.earlySentences + 3))
    for line in lines where line.index != Furniture.Line.wholeBody && line.index < settings.earlySentences {
      let first = line.firstWords
      let index = line.index == Furniture.Line.opening ? 0 : line.index
      if index < openingSentences { beginnings[Int(line.page)].append(first) }
      if let held = homes[first], (held.index, held.page) <= (index, line.page) { continue }
      homes[first] = Home(page: line.page, index: index)
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
    var all: [Int32: (sentences: Int, homes: [Int32])] = [:]
    for line in lines where line.index >= 0 && isHost[Int(line.page)] {
      all[line.page, default: (0, [])].sentences += 1
      if let home = home(of: line, from: 0) { all[line.page]?.homes.append(home.page) }
    }
    for (page, held) in all where 5 * held.homes.count >= 4 * held.sentences {
      bare[Int(page)] = Set(held.homes).count >= 3
    }
  }

  func contains(_ line: Furniture.Line) -> Bool { isHost[Int(line.page)] && home(of: line) != nil }

  /// The first sentence of a page with teasers that may be one; nil for other pages.
  func firstTeaser(_ page: Int32) -> Int? {
    isHost[Int(page)] ? bare[Int(page)] ? 0 : Int(openingSentences) : nil
  }

  /// The other page, of another story, that has the sentence nearer to its beginning.
  private func home(of line: Furniture.Line) -> Home? {
    home(of: line, from: bare[Int(line.page)] ? 0 : openingSentences)
  }

  private func home(of line: Furniture.Line, from least: Int32) -> Home? {
    guard line.index >= least else { return nil }
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
