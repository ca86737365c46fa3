import Archiving
import Flow
import FoundationEssentials
import Frontier
import Synchronization
import Vocabulary

/// Archives in the place of a crawl: their responses in the order of files and records.
final class ArchiveHead: Head {
  let books: any Books = ArchiveBooks()
  private let files: [String]
  private let outlets: [(id: Outlet.ID, hosts: Set<String>, sites: Set<Site>)]
  private let limit: Int
  private let isStopping = Atomic(false)

  init(_ plan: Plan) throws(Fault) {
    var files: [String] = []
    for path in plan.pipeline.warc { files += try Self.archives(at: path) }
    guard !files.isEmpty else {
      throw Fault(
        .configuration,
        "input.warc: no archive (.warc, .warc.gz, .arc, .arc.gz) at \(plan.pipeline.warc.joined(separator: ", "))"
      )
    }
    self.files = files
    limit = plan.pipeline.crawl.maxDecodedBytes
    outlets = plan.outlets.map { outlet in
      (
        outlet.id, Set(outlet.hosts),
        Set((outlet.homes + outlet.feeds + outlet.sitemaps).map { Site(of: $0) })
      )
    }
  }

  private static func archives(at path: String) throws(Fault) -> [String] {
    var isFolder = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw Fault(.configuration, "input.warc: \(path) does not exist")
    }
    guard isFolder else { return [path] }
    guard let names = try? FileManager.default.subpathsOfDirectory(atPath: path) else {
      throw Fault(.failed, "\(path): the folder cannot be read")
    }
    return names.filter(isArchive).sorted().map { "\(path)/\($0)" }
  }

  /// The pipeline's outlet of that address; without any outlets in the pipeline, the address's own site.
  private func assign(_ target: String) -> (address: WebAddress, outlet: Outlet.ID)? {
    guard let address = WebAddress.resolve(Array(target.utf8)) else { return nil }
    if outlets.isEmpty { return (address, Outlet.ID(Site(of: address).name)) }
    let site = Site(of: address)
    return outlets.first { $0.sites.contains(site) || $0.hosts.contains(String(address.host)) }.map {
      (address, $0.id)
    }
  }

  func run(into output: HeadOutput) throws {
    defer { output.pages.finish() }
    var ordinal = Ordinal(0)
    for file in files {
      let pages = try ArchivedPages(file, bodyBytes: limit, assign: assign)
      while !isStopping.load(ordering: .relaxed), let archived = try pages.next() {
        guard output.turnstile.enter() else { return }
        var item: Passenger<Arrival>
        switch archived.page {
        case .success(let page):
          let arrival = Arrival(page: page, place: archived.place, isUnchanged: archived.isUnchanged)
          item = Item(ordinal, .success(arrival))
        case .failure(let rejection):
          let refused = Refused(seed: archived.seed, rejection: rejection, place: archived.place)
          item = Item(ordinal, .failure(refused))
        }
        guard output.pages.send(item) else { return }
        ordinal = ordinal.next
      }
    }
  }

  func stop() { isStopping.store(true, ordering: .relaxed) }
  func seatIsFree() {}
  func waiting() -> [Outlet.ID: Int] { [:] }
  func archive() -> (Arrival) throws -> Arrival { { $0 } }
  func close() {}
  func committed() {}
}
