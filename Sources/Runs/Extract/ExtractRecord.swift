import Codecs
import Extracting
import Vocabulary

/// One page as `naskh extract` read it.
struct ExtractRecord: Sendable {
  let id: String
  let url: String?
  private(set) var extraction: Extraction
  /// Nil for a file.
  let fetch: Fetch?
  /// SHA-256 of the body, hex; nil where it was not asked for or the page could not be read.
  let digest: String?
  /// The page's bytes could not be had; what they hold is not known.
  let isUnreadable: Bool

  /// A page of more bytes than this is not read.
  private static let pageLimit = 64 << 20

  init(_ task: ExtractTask, _ extractor: Extractor, digesting: Bool) throws(Fault) {
    switch task {
    case .file(let id, let path, let url, let charset):
      self.id = id
      self.url = url
      fetch = nil
      let read: Result<[UInt8], Fault>
      do throws(Fault) {
        read = .success(try ByteSource.contents(of: path, limit: Self.pageLimit))
      } catch {
        read = .failure(error)
      }
      switch read {
      case .success(let bytes):
        extraction = extractor.extract(PageInput(bytes: bytes, url: url ?? "", declaredCharset: charset))
        digest = digesting ? try sha256(bytes) : nil
        isUnreadable = false
      case .failure(let fault):
        extraction = Extraction(kind: .other, rejection: Rejection(.extract, .unreadable, fault.message))
        digest = nil
        isUnreadable = true
      }
    case .archived(let id, let page):
      self.id = id
      url = page.fetch.address.href
      extraction = extractor.extract(PageInput(page))
      fetch = page.fetch
      digest = digesting ? try sha256(page.body) : nil
      isUnreadable = false
    case .lost(let id, let url, let rejection):
      self.id = id
      self.url = url
      extraction = Extraction(kind: .other, rejection: rejection)
      fetch = nil
      digest = nil
      isUnreadable = true
    }
  }

  /// Takes out of the text what other pages of its host have too.
  mutating func strip(_ sites: inout SiteMemory) -> Bool {
    guard refusal == nil, let url, let stripped = sites.strip(extraction.article.text, of: Self.host(url))
    else {
      return false
    }
    extraction.article.text = stripped
    return true
  }

  /// What stands between `://` and the next slash.
  private static func host(_ url: String) -> String {
    let bytes = Array(url.utf8)
    guard let scheme = bytes.firstRange(of: Array("://".utf8)) else { return url }
    return String(decoding: bytes[scheme.upperBound...].prefix { $0 != 0x2F && $0 != 0x3F }, as: UTF8.self)
  }

  /// Why there is no article; a listing is none either.
  var refusal: Rejection? {
    extraction.rejection
      ?? (extraction.kind.isListing
        ? Rejection(.extract, .notNews, "a \(extraction.kind.rawValue) page") : nil)
  }

  /// The line of JSON, with its end.
  var line: [UInt8] {
    // A line feed is written as two bytes.
    let count = extraction.article.text.utf8.count
    var writer = JSONWriter(reserving: count + count / 16 + 512)
    writer.articleRecord(id: id, url: url, extraction.article, rejection: refusal)
    return writer.bytes
  }
}
