import Vocabulary

/// What recurs from page to page of one outlet: its newsletter's call, its rules for comments, its motto. A page by itself
/// does not tell such lines from its text; the outlet's other pages do.
///
/// Learns from the pages in the order in which they come, so the same order gives the same texts with any number of
/// workers. Keeps `lineLimit` lines an outlet, fewer where `mostLines` in all would not do, and `siteLimit` outlets, the oldest
/// and rarest forgotten.
package struct SiteMemory: Sendable {
  /// Lines kept an outlet: with those of one page more they fit a table of 40 kB.
  package static let lineLimit = 2_816
  private static let fewestLines = 256
  private static let mostLines = 100 * lineLimit
  package static let siteLimit = 4_096
  /// Pages that a line must stand on before it is taken for the outlet's.
  package static let pagesToLearn: UInt16 = 4

  /// Counted in pages of the outlet.
  private struct Seen {
    var pages: UInt16
    var first: UInt16
    var last: UInt16
  }

  private struct Site {
    var pages: UInt16 = 0
    var lines: [UInt32: Seen] = [:]
    var used: UInt64 = 0

    /// Halves all counts where one more page would not fit: on what part of the pages a line stands, stays the same.
    mutating func turnPage() {
      if pages == .max {
        pages /= 2
        lines = lines.mapValues { Seen(pages: $0.pages / 2, first: $0.first / 2, last: $0.last / 2) }
      }
      pages += 1
    }
  }

  private var sites: [String: Site] = [:]
  private var clock: UInt64 = 0

  package init() {}

  /// Learns from one page's text, and takes out of it what the outlet's pages have in common; nil where nothing is to
  /// be taken out. `outlet` is any name that the pages of one outlet share.
  package mutating func strip(_ text: String, of outlet: String) -> String? {
    clock += 1
    var site = sites.removeValue(forKey: outlet) ?? Site()
    site.used = clock
    defer {
      if sites.count >= Self.siteLimit, let oldest = sites.min(by: { $0.value.used < $1.value.used }) {
        sites[oldest.key] = nil
      }
      sites[outlet] = site
    }
    let lines = Self.lines(of: Array(text.utf8))
    let total = lines.reduce(0) { $0 + $1.letters }
    let known = lines.reduce(0) { $0 + (site.lines[$1.key] == nil ? 0 : $1.letters) }
    // The same article at another address teaches nothing about the outlet.
    if total > 0, known * 100 >= total * 85, site.pages >= 1, lines.count >= 2 { return nil }
    Self.learn(lines, &site, limit: linesForEach)
    var kept: [ArraySlice<UInt8>] = []
    var letters = 0
    var changed = false
    for line in lines {
      if Self.isOutlets(line.key, line.isCredit, site) {
        changed = true
      } else if let tail = line.tail, Self.isOutlets(tail.key, false, site) {
        changed = true
        kept.append(line.bytes[..<tail.start])
        letters += line.letters / 2
      } else {
        kept.append(line.bytes)
        letters += line.letters
      }
    }
    // What would leave next to nothing is the outlet's way to write, not its furniture.
    guard changed, letters * 5 >= total else { return nil }
    return String(decoding: Array(kept.joined(separator: [0x0A])), as: UTF8.self)
  }

  /// Lines that an outlet may keep, one more than there are now.
  private var linesForEach: Int {
    max(Self.fewestLines, min(Self.lineLimit, Self.mostLines / (sites.count + 1)))
  }

  var sitesKept: Int { sites.count }
  func linesKept(of outlet: String) -> Int { sites[outlet]?.lines.count ?? 0 }

  /// The lines that are not empty.
  private static func lines(of text: [UInt8]) -> [Line] {
    var lines: [Line] = []
    var start = 0
    for end in 0...text.count where end == text.count || text[end] == 0x0A {
      if end > start { lines.append(Line(text[start..<end])) }
      start = end + 1
    }
    return lines
  }

  private static func isOutlets(_ key: UInt32, _ isCredit: Bool, _ site: Site) -> Bool {
    guard !isCredit, let seen = site.lines[key], seen.pages >= pagesToLearn else { return false }
    let (pages, since) = (Int(seen.pages), Int(site.pages) - Int(seen.first) + 1)
    return pages * 4 >= since || (pages >= 12 && pages * 20 >= since)
  }

  private static func learn(_ lines: [Line], _ site: inout Site, limit: Int) {
    site.turnPage()
    let page = site.pages
    func see(_ key: UInt32) {
      guard key != 0 else { return }
      var seen = site.lines[key] ?? Seen(pages: 0, first: page, last: 0)
      guard seen.last != page else { return }
      seen.pages += 1
      seen.last = page
      site.lines[key] = seen
    }
    for line in lines {
      see(line.key)
      if let tail = line.tail { see(tail.key) }
    }
    guard site.lines.count > limit else { return }
    let ranked = site.lines.sorted { a, b in
      (a.value.pages, a.value.last, a.key) > (b.value.pages, b.value.last, b.key)
    }
    site.lines = Dictionary(uniqueKeysWithValues: ranked.prefix(limit / 2).map { ($0.key, $0.value) })
  }

  /// A paragraph, and the last sentence of a long one.
  private struct Line {
    var bytes: ArraySlice<UInt8>
    /// Of its letters and digits; 0 for a line too short to be told from others.
    var key: UInt32
    /// Bytes of them.
    var letters: Int
    /// «(رويترز)», "--(AP)": recurs and belongs to the text.
    var isCredit: Bool
    var tail: (start: Int, key: UInt32)?

    init(_ bytes: ArraySlice<UInt8>) {
      self.bytes = bytes
      let start = bytes.count >= 160 ? Self.lastSentence(bytes) : nil
      var folded = Folded.bytes(bytes[..<(start ?? bytes.endIndex)])
      let head = folded.count
      if let start { folded += Folded.bytes(bytes[start...]) }
      letters = folded.count
      key = Self.key(folded[...])
      let first = bytes.first ?? 0
      isCredit = letters < 120 && (first == 0x28 || first == 0x2D || first == 0x5B || first == 0xE2)
      if letters >= 160, let start {
        let last = Self.key(folded[head...])
        if last != 0 { tail = (start, last) }
      }
    }

    /// A hash of letters and digits in a row, eight at a time; 0 for what is too short to be told from others. Two of an
    /// outlet's lines in a million share one: a line counts one page more then.
    private static func key(_ letters: ArraySlice<UInt8>) -> UInt32 {
      guard letters.count >= 30 else { return 0 }
      var hash = WordHash(salt: UInt64(letters.count))
      unsafe letters.withUnsafeBytes { bytes in
        // The last word reaches back over what was read: there are thirty bytes at least.
        if unsafe hash.addWords(of: bytes) < bytes.count {
          _ = unsafe hash.addWords(of: UnsafeRawBufferPointer(rebasing: bytes.suffix(8)))
        }
      }
      return max(1, UInt32(hash.value >> 32))
    }

    /// Where the last sentence begins: behind a full stop, «؟» or «!» and a space.
    private static func lastSentence(_ bytes: ArraySlice<UInt8>) -> Int? {
      var i = bytes.endIndex - 2
      while i > bytes.startIndex + 40 {
        if bytes[i] == 0x20 {
          let b = bytes[i - 1]
          let isWideMark = (b == 0x9F && bytes[i - 2] == 0xD8) || (b == 0x94 && bytes[i - 2] == 0xDB)
          if b == 0x2E || b == 0x21 || b == 0x3F || isWideMark { return i }
        }
        i -= 1
      }
      return nil
    }
  }
}
