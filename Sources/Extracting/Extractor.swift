internal import Vocabulary

/// What extraction may be told.
package struct ExtractSettings: Sendable, Equatable {
  /// A page with fewer letters of text has no article.
  package var floorLetters = 60

  package init() {}
}

/// Turns pages into articles. One per worker: it keeps its tree and buffers from page to page and shares nothing.
package final class Extractor {
  private let settings: ExtractSettings
  /// Set where `explanation` will be asked for; it costs as much again as the extraction.
  package var explains = false
  private var explain: [String] = []
  private var tree = HTMLTree()
  private var transcoder = Transcoder()
  private var utf8: [UInt8] = []
  private var list = BlockList()
  private var finder = BodyFinder()
  private var writer = BodyText()

  package init(settings: ExtractSettings = ExtractSettings()) { self.settings = settings }

  package func extract(_ page: PageInput) -> Extraction {
    unsafe page.bytes.withUnsafeBufferPointer { unsafe extract(Bytes($0), page) }
  }

  /// What the last call of `extract` found and why, a line a finding: for people.
  package func explanation() -> [String] { explain }

  private func extract(_ bytes: Bytes, _ page: PageInput) -> Extraction {
    let decision = CharsetDecision(bytes, header: page.declaredCharset)
    let content = bytes[decision.markBytes..<bytes.count]
    if decision.isClean {
      _ = tree.parse(content)
    } else {
      transcoder.transcode(content, from: decision.charset, into: &utf8)
      unsafe utf8.withUnsafeBufferPointer { _ = unsafe tree.parse(Bytes($0)) }
    }
    var extraction = Extraction(kind: .article, charset: decision.charset.rawValue)
    let links = LinkReader()
    links.readHead(of: tree, into: &extraction)
    list.read(tree)
    let fields = FieldReader(tree, url: page.url, hint: page.hint, fetchedAt: page.fetchedAt)
    var body: Range<HTMLTree.Node>?
    var kept: [Int] = []
    if let root = finder.root(of: tree, &list) {
      kept = writer.kept(root, tree, list, PageLines(tree))
      var out: [UInt8] = []
      for i in kept {
        if !out.isEmpty { out.append(0x0A) }
        list.blocks[i].write(tree, into: &out)
      }
      if explains { explain = BodyExplanation(tree, list, root: root, kept: kept).lines }
      if let stated = fields.linked?.body.map({ StatedBody($0) }) {
        let letters = kept.reduce(0) { $0 + Int(list.blocks[$1].letters) }
        if stated.isWhole(besides: letters) { out = stated.text }
      }
      extraction.article.text = String(decoding: out, as: UTF8.self)
      body = root..<tree.end(root)
    }
    fields.fill(&extraction.article, tree, list, kept: kept)
    extraction.links = links.links(in: tree, body: body)
    extraction.article.linkCount = extraction.links.count
    if extraction.article.text.isEmpty {
      extraction.rejection = Rejection(.extract, .noBody, "no text found")
    }
    return extraction
  }
}
