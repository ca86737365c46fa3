import Codecs
import Extracting
import Vocabulary

/// One page's line of output.
struct ExtractRecord: Sendable {
  let line: [UInt8]
  /// The page's bytes could not be had; what they hold is not known.
  let isUnreadable: Bool

  /// A page of more bytes than this is not read.
  private static let pageLimit = 64 << 20

  init(_ task: ExtractTask, _ extractor: Extractor) {
    var writer = JSONWriter()
    var isUnreadable = false
    switch task {
    case .file(let id, let path, let url, let charset):
      do throws(Fault) {
        let bytes = try ByteSource.contents(of: path, limit: Self.pageLimit)
        let extraction = extractor.extract(PageInput(bytes: bytes, url: url ?? "", declaredCharset: charset))
        writer.articleRecord(id: id, url: url, extraction.article, rejection: extraction.refusal)
      } catch {
        isUnreadable = true
        writer.articleRecord(
          id: id, url: url, Article(), rejection: Rejection(.extract, .unreadable, error.message))
      }
    case .archived(let id, let page):
      let extraction = extractor.extract(PageInput(page))
      writer.articleRecord(
        id: id, url: page.fetch.address.href, extraction.article, rejection: extraction.refusal)
    case .lost(let id, let url, let rejection):
      isUnreadable = true
      writer.articleRecord(id: id, url: url, Article(), rejection: rejection)
    }
    line = writer.bytes
    self.isUnreadable = isUnreadable
  }
}

extension Extraction {
  /// Why there is no article; a listing is none either.
  var refusal: Rejection? {
    rejection ?? (kind == .listing ? Rejection(.extract, .notNews, "a \(kind.rawValue) page") : nil)
  }
}
