import Collapsing
import Extracting
import Fetching
import Flow
import Frontier
import Vocabulary

/// What rides the line: an item that was refused rides on to the tables.
typealias Passenger<Load: Sendable> = Item<Load, Refused>

/// A URL that will not become an article, and why.
struct Refused: Error, Sendable {
  let seed: Seed
  let rejection: Rejection
  var status: Int?
  var fetchedAt: Timestamp?
  var place: ArchivePlace?
  /// The end of the run cut the transfer: the address waits for the next run.
  var isInterrupted = false
}

/// A page as it comes from the network or from an archive.
struct Arrival: Sendable {
  let page: Page
  /// Nil until the archive has it, and where none is kept.
  var place: ArchivePlace?
  /// The crawl's order and what it cost; nil for a page that an archive brought.
  var order: Order?
  var report: TransferReport?
  /// Whether the payload is that of the last visit, byte for byte.
  var isUnchanged = false
}

/// What a page gave; its bytes are gone.
struct Harvest: Sendable {
  enum Yield: Sendable {
    /// `digest` is of the body as it came, `reading` of the text.
    case article(Extraction, digest: String, reading: TextReading)
    case listing
    /// Neither article nor list; its links count all the same.
    case barren(Rejection)
    /// Sends its readers on to another page.
    case moved(WebAddress)
    case unchanged
  }

  let seed: Seed
  let fetch: Fetch
  let place: ArchivePlace?
  let yield: Yield
  let finds: Finds
  /// `<base href>` as written.
  let base: String?
}
