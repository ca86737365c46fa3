import Codecs
import Extracting
import Flow
package import Vocabulary

/// `naskh extract`: saved pages in, one record a page out, in the order given whatever the number of workers.
package func extractPages(_ options: ExtractOptions) throws(Fault) {
  if options.explains { return try explainPages(options) }
  let workers = options.jobs ?? Crew.processors
  let floor = Floor()
  let turnstile = Turnstile(seats: workers * 8)
  let tasks = Lane<Item<[ExtractTask], Rejection>>(capacity: workers * 4)
  let records = Lane<Item<[(ExtractRecord, line: [UInt8])], Rejection>>(
    capacity: workers * 4, writers: workers)
  let tally = Guarded((pages: 0, unreadable: 0))
  floor.atFault { turnstile.close() }

  floor.run("find pages") {
    defer { tasks.finish() }
    var ordinal = Ordinal(0)
    var batch: [ExtractTask] = []
    func send() throws {
      guard !batch.isEmpty else { return }
      guard turnstile.enter() else { throw Abandoned() }
      tasks.send(Item(ordinal, .success(batch)))
      ordinal = ordinal.next
      batch = []
    }
    let finder = PageFinder { task in
      batch.append(task)
      // Files, which are only named here, go eight at a time once the run is long: a hop between threads costs as much as
      // reading a small page. Pages of archives lie in memory and go one by one.
      if case .file = task, batch.count < min(8, 1 + ordinal.place / (workers * 4)) { return }
      try send()
    }
    do {
      if let manifest = options.manifest { try finder.manifest(manifest) }
      for path in options.paths { try finder.path(path) }
      try send()
    } catch is Abandoned {}
  }
  Stage("extract", workers: workers) {
    let extractor = Extractor()
    extractor.collectsLinks = false
    return { batch in
      try batch.map { task in
        let record = try ExtractRecord(task, extractor, digesting: options.format == .coltsv)
        return (record, options.format == .jsonl ? record.line : [])
      }
    }
  }.start(from: tasks, to: records, on: floor)
  floor.run("write") {
    let sink: any ExtractSink =
      switch options.format {
      case .jsonl: JSONLinesSink(output: try OutputFile(path: options.output ?? "-"))
      case .coltsv: try DatasetSink(path: options.output ?? "", now: .now)
      }
    var sites = SiteMemory()
    var order = Resequencer<[(ExtractRecord, line: [UInt8])], Rejection>()
    while let item = records.next() {
      try order.accept(item) { item in
        if case .success(let batch) = item.outcome {
          for (var record, var line) in batch {
            if options.siteMemory, record.strip(&sites), options.format == .jsonl { line = record.line }
            try sink.take(record, line: line)
            tally.withLock { $0 = ($0.pages + 1, $0.unreadable + (record.isUnreadable ? 1 : 0)) }
          }
        }
        turnstile.leave()
      }
    }
    if !floor.isBroken { try sink.finish() }
  }
  do throws(FloorFault) { try floor.wait() } catch { throw Fault(error) }
  let (pages, unreadable) = tally.withLock { $0 }
  if unreadable > 0 {
    throw Fault(
      .badData, "\(unreadable) of \(pages) pages could not be read; their records say why under \"reject\"")
  }
}

/// The line ends because another part of it broke.
private struct Abandoned: Error {}

extension Fault {
  /// What broke a run: a fault as it is, anything else with the name of the worker it broke.
  init(_ fault: FloorFault) {
    if let cause = fault.cause as? Fault {
      self = cause
    } else {
      self.init(.failed, "\(fault.worker): \(fault.cause)")
    }
  }
}
