import Columns
import Extracting
import Frontier
import Vocabulary

/// Where `naskh extract` writes; on one thread, in the pages' order.
protocol ExtractSink {
  func take(_ record: ExtractRecord, line: [UInt8]) throws(Fault)
  func finish() throws(Fault)
}

/// One JSON object a line.
struct JSONLinesSink: ExtractSink {
  let output: OutputFile

  func take(_ record: ExtractRecord, line: [UInt8]) throws(Fault) { try output.write(line) }
  func finish() throws(Fault) { try output.finish() }
}

/// The tables `articles` and `rejects` of a dataset. The outlet is the address's site; without an address, `unknown`.
struct DatasetSink: ExtractSink {
  private let writer: DatasetWriter
  private let now: Timestamp

  /// The run's id is `extract` and its day, so that the same call again replaces what it gave.
  init(path: String, now: Timestamp) throws(Fault) {
    let day = Moment(utcSeconds: now.seconds).date
    writer = try DatasetWriter(path: path, runID: "extract-\(day.iso8601)", crawlDate: day, crew: .cores())
    self.now = now
  }

  func take(_ record: ExtractRecord, line: [UInt8]) throws(Fault) {
    let address = record.url.flatMap { WebAddress.resolve(Array($0.utf8)) }
    let outlet = Outlet.ID(address.map { Site(of: $0).name } ?? "unknown")
    if let refusal = record.refusal {
      var row = Row(.rejects)
      row["outlet"] = .string(outlet.name)
      row["url"] = .string(record.url ?? record.id)
      row["stage"] = .string(refusal.stage.rawValue)
      row["reason"] = .string(refusal.reason.rawValue)
      row["detail"] = .string(orNull: refusal.detail.isEmpty ? nil : refusal.detail)
      row["kind"] = .string(Seed.Kind.page.rawValue)
      row["origin"] = .string(Seed.Origin.archive.rawValue)
      row["http_status"] = record.fetch.map { .int($0.status) } ?? .null
      row["fetched_at"] = .timestamp(orNull: record.fetch?.fetchedAt)
      row["run_id"] = .string(writer.runID)
      return try writer.append(row)
    }
    let article = record.extraction.article
    var row = ArticleRow(
      id: try Article.ID(outlet: outlet, canonical: record.url ?? record.id), outlet: outlet,
      article: article,
      url: record.url ?? record.id, fetchedAt: record.fetch?.fetchedAt ?? now,
      charset: record.extraction.charset,
      legal: LegalRecord(
        record.extraction, answer: record.fetch?.response, path: address?.pathAndQuery ?? "/", agent: "naskh"),
      version: article.version)
    row.status = record.fetch?.status ?? 200
    row.contentDigest = record.digest
    try writer.append(table: "articles", cells: row.cells(runID: writer.runID))
  }

  func finish() throws(Fault) { _ = try writer.commit(created: now) }
}
