import Codecs
package import Vocabulary

/// What an archive holds of one visit.
package struct ArchivedPage: Sendable {
  package let seed: Seed
  /// The page, or why the record gives none.
  package let page: Result<Page, Rejection>
  package let place: ArchivePlace
  /// Whether the visit brought what an earlier one of the same address had, and only that one's archive holds it: the
  /// body is empty then.
  package let isUnchanged: Bool
}

/// Turns an archive's responses into pages, in the file's order, as if they had just been fetched.
///
/// A request record before its response is kept with it. A revisit of a payload that the same file holds gives that
/// payload again. Records of other kinds are passed over. Belongs to one thread.
package final class ArchivedPages {
  /// What a closure makes of a target: the address in its serialised form and whose it is; nil passes it over.
  package typealias Assignment = (String) -> (address: WebAddress, outlet: Outlet.ID)?

  private let reader: WARCReader
  private let path: String
  private let limit: DecodeLimit
  private let assign: Assignment
  private var request: (target: String, header: HeaderBlock)?
  /// Where payloads lie, by digest.
  private var payloads: [String: ArchivePlace] = [:]

  /// `bodyBytes` bounds a body after content encodings.
  package init(_ path: String, bodyBytes: Int = 24 << 20, assign: @escaping Assignment) throws(Fault) {
    self.path = path
    self.assign = assign
    limit = DecodeLimit(bytes: bodyBytes)
    reader = try WARCReader(path)
  }

  /// Places where something in the file was wrong and was passed over.
  package var damages: Int { reader.damages }

  /// The next page, or why a response gives none; nil at the end of the file.
  package func next() throws(Fault) -> ArchivedPage? {
    while let record = try reader.next() {
      guard let target = record.target, let message = record.message else { continue }
      if record.type == "request" {
        request = (target, message.header)
        continue
      }
      let asked = request?.target == target ? request?.header : nil
      request = nil
      let digest = record.fields.value(of: "warc-payload-digest")
      if record.type == "response", let digest, record.place.length > 0 { payloads[digest] = record.place }
      guard let (address, outlet) = assign(target) else { continue }
      let seed = Seed(
        id: Seed.ID(Int64(record.ordinal)), outlet: outlet, address: address, kind: .page, origin: .archive)
      let isUnchanged = isUnchanged(record, message, digest)
      let outcome: Result<Page, Rejection>
      do throws(Rejection) {
        outcome = .success(try page(seed, record, message, asked, isUnchanged ? nil : digest))
      } catch {
        outcome = .failure(error)
      }
      return ArchivedPage(seed: seed, page: outcome, place: record.place, isUnchanged: isUnchanged)
    }
    return nil
  }

  private func isUnchanged(_ record: ArchiveRecord, _ message: HTTPMessage, _ digest: String?) -> Bool {
    guard record.type == "revisit", message.status != 304, let digest, payloads[digest] == nil else {
      return false
    }
    let earlier = record.fields.value(of: "warc-refers-to-target-uri")
    return earlier == nil || earlier == record.target
  }

  /// `digest` nil: of a revisit, the header alone.
  private func page(
    _ seed: Seed, _ record: ArchiveRecord, _ message: HTTPMessage, _ request: HeaderBlock?, _ digest: String?
  ) throws(Rejection) -> Page {
    guard let status = message.status else {
      throw Rejection(.fetch, .protocolError, "the archived response has no status line")
    }
    guard !record.isDamaged else { throw Rejection(.fetch, .cutBody, "the archived record is cut") }
    var wire = message.body
    if record.type == "revisit", status != 304, let digest { wire = try revisited(digest) }
    let fetch = Fetch(
      address: seed.address, status: status, request: request ?? HeaderBlock([]), response: message.header,
      fetchedAt: record.date ?? Timestamp(milliseconds: 0),
      remoteAddress: record.fields.value(of: "warc-ip-address"))
    let body = wire.isEmpty ? [] : try decoded(wire, message.header)
    return Page(seed: seed, fetch: fetch, wireBody: wire, body: body)
  }

  private func revisited(_ digest: String) throws(Rejection) -> [UInt8] {
    guard let place = payloads[digest], let slash = ("/" + path).lastIndex(of: "/") else {
      throw Rejection(.fetch, .cutBody, "the archive's revisit points to a payload in another file")
    }
    let folder = String(("/" + path)[..<slash].dropFirst())
    let first = try? WARCReader.record(at: place, in: folder.isEmpty ? "." : folder)
    guard let body = first?.message?.body else {
      throw Rejection(.fetch, .cutBody, "the payload that the archive's revisit points to cannot be read")
    }
    return body
  }

  private func decoded(_ wire: [UInt8], _ header: HeaderBlock) throws(Rejection) -> [UInt8] {
    do throws(CodecFault) {
      let codings = try ContentCoding.parse(header.value(of: "content-encoding"))
      // Many archives keep the field and store the body without its encoding.
      if codings.last == .gzip, ContentCoding.sniff(wire.span) != .gzip { return wire }
      return codings.isEmpty ? wire : try Decoded(wire, codings: codings, limit: limit).bytes
    } catch {
      let reason: Rejection.Reason =
        switch error.problem {
        case .truncated: .cutBody
        case .tooLarge, .ratio, .windowTooLarge, .outOfMemory: .tooLarge
        case .corrupt, .unsupported: .badEncoding
        }
      throw Rejection(.fetch, reason, "\(error)")
    }
  }
}
