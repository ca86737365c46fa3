internal import Codecs
internal import Vocabulary

/// What extraction may be told.
package struct ExtractSettings: Sendable, Equatable {
  /// A page with fewer letters of text has no article.
  package var floorLetters = 60
  /// The same where no metadata call the page an article.
  package var floorLettersUnstated = 160

  package init() {}
}

/// Turns pages into articles. One per worker: it keeps its tree and buffers from page to page and shares nothing.
package final class Extractor {
  private let settings: ExtractSettings
  /// Set where `explanation` will be asked for.
  package var explains = false
  /// Off where only their number is asked for: their texts are a twentieth of the time.
  package var collectsLinks = true
  private var explain: [String] = []
  /// Reads mark-up that pages carry in their scripts; made when the first does.
  private var inner: Extractor?
  private var isInner = false
  private var tree = HTMLTree()
  private var transcoder = Transcoder()
  private var mojibake = Mojibake()
  private var utf8: [UInt8] = []
  private var list = BlockList()
  private var finder = BodyFinder()
  private var writer = BodyText()

  package init(settings: ExtractSettings = ExtractSettings()) { self.settings = settings }

  package func extract(_ page: PageInput) -> Extraction {
    unsafe page.bytes.withUnsafeBufferPointer { unsafe extract(Bytes($0), page) }
  }

  /// The page's links alone.
  package func links(of page: PageInput) -> LinkList {
    unsafe page.bytes.withUnsafeBufferPointer { bytes in
      unsafe parse(Bytes(bytes), page).outcome == .outOfMemory ? LinkList() : LinkReader().links(in: tree)
    }
  }

  /// What the page's head says to robots and where it points: nothing else is filled.
  func head(of bytes: Bytes, _ page: PageInput) -> Extraction {
    var extraction = Extraction(kind: .other)
    guard Self.notHTML(bytes, page.contentType) == nil, parse(bytes, page).outcome != .outOfMemory else {
      return extraction
    }
    LinkReader().readHead(of: tree, into: &extraction)
    return extraction
  }

  private func parse(_ bytes: Bytes, _ page: PageInput) -> (
    outcome: HTMLTree.Outcome, decision: CharsetDecision
  ) {
    let decision = CharsetDecision(bytes, header: page.declaredCharset)
    let content = bytes[decision.markBytes..<bytes.count]
    if !decision.isClean {
      transcoder.transcode(content, from: decision.charset, into: &utf8)
    } else if !mojibake.repair(content, into: &utf8) {
      return (tree.parse(content), decision)
    }
    return (unsafe utf8.withUnsafeBufferPointer { unsafe tree.parse(Bytes($0)) }, decision)
  }

  /// What the last call of `extract` found and why, a line a finding: for people.
  package func explanation() -> [String] { explain }

  private func extract(_ bytes: Bytes, _ page: PageInput) -> Extraction {
    if let rejection = Self.notHTML(bytes, page.contentType) {
      return Extraction(kind: .other, rejection: rejection)
    }
    let (outcome, decision) = parse(bytes, page)
    guard outcome != .outOfMemory else {
      return Extraction(
        kind: .other, rejection: Rejection(.extract, .unparsable, "memory was short for \(bytes.count) bytes")
      )
    }
    var extraction = Extraction(kind: .article, charset: decision.charset.rawValue)
    let links = LinkReader()
    links.readHead(of: tree, into: &extraction)
    list.read(tree)
    let fields = FieldReader(tree, url: page.url, hint: page.hint, fetchedAt: page.fetchedAt)
    var kept: [Int] = []
    let lines = PageLines(tree, headline: fields.headline?.text)
    if let root = finder.root(of: tree, &list, lines, headline: fields.headline?.node) {
      let parts = finder.roots(root, tree, list)
      var verdicts: [Int: BodyText.Verdict] = [:]
      func read(_ part: HTMLTree.Node) -> [Int] {
        let found = writer.kept(part, tree, list, lines, isFirst: kept.isEmpty)
        if explains { for (i, v) in zip(list.range(of: part, in: tree), writer.verdicts) { verdicts[i] = v } }
        return found
      }
      for part in parts {
        let found = read(part)
        if kept.isEmpty { kept = found } else { kept += found }
      }
      if parts.count == 1, finder.cancelInside(root, tree, &list, kept: kept) {
        kept = []
        kept = read(root)
      }
      var out: [UInt8] = []
      out.reserveLarge(tree.textBytes)
      var last: Int?
      for i in kept {
        if let last {
          out.append(list.blocks[i].goesOn(from: list.blocks[last], isNext: i == last + 1) ? 0x20 : 0x0A)
        }
        list.blocks[i].write(tree, into: &out, leavingOut: list.hiddenWithin)
        last = i
      }
      if explains {
        explain = BodyExplanation(tree, list, root: root, kept: kept, verdicts: verdicts).lines
      }
      if let stated = fields.linked?.body.map({ StatedBody($0) }) {
        let letters = kept.reduce(0) { $0 + Int(list.blocks[$1].letters) }
        if stated.isWhole(besides: letters) {
          out = stated.text
          if explains { explain.insert("text: the page's data, articleBody", at: 0) }
        }
      }
      extraction.article.text = String(largeUTF8: out)
    }
    if extraction.article.text.utf8.count < 600, let headline = fields.headline?.text,
      let drawn = drawn(decision.isClean ? bytes : nil, headline, besides: extraction.article.text)
    {
      extraction.article.text = drawn
      if explains { explain.insert("text: what the page's scripts draw", at: 0) }
    }
    let found = fields.fill(&extraction.article, tree, list, kept: kept, explains: explains)
    if collectsLinks {
      extraction.links = links.links(in: tree)
      extraction.article.linkCount = extraction.links.count
    } else {
      extraction.article.linkCount = links.count(in: tree)
    }
    if explains { explain = found + explain }
    judge(&extraction, fields, kept, page)
    extraction.article.kind = extraction.kind
    return extraction
  }

  /// The text that the page's scripts draw; nil where they carry none that is more than the page shows.
  ///
  /// `page`: nil where the page was transcoded.
  private func drawn(_ page: Bytes?, _ headline: String, besides shown: String) -> String? {
    guard !isInner, tree.scriptBytes > 1_000 else { return nil }
    let markup =
      if let page {
        ScriptedBody.markup(in: page, headline: headline)
      } else {
        unsafe utf8.withUnsafeBufferPointer { unsafe ScriptedBody.markup(in: Bytes($0), headline: headline) }
      }
    guard let markup else { return nil }
    let reader = inner ?? Extractor(settings: settings)
    reader.isInner = true
    reader.collectsLinks = false
    inner = reader
    let text = reader.extract(
      PageInput(bytes: Array("<body><article>".utf8) + markup, url: "", declaredCharset: "utf-8")
    ).article.text
    return Self.letters(text.utf8.span) > 2 * Self.letters(shown.utf8.span) ? text : nil
  }

  /// Sets the kind, and the rejection where there is no article.
  private func judge(_ extraction: inout Extraction, _ fields: FieldReader, _ kept: [Int], _ page: PageInput)
  {
    let text = extraction.article.text
    let letters = Self.letters(text.utf8.span)
    let reader = PageKindReader(tree, facts: fields.facts, linked: fields.linked, url: page.url)
    let (kind, reason) = reader.kind(
      tree, list, kept: kept, letters: letters, title: extraction.article.title ?? "")
    extraction.kind = kind
    if explains {
      explain.insert("kind \(kind.rawValue): \(reason)", at: 0)
      explain.insert(contentsOf: reader.signs(tree, list, kept: kept, letters: letters), at: 1)
    }
    let wall = Wall.rejection(
      tree, list, title: extraction.article.title, text: text, letters: letters,
      isFree: extraction.article.isFree, isListing: extraction.kind.isListing)
    if let wall {
      extraction.rejection = wall
      extraction.kind = .other
      return
    }
    guard !extraction.kind.isListing else { return }
    // So little, on a page that does not call itself an article, is a notice or a caption.
    let floor = reader.saysArticle ? settings.floorLetters : settings.floorLettersUnstated
    if letters < floor {
      extraction.rejection = Rejection(
        .extract, .noBody, letters == 0 ? "no text found" : "\(letters) letters of text, fewer than \(floor)")
    }
  }

  private static func letters(_ text: Span<UInt8>) -> Int {
    unsafe text.withUnsafeBufferPointer { unsafe Script.letters(Bytes($0)) }
  }

  /// Why these bytes are no HTML page; nil where they may be one.
  private static func notHTML(_ bytes: Bytes, _ type: String?) -> Rejection? {
    if let type = type?.lowercased(), !type.isEmpty, !type.holds("html"), !type.holds("xml"),
      !type.hasPrefix("text/"), type != "application/octet-stream"
    {
      return Rejection(.extract, .notHTML, "the server says \(type)")
    }
    let magics: [(StaticString, String)] = [
      ("%PDF-", "PDF"), ("GIF8", "GIF"), ("PK\u{03}\u{04}", "ZIP"), ("{\\rtf", "RTF"),
      ("RIFF", "RIFF"), ("ID3", "MP3"),
    ]
    for (magic, name) in magics where bytes.starts(with: magic) {
      return Rejection(.extract, .notHTML, "the page is \(name)")
    }
    if bytes.count > 2, bytes[0] == 0xFF, bytes[1] == 0xD8, bytes[2] == 0xFF {
      return Rejection(.extract, .notHTML, "the page is JPEG")
    }
    return nil
  }
}
