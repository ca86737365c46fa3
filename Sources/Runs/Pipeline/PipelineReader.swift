import Vocabulary
import Yams

/// Turns the YAML tree into a `Pipeline`: the one place that knows which key fills which field.
struct PipelineReader {
  let source: PipelineSource
  /// Where relative paths begin.
  let folder: String

  func pipeline(from root: Node, fileName: String) throws(Fault) -> Pipeline {
    let top = try PipelineSection(root, path: "", known: PipelineKeys.top, source: source)
    let name = try top.text("name") ?? stem(of: fileName)
    guard let output = try top.text("output") else {
      throw Fault(.configuration, "\(source.name): 'output' is missing; name the folder of the dataset")
    }
    var pipeline = Pipeline(
      name: name, output: absolute(output), archiveFolder: absolute(output) + "/_archive")
    pipeline.contact = try top.text("contact")
    pipeline.serve = try serve(top)
    pipeline.warc = try top.section("input", known: PipelineKeys.input)?.texts("warc").map(absolute) ?? []
    pipeline.crawl = try crawl(top)
    if let archive = try top.section("archive", known: PipelineKeys.archive) {
      pipeline.archiveFolder = try archive.text("folder").map(absolute) ?? pipeline.archiveFolder
      pipeline.archiveRotateAt =
        try archive.value("rotate_at", expected: "a size such as 1GiB", byteCount) ?? pipeline.archiveRotateAt
    }
    pipeline.outlets = try outlets(top)
    if let extract = try top.section("extract", known: PipelineKeys.extract) {
      pipeline.extractWorkers = try extract.count("workers", in: 0...256) ?? pipeline.extractWorkers
      pipeline.pagesInFlight = try extract.count("pages_in_flight", in: 1...4096) ?? pipeline.pagesInFlight
    }
    if let collapse = try top.section("collapse", known: PipelineKeys.collapse) {
      pipeline.collapseWindowDays =
        try collapse.count("window_days", in: 1...365) ?? pipeline.collapseWindowDays
    }
    if let dataset = try top.section("dataset", known: PipelineKeys.dataset) {
      pipeline.compression =
        try dataset.value("compression", expected: "zstd:1…19, gzip:1…9, or none", compression)
        ?? pipeline.compression
      pipeline.rowsPerGroup = try dataset.count("rows_per_group", in: 1...1_048_576) ?? pipeline.rowsPerGroup
    }
    if let losses = try top.section("losses", known: PipelineKeys.losses) {
      pipeline.lossThreshold =
        try losses.value("threshold", expected: "a share from 0 to 1") {
          Double($0).flatMap { (0...1).contains($0) ? $0 : nil }
        } ?? pipeline.lossThreshold
    }
    if let legal = try top.section("legal", known: PipelineKeys.legal), legal.has("honour") {
      pipeline.honours = []
      for text in try legal.texts("honour") {
        guard let sign = LegalSign(rawValue: text) else {
          let known = LegalSign.allCases.map(\.rawValue).joined(separator: ", ")
          throw legal.fault("honour", "'legal.honour' holds '\(text)'; known are \(known), and [] for none")
        }
        pipeline.honours.insert(sign)
      }
    }
    pipeline.metricsFile = try top.text("metrics").map(absolute)
    try check(pipeline, top)
    return pipeline
  }

  private func serve(_ top: PipelineSection) throws(Fault) -> Pipeline.Serve? {
    guard let section = try top.section("serve", known: PipelineKeys.serve) else { return nil }
    guard let folder = try section.text("folder") else {
      throw top.fault("serve", "'serve.folder' is missing; name the folder of the sites to serve")
    }
    var serve = Pipeline.Serve(folder: absolute(folder))
    serve.address = try section.text("address") ?? serve.address
    serve.port = try section.count("port", in: 0...65_535).map(UInt16.init) ?? serve.port
    return serve
  }

  private func crawl(_ top: PipelineSection) throws(Fault) -> Pipeline.Crawl {
    var crawl = Pipeline.Crawl()
    guard let section = try top.section("crawl", known: PipelineKeys.crawl) else { return crawl }
    let span = "a span such as 500ms, 2s or 1m"
    let size = "a size such as 512KiB or 8MiB"
    crawl.userAgent = try section.text("user_agent") ?? crawl.userAgent
    crawl.delay = try section.value("delay", expected: span, duration) ?? crawl.delay
    crawl.addressDelay = try section.value("address_delay", expected: span, duration)
    crawl.maxCrawlDelay =
      try section.value("max_crawl_delay", expected: span, duration) ?? crawl.maxCrawlDelay
    crawl.patience = try section.value("patience", expected: span, duration) ?? crawl.patience
    crawl.attempts = try section.count("attempts", in: 1...20) ?? crawl.attempts
    crawl.recheck = try section.value("recheck", expected: span, duration) ?? crawl.recheck
    crawl.recheckDays = try section.count("recheck_days", in: 0...36_500) ?? crawl.recheckDays
    crawl.connections = try section.count("connections", in: 1...1024) ?? crawl.connections
    crawl.connectionsPerSite =
      try section.count("connections_per_site", in: 1...64) ?? crawl.connectionsPerSite
    crawl.connectTimeout =
      try section.value("connect_timeout", expected: span, duration) ?? crawl.connectTimeout
    crawl.timeout = try section.value("timeout", expected: span, duration) ?? crawl.timeout
    crawl.maxWireBytes = try section.value("max_wire_bytes", expected: size, byteCount) ?? crawl.maxWireBytes
    crawl.maxDecodedBytes =
      try section.value("max_decoded_bytes", expected: size, byteCount) ?? crawl.maxDecodedBytes
    crawl.maxRedirects = try section.count("max_redirects", in: 0...50) ?? crawl.maxRedirects
    crawl.requestsPerOutlet =
      try section.count("requests_per_outlet", in: 1...100_000_000) ?? crawl.requestsPerOutlet
    crawl.maxDepth = try section.count("max_depth", in: 0...1000) ?? crawl.maxDepth
    crawl.allowAddresses = try section.texts("allow_addresses")
    crawl.proxy = try section.text("proxy")
    crawl.caFile = try section.text("ca_file").map(absolute)
    return crawl
  }

  private func outlets(_ top: PipelineSection) throws(Fault) -> [Pipeline.OutletEntry] {
    var outlets: [Pipeline.OutletEntry] = []
    for section in try top.sections("outlets", known: PipelineKeys.outlet) {
      guard let id = try section.text("id") else {
        throw top.fault("outlets", "'\(section.path).id' is missing; give the outlet a short name")
      }
      guard !id.isEmpty, id.utf8.allSatisfy(isNameByte), id.utf8.first != UInt8(ascii: "."),
        id.utf8.count <= 64
      else {
        throw section.fault("id", "the outlet id '\(id)' must be 1 to 64 of a-z, 0-9, '.', '_' and '-'")
      }
      guard !outlets.contains(where: { $0.id == id }) else {
        throw section.fault("id", "the outlet id '\(id)' is used twice; ids are unique")
      }
      var outlet = Pipeline.OutletEntry(id: id, home: try section.texts("home"))
      outlet.sections = try section.texts("sections")
      outlet.feeds = try section.texts("feeds")
      outlet.sitemaps = try section.texts("sitemaps")
      outlet.hosts = try section.texts("hosts")
      outlet.language = try section.text("language")
      outlets.append(outlet)
    }
    return outlets
  }

  private func check(_ pipeline: Pipeline, _ top: PipelineSection) throws(Fault) {
    guard pipeline.warc.isEmpty else { return }
    guard !pipeline.outlets.isEmpty || pipeline.serve != nil else {
      throw Fault(
        .configuration,
        "\(source.name): nothing to do; list 'outlets' to crawl, or archives under 'input.warc'")
    }
    guard let contact = pipeline.contact, contact.contains("@") || contact.hasPrefix("http") else {
      throw top.fault(
        "contact",
        "'contact' must be a mail address or a URL where a host's owner reaches you; crawling without one is refused"
      )
    }
    if let outlet = pipeline.outlets.first(where: {
      $0.home.isEmpty && $0.feeds.isEmpty && $0.sitemaps.isEmpty
    }),
      pipeline.serve == nil
    {
      throw top.fault("outlets", "the outlet '\(outlet.id)' has no 'home', 'feeds' or 'sitemaps' to begin at")
    }
  }

  private func absolute(_ path: String) -> String { absolutePath(path, from: folder) }

  private func stem(of name: String) -> String {
    let last = name.split(separator: "/").last ?? "pipeline"
    return String(last.split(separator: ".").first ?? last)
  }
}

private func isNameByte(_ byte: UInt8) -> Bool {
  (byte >= 0x61 && byte <= 0x7A) || (byte >= 0x30 && byte <= 0x39) || byte == 0x2D || byte == 0x2E
    || byte == 0x5F
}

/// `zstd:3`, `gzip:6`, `gzip`, `zstd` or `none`.
private func compression(_ text: String) -> String? {
  let parts = text.split(separator: ":", omittingEmptySubsequences: false)
  guard let codec = parts.first, parts.count <= 2 else { return nil }
  let level = parts.count == 2 ? Int(parts[1]) : nil
  if parts.count == 2, level == nil { return nil }
  switch codec {
  case "zstd": return (1...19).contains(level ?? 3) ? "zstd:\(level ?? 3)" : nil
  case "gzip": return (1...9).contains(level ?? 6) ? "gzip:\(level ?? 6)" : nil
  case "none": return level == nil ? "none" : nil
  default: return nil
  }
}
