import Flow
import Vocabulary

/// Where pages come from: the network or archives.
protocol Head: AnyObject, Sendable {
  var books: any Books { get }
  /// Brings pages until there are no more, or until `stop`; then finishes the lane.
  func run(into output: HeadOutput) throws
  /// Nothing new is begun; what is under way goes on to the end.
  func stop()
  /// The turnstile has a seat again, or a page has been settled.
  func seatIsFree()
  /// URLs that wait to be fetched, by outlet; empty where that is not known.
  func waiting() -> [Outlet.ID: Int]
  /// The work of the archiving step, hired on its queue.
  func archive() throws -> (Arrival) throws -> Arrival
  /// The line is empty: files get their names. Before the commit.
  func close() throws(Fault)
  /// The tables are safe.
  func committed() throws(Fault)
}

/// The head's side of the first lane.
struct HeadOutput: Sendable {
  let pages: Lane<Passenger<Arrival>>
  let turnstile: Turnstile
  let floor: Floor

  init(_ pages: Lane<Passenger<Arrival>>, _ turnstile: Turnstile, _ floor: Floor) {
    self.pages = pages
    self.turnstile = turnstile
    self.floor = floor
  }
}
