internal import GRDB
internal import Vocabulary

/// A transfer has ended.
extension Desk {
  /// Frees the site: its delay counts from now on.
  func landed(_ db: Database, _ order: Order, report: Visit, now: Timestamp) throws {
    guard let entry = taken[order.seed.id.number], entry.isFlying else { return }
    schedule.finish(
      entry.yard, status: report.status, latency: report.latency, retryAfter: report.retryAfter,
      isFailure: report.isTransient, now: now)
    entry.isFlying = false
    entry.status = report.status
    entry.retryAfter = report.retryAfter
    entry.mayRetry =
      report.isTransient && (report.retryAfter ?? Milliseconds(0)) <= settings.politeness.patience
    if let address = report.remoteAddress { try place(db, entry.yard, at: address) }
  }

  func fetched(_ db: Database, _ order: Order, report: Visit, now: Timestamp) throws {
    try landed(db, order, report: report, now: now)
    let id = order.seed.id.number
    guard let entry = taken[id] else { return }
    entry.isArchived = report.place != nil
    entry.answered = report.finalAddress
    guard entry.row.kind != .robots else { return }
    try store.begin(db, now: now)
    if let address = report.finalAddress, address != entry.row.address {
      try name(db, address, for: id, outlet: entry.row.outlet, now: now)
      try name(db, entry.row.address, for: id, outlet: entry.row.outlet, now: now)
    }
    let isBrought = report.status.map { (200...299).contains($0) } ?? false
    // A window leaves out what a list names: the next run is to see all of it.
    let isCut = run.hasWindow && entry.row.kind != .page
    let (validators, capture) = isCut ? (nil, nil) : (report.validators, report.capture)
    let at = capture.flatMap { $0.target == entry.row.address ? nil : $0.target.href }
    if let place = report.place {
      try (isBrought ? writes.arrival : writes.answer).run(db) { values in
        values.add(runNumber)
        values.add(report.status)
        values.add(place.file)
        values.add(place.offset)
        values.add(place.length)
        if isBrought {
          values.add(validators?.etag)
          values.add(validators?.lastModified)
          values.add(capture?.payloadDigest)
          values.add(capture?.date.milliseconds)
          values.add(at)
        }
        values.add(id)
      }
    } else if isBrought {
      try db.run(
        "UPDATE urls SET \(PageWrites.setsCapture) WHERE id = ?",
        [
          validators?.etag, validators?.lastModified, capture?.payloadDigest, capture?.date.milliseconds, at,
          id,
        ])
    }
  }

  /// Notes where a site's server stands, for this run's turns and the next ones'.
  private func place(_ db: Database, _ yard: Schedule.Handle, at address: String) throws {
    guard yards[yard].address != address else { return }
    yards[yard].address = address
    schedule.place(yard, at: address)
    try store.begin(db, now: began)
    try db.run("UPDATE sites SET address = ? WHERE id = ?", [address, yards[yard].number])
  }
}
