package import Vocabulary

/// Writes pages to WARC 1.1 files, one gzip member a record. Belongs to one thread.
///
/// The file being written is named `….warc.gz.open`; it gets its name, and its index beside it, when it is
/// closed. What `append` returned is in
/// the file system's hands: it outlives the process, and a power cut once `sync` has returned.
package final class WARCWriter {
  private let settings: WARCSettings
  private let press: RecordPress
  private var file: OpenFile?
  private var index: IndexSpill?
  private var name = ""
  private var serial = 0
  private var offset: Int64 = 0
  private var info = ""
  /// Where this file has a response, by a hash of its payload's digest, which its record tells: each file stands alone.
  private var responses = NumberTable()
  /// Of those the ones that came again last: an outlet gives one page for all that is gone or empty.
  private var repeated: [String: Capture] = [:]
  private static let repeatedLimit = 256
  /// The files closed so far, without their folder.
  package private(set) var closed: [String] = []

  package init(_ settings: WARCSettings) throws(Fault) {
    self.settings = settings
    press = try RecordPress()
    try Folder.make(settings.folder)
    for name in try Folder.names(in: settings.folder) where name.hasPrefix(settings.prefix + "-") {
      let digits = name.dropFirst(settings.prefix.count + 1).prefix { $0.isASCII && $0.isNumber }
      if let number = Int(digits) { serial = max(serial, number + 1) }
    }
  }

  /// Writes a page: its request where that is known, then its response, or a revisit for a 304, for the payload of
  /// the `earlier` visit, and for one that this file already holds.
  package func append(
    _ page: Page, isTruncated: Bool = false, earlier: Capture? = nil
  ) throws(Fault) -> KeptPage {
    try open(at: page.fetch.fetchedAt)
    var (answer, capture) = response(to: page, isTruncated: isTruncated, earlier: earlier)
    if !page.fetch.request.bytes.isEmpty {
      var request = press.draft(
        .request, page.fetch.address, at: page.fetch.fetchedAt, "application/http;msgtype=request",
        StoredHeader(page.fetch.request).bytes)
      request.fields = [("WARC-Warcinfo-ID", info), ("WARC-Concurrent-To", answer.id)]
      _ = try write(request)
      answer.fields.append(("WARC-Concurrent-To", request.id))
    }
    let place = try write(answer)
    let isRevisit = answer.kind == .revisit
    if let capture, !isRevisit, !page.wireBody.isEmpty {
      responses.set(Self.key(capture.payloadDigest), to: UInt64(place.offset))
    }
    let digest = answer.fields.first { $0.0 == "WARC-Payload-Digest" }?.1
    try index?.add(
      CDXJ.line(
        page.fetch.address.href, page.fetch.fetchedAt,
        type: isRevisit ? "warc/revisit" : page.fetch.response.values(of: "content-type").first,
        status: page.fetch.status, digest: digest, place: place))
    return KeptPage(place: place, capture: capture)
  }

  /// Writes a metadata record about an address: one `name: value` a line.
  package func append(
    metadata lines: [(String, String)], about target: WebAddress, at date: Timestamp
  ) throws(Fault) -> ArchivePlace {
    try open(at: date)
    var draft = press.draft(.metadata, target, at: date, "application/warc-fields", Self.fields(lines))
    draft.fields = [("WARC-Warcinfo-ID", info)]
    return try write(draft)
  }

  /// Makes all that was appended last through a power cut.
  package func sync() throws(Fault) { try file?.sync() }

  /// Closes the file and gives it its name. The next append opens another.
  package func close() throws(Fault) {
    guard let file else { return }
    try file.sync()
    self.file = nil
    try Folder.rename(file.path, to: settings.folder + "/" + name)
    try index?.finish()
    index = nil
    (responses, repeated) = (NumberTable(), [:])
    try Folder.sync(settings.folder)
    closed.append(name)
  }

  private func open(at date: Timestamp) throws(Fault) {
    if file != nil, offset >= settings.fileBytes { try close() }
    guard file == nil else { return }
    let digits = String(serial)
    name = "\(settings.prefix)-\(String(repeating: "0", count: max(0, 5 - digits.count)))\(digits).warc.gz"
    file = try OpenFile(creating: "\(settings.folder)/\(name).open")
    index = try IndexSpill(to: CDXJ.path(for: "\(settings.folder)/\(name)"))
    serial += 1
    offset = 0
    var lines = settings.info.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    lines.append(("format", "WARC File Format 1.1"))
    lines.append(
      ("conformsTo", "https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/"))
    var draft = press.draft(.warcinfo, nil, at: date, "application/warc-fields", Self.fields(lines))
    draft.fields = [("WARC-Filename", name)]
    info = draft.id
    _ = try write(draft)
  }

  private func response(
    to page: Page, isTruncated: Bool, earlier: Capture?
  ) -> (draft: RecordDraft, capture: Capture?) {
    let header = StoredHeader(page.fetch.response)
    let digest = press.label(page.wireBody)
    let isUnchanged = page.fetch.status == 304
    let isSame = earlier?.payloadDigest == digest && !isTruncated
    let known = isUnchanged || isSame ? earlier : page.wireBody.isEmpty ? nil : response(of: digest)
    let isRevisit = isUnchanged || known != nil
    var draft = press.draft(
      isRevisit ? .revisit : .response, page.fetch.address, at: page.fetch.fetchedAt,
      "application/http;msgtype=response", header.bytes, isRevisit ? [] : page.wireBody)
    draft.fields = [("WARC-Warcinfo-ID", info)]
    if let address = page.fetch.remoteAddress { draft.fields.append(("WARC-IP-Address", address)) }
    if header.isHTTP2 { draft.fields.append(("WARC-Protocol", "h2")) }
    if isRevisit {
      let profile = isUnchanged ? "server-not-modified" : "identical-payload-digest"
      draft.fields.append(("WARC-Profile", "http://netpreserve.org/warc/1.1/revisit/\(profile)"))
      if let known {
        draft.fields.append(("WARC-Refers-To-Target-URI", known.target.href))
        draft.fields.append(("WARC-Refers-To-Date", known.date.iso8601))
      }
    }
    let capture =
      isRevisit
      ? known : Capture(target: page.fetch.address, date: page.fetch.fetchedAt, payloadDigest: digest)
    if let payload = isUnchanged ? known?.payloadDigest : digest {
      draft.fields.append(("WARC-Payload-Digest", payload))
    }
    if isTruncated { draft.fields.append(("WARC-Truncated", "length")) }
    return (draft, capture)
  }

  /// The response of this file that has such a payload, as its record says; nil where there is none.
  private func response(of digest: String) -> Capture? {
    if let known = repeated[digest] { return known }
    guard let offset = responses[Self.key(digest)] else { return nil }
    let place = ArchivePlace(file: name, offset: Int64(offset), length: 0)
    // A record that cannot be read is no loss: the page is kept whole once more.
    guard let record = try? WARCReader.record(at: place, in: settings.folder, blockLimit: 0),
      record.fields.value(of: "warc-payload-digest") == digest, let date = record.date,
      let target = record.target.flatMap({ WebAddress(serialized: $0) })
    else { return nil }
    let capture = Capture(target: target, date: date, payloadDigest: digest)
    if repeated.count >= Self.repeatedLimit { repeated.removeAll(keepingCapacity: true) }
    repeated[digest] = capture
    return capture
  }

  private static func key(_ digest: String) -> UInt64 { UInt64(bitPattern: Int64(digest.hashValue)) }

  private func write(_ draft: RecordDraft) throws(Fault) -> ArchivePlace {
    guard let file else { throw Fault(.failed, "the archive \(settings.folder) has no open file") }
    let member = try press.member(draft)
    try file.write(member)
    let place = ArchivePlace(file: name, offset: offset, length: Int64(member.count))
    offset += place.length
    return place
  }

  /// `application/warc-fields`: a line break inside a value would begin another field.
  private static func fields(_ lines: [(String, String)]) -> [UInt8] {
    var block: [UInt8] = []
    for (name, value) in lines {
      block += "\(name): ".utf8
      block += value.utf8.map { $0 == 0x0D || $0 == 0x0A ? 0x20 : $0 }
      block += [0x0D, 0x0A]
    }
    return block
  }
}
