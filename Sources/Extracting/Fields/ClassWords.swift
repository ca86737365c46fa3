/// What the classes, ids and item properties of the four nearest elements say of a line.
struct ClassWords: OptionSet {
  let rawValue: UInt8
  static let author = ClassWords(rawValue: 1)
  static let date = ClassWords(rawValue: 2)
  static let updated = ClassWords(rawValue: 4)
  static let place = ClassWords(rawValue: 8)
  static let picture = ClassWords(rawValue: 16)
  /// Of the day's date that a page shows: "date-now", "today".
  static let clock = ClassWords(rawValue: 128)

  init(rawValue: UInt8) { self.rawValue = rawValue }

  init(around node: HTMLTree.Node, _ tree: borrowing HTMLTree) {
    self = []
    var up = node
    for _ in 0..<4 {
      up = tree.parent(up)
      guard up > 0, !Self.isWide(tree.tag(up)) else { return }
      formUnion(Self.of(up, tree))
    }
  }

  /// Holds more than a line: what its classes say is no line's.
  static func isWide(_ tag: HTMLTag) -> Bool {
    tag == .body || tag == .article || tag == .main || tag == .section || tag == .header
  }

  static func of(_ node: HTMLTree.Node, _ tree: borrowing HTMLTree) -> ClassWords {
    var words: ClassWords = []
    let isLink = tree.tag(node) == .a
    tree.forEachAttribute(node) { name, value in
      switch name {
      case .class, .id, .itemprop, .rel, .property, .dataTestid, .dataQa, .dataComponent:
        words.formUnion(read(value))
      case .href: if isLink, value.count < 200, authorPages.values(in: value) != 0 { words.insert(.author) }
      default: break
      }
    }
    return words
  }

  private static func read(_ value: Bytes) -> ClassWords {
    let found = needles.values(in: value)
    var words = ClassWords(rawValue: UInt8(truncatingIfNeeded: found & 0x9F))
    if found & authorBit != 0, found & authorityBit == 0 { words.insert(.author) }
    return words
  }

  /// In the address of a page about a writer.
  private static let authorPages = Needles([
    (1, "/author /autor /auteur /writer /columnist /kuttab /redakteur", "")
  ])

  private static let authorBit: UInt16 = 0x20
  private static let authorityBit: UInt16 = 0x40
  private static let needles = Needles([
    (authorBit, "author", ""),
    (authorityBit, "authority", ""),
    (
      UInt16(author.rawValue),
      "byline writer reporter autor auteur creator journalist contributor signature kateb katib yazar firma vcard redact penulis",
      "by"
    ),
    (UInt16(date.rawValue), "date time publish datum fecha tarih posted", "pub created"),
    (UInt16(updated.rawValue), "update modified upddate", "upd mod"),
    (UInt16(place.rawValue), "dateline location", "place city loc"),
    (UInt16(picture.rawValue), "caption photocredit", "credit copyright cap figcap imgcap"),
    (
      UInt16(clock.rawValue),
      "header-date header_date headerdate top-date top_date topdate current-date current_date currentdate",
      "now today clock"
    ),
  ])
}
