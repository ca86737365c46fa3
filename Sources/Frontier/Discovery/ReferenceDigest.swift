internal import Vocabulary

/// Digests of references as a page writes them, so that what every page of an outlet names is resolved once.
struct ReferenceDigest {
  private let origin: UInt64
  private let folder: UInt64
  private let page: UInt64

  init(base: WebAddress, outlet: Int64) {
    origin = digest(base.origin.utf8, seed: digest(String(outlet).utf8))
    let path = Array(base.path.utf8)
    folder = digest(path[...(path.lastIndex(of: ASCII.slash) ?? 0)], seed: origin)
    page = digest(path, seed: origin)
  }

  /// The same number only for references that mean the same address in the same role and say the same of it.
  func number(of finds: Finds, at i: Int, in list: Seed.Kind) -> Int64 {
    let start: UInt64
    let href = finds.href(i)
    switch href.first {
    case ASCII.slash: start = origin
    case ASCII.question, ASCII.hash, nil: start = page
    default: start = href.starts(with: "http".utf8) ? origin : folder
    }
    let entry: UInt64 =
      finds.role(i) != .entry ? 0 : list == .feed ? 0x9E37_79B9_7F4A_7C15 : 0x9E37_79B9_7F4A_7C16
    let said = UInt64(bitPattern: finds.lastModified(i).map { Rank.minutes($0) } ?? 0)
    return Int64(bitPattern: digest(href, seed: start ^ entry ^ said &* 0xFF51_AFD7_ED55_8CCD))
  }
}
