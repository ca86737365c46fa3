import Extracting
import Vocabulary

/// Reads whatever libFuzzer makes as a page and as a listing, by one extractor for all inputs, as a worker does it.
///
/// The last byte names the charset of the HTTP header, most often none, so that pages lie in the corpus as they are.
enum ExtractFuzz {
  // libFuzzer calls from one thread.
  nonisolated(unsafe) private static let worker = Extractor()

  fileprivate static func one(_ bytes: [UInt8]) {
    let choice = Int(bytes.last ?? 0)
    let page = PageInput(
      bytes: bytes, url: "https://news.example/2026/11/23/a-story-\(choice)",
      declaredCharset: choice < charsets.count ? charsets[choice] : nil,
      fetchedAt: Timestamp(milliseconds: 1_795_000_000_000))
    let worker = unsafe worker
    worker.explains = choice & 1 == 1
    let first = worker.extract(page)
    // The same page in the buffers that it left: another answer would mean that pages touch each other.
    let second = worker.extract(page)
    precondition(first.article == second.article, "one page, two articles")
    precondition(first.links == second.links, "one page, two lists of links")
    _ = FeedReader.parse(bytes, declaredCharset: page.declaredCharset)
  }

  private static let charsets = [
    "utf-8", "windows-1256", "iso-8859-6", "windows-1252", "utf-16le", "utf-16be", "gbk", "gb18030", "big5",
    "euc-jp", "iso-2022-jp", "shift_jis", "euc-kr", "koi8-u", "replacement", "x-user-defined", "nonsense",
  ]
}

/// What libFuzzer calls for every input.
@_cdecl("LLVMFuzzerTestOneInput")
func oneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  unsafe ExtractFuzz.one(Array(UnsafeBufferPointer(start: start, count: count)))
  return 0
}
