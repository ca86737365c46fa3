import Codecs
import FoundationEssentials
import Vocabulary

/// An outlet kept as a folder of files, `site.json` among them.
///
/// The file for a request is found by its path: `?` stands as `@` in a name, `.html` may be left out, a path that
/// ends with `/` means the folder's `index.html` or `index.xml`. Query parameters that no file knows (session ids,
/// tracking) are dropped from the end. `{{origin}}` in a text file becomes the address that the site is served at,
/// for feeds, sitemaps and canonical links, which need absolute addresses.
///
/// `site.json`: `name`, `language`, `charset` (put into Content-Type), `redirects` (path and query → path, answered
/// by 301), `validators` (`etag`, `last-modified`, or both), `lastModified` (an HTTP date).
struct SiteFolder: ReplaySite {
  /// More than this is no demo: a folder is held in memory whole.
  static let maxBytes = 256 << 20

  let id: Outlet.ID
  let language: String?
  var home: String { "/" }
  private let name: String
  private let charset: String
  private let redirects: [String: String]
  private let hasETag: Bool
  private let lastModified: String?
  private let files: [String: [UInt8]]

  /// Every folder below `path` that holds a `site.json`, ordered by name.
  static func all(below path: String) throws(Fault) -> [SiteFolder] {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: path) else {
      throw Fault(.configuration, "\(path): cannot be read; give a folder that holds one folder a site")
    }
    var sites: [SiteFolder] = []
    for name in names.sorted() where FileManager.default.fileExists(atPath: "\(path)/\(name)/site.json") {
      sites.append(try SiteFolder(path: "\(path)/\(name)", id: Outlet.ID(name)))
    }
    guard !sites.isEmpty else {
      throw Fault(.configuration, "\(path): no site in it; a site is a folder with a site.json")
    }
    return sites
  }

  static func isFolder(_ path: String) -> Bool {
    var isFolder = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder
  }

  init(path: String, id: Outlet.ID) throws(Fault) {
    var files: [String: [UInt8]] = [:]
    var total = 0
    for name in (try? FileManager.default.subpathsOfDirectory(atPath: path)) ?? [] {
      guard !Self.isFolder("\(path)/\(name)"),
        let content = FileManager.default.contents(atPath: "\(path)/\(name)")
      else { continue }
      total += content.count
      guard total <= Self.maxBytes else {
        throw Fault(.configuration, "\(path): larger than \(Self.maxBytes >> 20) MiB; serve a smaller folder")
      }
      files[name] = Array(content)
    }
    let facts: JSONValue
    do {
      facts = try JSONValue(parsing: files.removeValue(forKey: "site.json") ?? [])
    } catch {
      throw Fault(.configuration, "\(path)/site.json: \(error)")
    }
    let validators = facts["validators"]?.array?.compactMap(\.string) ?? ["etag", "last-modified"]
    self.id = id
    self.files = files
    name = facts["name"]?.string ?? id.name
    language = facts["language"]?.string
    charset = facts["charset"]?.string ?? "utf-8"
    hasETag = validators.contains("etag")
    lastModified = validators.contains("last-modified") ? facts["lastModified"]?.string : nil
    var redirects: [String: String] = [:]
    for member in facts["redirects"]?.object?.members ?? [] { redirects[member.key] = member.value.string }
    self.redirects = redirects
  }

  func answer(to request: ReplayRequest, origins: [Outlet.ID: String]) -> ReplayAnswer {
    for target in shorterTargets(of: request.target) {
      if let place = redirects[target] { return ReplayAnswer(301, [("Location", percentEncoded(place))]) }
      if let file = fileName(for: target), let bytes = files[file] {
        return serve(bytes, named: file, to: request, origin: origins[id] ?? "")
      }
      if files[target.dropFirst() + "/index.html"] != nil {
        return ReplayAnswer(301, [("Location", percentEncoded(target + "/"))])
      }
    }
    let page = "<!DOCTYPE html><title>404</title><h1>404</h1><p>\(name)</p><p><a href=\"/\">\(name)</a></p>\n"
    return ReplayAnswer(404, [("Content-Type", "text/html; charset=utf-8")], body: Array(page.utf8))
  }

  /// The decoded target, then the same with fewer and fewer parameters, at last without a query.
  private func shorterTargets(of target: String) -> [String] {
    let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    let path = percentDecoded(parts.first ?? "/")
    guard parts.count == 2 else { return [path] }
    var parameters = parts[1].split(separator: "&").prefix(32)
    var targets: [String] = []
    while !parameters.isEmpty {
      targets.append(path + "?" + percentDecoded(parameters.joined(separator: "&")))
      parameters.removeLast()
    }
    return targets + [path]
  }

  private func fileName(for target: String) -> String? {
    let plain = target.dropFirst().replacing("?", with: "@")
    let candidates =
      plain.isEmpty || plain.hasSuffix("/")
      ? [plain + "index.html", plain + "index.xml"] : [String(plain), plain + ".html"]
    return candidates.first { files[$0] != nil }
  }

  private func serve(
    _ bytes: [UInt8], named file: String, to request: ReplayRequest, origin: String
  ) -> ReplayAnswer {
    var fields = [("Content-Type", contentType(of: file))]
    let validators = ReplayValidators(
      etag: hasETag ? "\"\(hexadecimal(checksum(of: bytes)))\"" : nil, lastModified: lastModified)
    if let etag = validators.etag { fields.append(("ETag", etag)) }
    if let lastModified { fields.append(("Last-Modified", lastModified)) }
    if validators.hold(for: request) { return ReplayAnswer(304, fields) }
    return ReplayAnswer(
      200, fields, body: replaced(bytes, Array("{{origin}}".utf8), with: Array(origin.utf8)))
  }

  private func contentType(of file: String) -> String {
    switch file.split(separator: ".").last {
    case "html": "text/html; charset=\(charset)"
    case "xml": "application/xml; charset=\(charset)"
    case "txt": "text/plain; charset=utf-8"
    case "css": "text/css"
    case "json": "application/json"
    case "svg": "image/svg+xml"
    default: "application/octet-stream"
    }
  }
}
