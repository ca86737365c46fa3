import Extracting
import Fetching
import Glibc
import Synchronization
import Vocabulary

/// Fetches every address of a list on one thread, and reads each page's links where asked to.
struct FetchBench {
  private let seeds: [Seed]
  private let readsLinks: Bool

  init(list: String, readsLinks: Bool) throws {
    self.readsLinks = readsLinks
    var seeds: [Seed] = []
    guard let file = unsafe fopen(list, "r") else {
      throw Fault(.usage, "\(list): cannot be read; name a file of addresses, one a line")
    }
    defer { unsafe fclose(file) }
    while let line = unsafe readLine(from: file) {
      guard let address = WebAddress(serialized: line) else { continue }
      seeds.append(
        Seed(
          id: Seed.ID(Int64(seeds.count)), outlet: Outlet.ID("bench"), address: address, kind: .page,
          origin: .pipeline))
    }
    self.seeds = seeds
  }

  func run(_ connections: Int) throws {
    var settings = try FetchSettings(userAgent: "naskh-bench (bench@naskh.example)")
    settings.connections = connections
    settings.allowedAddresses = ["127.0.0.10-127.0.0.249"].compactMap { AddressRange($0) }
    let next = Atomic(0)
    let bytes = Atomic(0)
    let failed = Atomic(0)
    let links = Atomic(0)
    // Used on the loop's thread alone.
    nonisolated(unsafe) let reader = Extractor()
    let desk = FetchDesk(
      next: { [seeds] _ in
        let i = next.add(1, ordering: .relaxed).oldValue
        return i < seeds.count ? .fetch(FetchOrder(seed: seeds[i])) : .finished
      },
      redirect: { _, _, _, _ in .refuse(Rejection(.fetch, .redirectRefused)) },
      deliver: { [readsLinks] _, result, _ in
        guard case .success(let page) = result, page.fetch.status == 200 else {
          failed.add(1, ordering: .relaxed)
          return
        }
        bytes.add(page.body.count, ordering: .relaxed)
        if readsLinks { links.add(unsafe reader.links(of: PageInput(page)).count, ordering: .relaxed) }
      })
    try FetchLoop(settings, desk: desk).run()
    let (cpu, peak) = cost()
    let pages = seeds.count - failed.load(ordering: .relaxed)
    print(
      "{\"pages\":\(pages),\"failed\":\(failed.load(ordering: .relaxed)),\"bytes\":\(bytes.load(ordering: .relaxed)),\"links\":\(links.load(ordering: .relaxed)),\"cpu\":\(cpu),\"peak_mb\":\(peak)}"
    )
  }
}

private func readLine(from file: UnsafeMutablePointer<FILE>) -> String? {
  var line: UnsafeMutablePointer<CChar>?
  var room = 0
  defer { unsafe free(line) }
  guard unsafe getline(&line, &room, file) > 0, let line = unsafe line else { return nil }
  return unsafe String(cString: line).split(separator: "\n").first.map { String($0) }
}
