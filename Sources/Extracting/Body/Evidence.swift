/// What an element's tag, classes, id, role and item properties say of the part of the page that it holds.
struct Evidence: OptionSet, Sendable {
  let rawValue: UInt32

  /// The article's text.
  static let body = Evidence(rawValue: 1 << 0)
  /// The article with its head and foot.
  static let article = Evidence(rawValue: 1 << 1)
  /// A lead, standfirst or subtitle: part of the text wherever it stands.
  static let lead = Evidence(rawValue: 1 << 2)
  /// Where to go next: menus, crumbs, pagers, heads and feet of the site.
  static let navigation = Evidence(rawValue: 1 << 3)
  /// Other articles: related, read also, most read, latest.
  static let related = Evidence(rawValue: 1 << 4)
  /// Readers' words and the form for them.
  static let comments = Evidence(rawValue: 1 << 5)
  /// Share, print, follow, rate.
  static let tools = Evidence(rawValue: 1 << 6)
  /// Advertising, promotion, newsletters, subscriptions.
  static let promotion = Evidence(rawValue: 1 << 7)
  /// Byline, date, category, reading time.
  static let byline = Evidence(rawValue: 1 << 8)
  /// Words about an author or the site.
  static let about = Evidence(rawValue: 1 << 9)
  /// Words about a picture or a film.
  static let caption = Evidence(rawValue: 1 << 10)
  /// Tags, topics, keywords.
  static let topics = Evidence(rawValue: 1 << 11)
  /// Consent, login, pop-ups.
  static let notice = Evidence(rawValue: 1 << 12)
  /// Columns beside the text, widgets.
  static let sidebar = Evidence(rawValue: 1 << 13)
  /// Not shown.
  static let hidden = Evidence(rawValue: 1 << 14)
  /// Words quoted from elsewhere with their attribution, or from the text itself.
  static let embed = Evidence(rawValue: 1 << 15)
  /// The headline.
  static let headline = Evidence(rawValue: 1 << 16)

  /// What is left out of an article wherever it stands in it.
  static let outside: Evidence = [
    .navigation, .related, .comments, .tools, .promotion, .byline, .about, .caption, .topics, .notice,
    .sidebar,
    .hidden, .embed,
  ]

  /// Those of them that the page's own text seldom stands in.
  static let strong: Evidence = [.comments, .related, .navigation, .hidden, .notice]

  /// What holds inside an element that says `inner`: an article's text within a column is no column.
  func with(_ inner: Evidence) -> Evidence {
    let kept =
      inner.contains(.body) ? subtracting([.sidebar, .notice, .promotion, .tools, .byline, .about]) : self
    return kept.union(inner)
  }
}
