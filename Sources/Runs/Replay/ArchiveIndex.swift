import Archiving
import Vocabulary

/// Where each page of a WARC file lies.
struct ArchiveIndex: Sendable {
  /// The file's folder; `.` for the working one.
  let folder: String
  /// Host, and port where it is not the scheme's, as they stand in addresses.
  private(set) var hosts: Set<String> = []
  /// By `host/path?query`; the last answer counts.
  private(set) var places: [String: ArchivePlace] = [:]

  init(_ path: String) throws(Fault) {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    folder = parts.count > 1 ? parts.dropLast().joined(separator: "/") + "/." : "."
    let reader = try WARCReader(path)
    var payloads: [String: ArchivePlace] = [:]
    while let record = try reader.next() {
      guard record.type == "response" || record.type == "revisit", !record.isDamaged, record.place.length > 0,
        let target = record.target, let key = Self.key(of: target), let status = record.message?.status
      else { continue }
      let digest = record.fields.value(of: "warc-payload-digest")
      if record.type == "response" {
        places[key] = record.place
        if let digest { payloads[digest] = record.place }
      } else if status != 304, places[key] == nil, let digest, let payload = payloads[digest] {
        places[key] = payload
      }
      if places[key] != nil { hosts.insert(String(key.prefix { $0 != "/" })) }
    }
  }

  /// `/` where it was archived, else the shortest path of the host, first by bytes.
  func home(of host: String) -> String {
    let paths = places.keys.filter { $0.hasPrefix(host + "/") }.map { String($0.dropFirst(host.count)) }
    return paths.min { ($0.utf8.count, $0) < ($1.utf8.count, $1) } ?? "/"
  }

  /// `https://Example.com/a?b#c` → `example.com/a?b`; nil for what is no address of a page.
  static func key(of target: String) -> String? {
    guard let address = WebAddress(serialized: target) else { return nil }
    let authority = address.origin.drop { $0 != "/" }.dropFirst(2)
    return authority.lowercased() + address.pathAndQuery
  }
}
