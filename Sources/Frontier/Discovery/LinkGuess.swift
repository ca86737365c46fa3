internal import Vocabulary

/// What an address promises before anybody has seen the page.
enum LinkGuess {
  /// Nil for what is never a page: images, media, archives, share and login links.
  static func kind(of address: WebAddress, anchorLength: Int) -> Seed.Kind? {
    let path = address.path.utf8.map(\.lowered)
    let segments = path.split(separator: ASCII.slash)
    guard let last = segments.last else { return .section }
    let name = last.text
    if let dot = name.lastIndex(of: ".") {
      let suffix = String(name[name.index(after: dot)...])
      if files.contains(suffix) { return nil }
      if suffix == "rss" || suffix == "atom" || suffix == "rdf" { return .feed }
    }
    if segments.contains(where: { chores.contains($0.text) }) { return nil }
    if feedNames.contains(name) { return .feed }
    if segments.contains(where: { listings.contains($0.text) }) { return .section }
    if let query = address.query, query.utf8.count < 200, isPageNumber(query) { return .section }
    if last.contains(where: { $0 == ASCII.minus || $0 == ASCII.percent || $0 == ASCII.underscore }),
      last.count >= 20
    {
      return .page
    }
    if last.contains(where: \.isDigit), longestDigitRun(last) >= 4, !isYear(last) { return .page }
    if name.hasSuffix(".html") || name.hasSuffix(".htm"),
      segments.count > 1 || last.contains(where: \.isDigit)
    {
      return .page
    }
    if let query = address.query, query.utf8.contains(where: \.isDigit) {
      return anchorLength >= 20 ? .page : .section
    }
    if anchorLength >= 30, segments.count > 1 || last.count >= 16 { return .page }
    return segments.count <= 3 ? .section : .page
  }

  /// The day in `/2026/11/23/`, `/2026-11-23/`, `/20261123/`, the first of the month in `/2026/11/`.
  static func date(in address: WebAddress) -> CivilDate? {
    let runs = address.path.utf8.split { !$0.isDigit }
    for (i, run) in runs.enumerated() {
      let value = number(run)
      if run.count == 8, (19_900_101...21_001_231).contains(value),
        let day = CivilDate(year: value / 10_000, month: value / 100 % 100, day: value % 100)
      {
        return day
      }
      guard run.count == 4, (1990...2100).contains(value), i + 1 < runs.count, runs[i + 1].count <= 2 else {
        continue
      }
      let month = number(runs[i + 1])
      let day = i + 2 < runs.count && runs[i + 2].count <= 2 ? number(runs[i + 2]) : 1
      if let date = CivilDate(year: value, month: month, day: day) { return date }
    }
    return nil
  }

  /// Whether an address reads like another dress of a page: for phones, for print.
  static func isVariant(_ address: WebAddress) -> Bool {
    if address.path.utf8.split(separator: ASCII.slash).contains(where: {
      variants.contains($0.map(\.lowered).text)
    }) {
      return true
    }
    guard let query = address.query else { return false }
    return query.split(separator: "&").contains { part in
      let pair = part.lowercased().split(separator: "=", maxSplits: 1)
      return pair.first.map { variants.contains(String($0)) } == true || pair.last == "amp"
        || pair.last == "print"
    }
  }

  private static func number(_ digits: some Collection<UInt8>) -> Int {
    digits.prefix(9).reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }

  private static func longestDigitRun(_ text: ArraySlice<UInt8>) -> Int {
    text.split { !$0.isDigit }.map(\.count).max() ?? 0
  }

  private static func isYear(_ text: ArraySlice<UInt8>) -> Bool {
    text.count == 4 && text.allSatisfy(\.isDigit) && (1990...2100).contains(number(text))
  }

  static func isPageNumber(_ query: Substring) -> Bool {
    query.split(separator: "&").contains { part in
      let pair = part.split(separator: "=", maxSplits: 1)
      return pair.count == 2 && pageNames.contains(pair[0].lowercased()) && pair[1].utf8.allSatisfy(\.isDigit)
    }
  }

  private static let pageNames: Set<String> = ["page", "p", "paged", "pg", "offset", "start", "from"]
  private static let listings: Set<String> = [
    "tag", "tags", "topic", "topics", "category", "categories", "section", "sections", "author", "authors",
    "page",
    "archive", "archives", "latest", "تصنيف", "وسم",
  ]
  private static let variants: Set<String> = [
    "amp", "print", "printer", "printable", "print-page", "printversion",
  ]
  private static let feedNames: Set<String> = [
    "feed", "rss", "atom", "rss.xml", "feed.xml", "atom.xml", "feed.json",
  ]
  private static let chores: Set<String> = [
    "login", "signin", "signup", "register", "logout", "wp-admin", "wp-login.php", "wp-json", "cart",
    "checkout",
    "cdn-cgi", "xmlrpc.php", "share", "print-friendly", "wp-content",
  ]
  private static let files: Set<String> = [
    "jpg", "jpeg", "png", "gif", "webp", "svg", "ico", "bmp", "avif", "css", "js", "mjs", "map", "woff",
    "woff2", "ttf",
    "mp3", "mp4", "m4a", "m4v", "webm", "ogg", "wav", "avi", "mov", "wmv", "flv", "m3u8", "pdf", "doc",
    "docx", "xls",
    "xlsx", "ppt", "pptx", "zip", "rar", "gz", "tgz", "7z", "apk", "exe", "dmg", "epub", "ics", "csv", "json",
    "txt",
  ]
}
