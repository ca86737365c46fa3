import Archiving
import Codecs
import Vocabulary

/// One host of a WARC file, its last answers served again.
///
/// A request is matched by path and query, byte for byte; in absolute form (`GET http://host/path`, as a client
/// sends it to a proxy) by the whole address. Status, Content-Type, validators and Location are the archive's;
/// content encodings are off. In HTML, XML, CSS and Location, the addresses of the archive's hosts are replaced by
/// the loopback ones, so that links lead from page to page. In memory stands one place a page, no body.
struct ArchivedSite: ReplaySite {
  let id: Outlet.ID
  let language: String? = nil
  /// With the port where it is not the scheme's.
  private let host: String
  let home: String
  private let archive: ArchiveIndex

  /// The hosts that answered, by name. Records other than responses, and revisits without their payload, are left out.
  static func all(in path: String) throws(Fault) -> [ArchivedSite] {
    let archive = try ArchiveIndex(path)
    guard !archive.hosts.isEmpty else {
      throw Fault(
        .badData, "\(path): no archived page that can be read on its own; give a WARC with a member a record")
    }
    return archive.hosts.sorted().map { host in
      ArchivedSite(host: host, home: archive.home(of: host), archive: archive)
    }
  }

  private init(host: String, home: String, archive: ArchiveIndex) {
    id = Self.id(of: host)
    self.host = host
    self.home = home
    self.archive = archive
  }

  /// `example.com:8080` → `example.com_8080`: an outlet's name has no colon.
  private static func id(of host: String) -> Outlet.ID {
    Outlet.ID(host.lowercased().replacing(":", with: "_"))
  }

  func answer(to request: ReplayRequest, origins: [Outlet.ID: String]) -> ReplayAnswer {
    let absolute = request.target.hasPrefix("http://") || request.target.hasPrefix("https://")
    let key = absolute ? ArchiveIndex.key(of: request.target) : host + request.target
    guard let key, let place = archive.places[key] else {
      return failure(404, "The archive holds no answer for \(request.target)")
    }
    guard let record = try? WARCReader.record(at: place, in: archive.folder), let message = record.message,
      let status = message.status
    else { return failure(502, "The archive's record of \(request.target) cannot be read") }
    return answer(status, message, to: request, origins)
  }

  private func answer(
    _ status: Int, _ message: HTTPMessage, to request: ReplayRequest, _ origins: [Outlet.ID: String]
  ) -> ReplayAnswer {
    let kept = ["content-type", "content-language", "etag", "last-modified", "x-robots-tag", "retry-after"]
    var fields: [(String, String)] = kept.compactMap { name in
      message.header.value(of: name).map { (name, $0) }
    }
    let validators = ReplayValidators(
      etag: message.header.value(of: "etag"), lastModified: message.header.value(of: "last-modified"))
    if status == 200, validators.hold(for: request) { return ReplayAnswer(304, fields) }
    if let location = message.header.value(of: "location") {
      let led = relocated(Array(location.utf8), origins)
      fields.append(("Location", String(decoding: led, as: UTF8.self)))
    }
    var body = message.body
    if let encoding = message.header.value(of: "content-encoding") {
      do {
        let codings = try ContentCoding.parse(encoding)
        body = try Decoded(body, codings: codings, limit: DecodeLimit(bytes: 64 << 20)).bytes
      } catch {
        // A body that cannot be decoded is served as the archive has it.
        fields.append(("Content-Encoding", encoding))
        return ReplayAnswer(status, fields, body: body)
      }
    }
    let type = message.header.value(of: "content-type")?.lowercased() ?? ""
    let isText = ["text/html", "xml", "text/css"].contains { type.contains($0) }
    return ReplayAnswer(status, fields, body: isText ? relocated(body, origins) : body)
  }

  /// `http://host` and `https://host` become the host's loopback origin, where no longer host name stands there.
  private func relocated(_ bytes: [UInt8], _ origins: [Outlet.ID: String]) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count)
    var i = 0
    while i < bytes.count {
      let rest = bytes[i...]
      let scheme = rest.starts(with: "http://".utf8) ? 7 : rest.starts(with: "https://".utf8) ? 8 : 0
      guard scheme > 0 else {
        out.append(bytes[i])
        i += 1
        continue
      }
      let host = bytes[(i + scheme)...].prefix(256).prefix { isHostByte($0) }
      if let origin = origins[Self.id(of: String(decoding: host, as: UTF8.self))] {
        out += origin.utf8
      } else {
        out += bytes[i..<host.endIndex]
      }
      i = host.endIndex
    }
    return out
  }

  private func isHostByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x3A, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F: true
    default: false
    }
  }

  private func failure(_ status: Int, _ text: String) -> ReplayAnswer {
    ReplayAnswer(status, [("Content-Type", "text/plain; charset=utf-8")], body: Array((text + "\n").utf8))
  }
}
