import Archiving
import Codecs
import FoundationEssentials
import Vocabulary

/// What `naskh extract` works on: one page, named but not yet read, or already read from an archive.
enum ExtractTask: Sendable {
  case file(id: String, path: String, url: String?, charset: String?)
  case archived(id: String, Page)
  /// A page that the archive holds and cannot give.
  case lost(id: String, url: String, Rejection)
}

/// Walks the inputs of `naskh extract` in their order.
struct PageFinder {
  private let hand: (ExtractTask) throws -> Void

  init(_ hand: @escaping (ExtractTask) throws -> Void) { self.hand = hand }

  /// A manifest: one `{"id","path","url","charset"}` a line; relative paths count from the manifest's folder.
  func manifest(_ path: String) throws {
    let folder =
      path == "-"
      ? "" : path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
    var lines = try LineReader(path: path)
    var reader = JSONLineReader(keys: ["id", "path", "url", "charset"])
    while true {
      var values = [String?](repeating: nil, count: 4)
      var problem: String?
      let more: Bool? = try lines.next { line in
        guard !line.isEmpty else { return false }
        do throws(JSONFault) {
          try reader.read(line) { key, kind, bytes in
            if kind == .string || kind == .number { values[key] = String(repairing: bytes) }
          }
        } catch {
          problem = "not a JSON object: \(error)"
        }
        return true
      }
      guard let more else { return }
      guard more else { continue }
      if let problem { throw lines.fault(problem) }
      guard let file = values[1], !file.isEmpty else { throw lines.fault("no \"path\"") }
      let place = file.hasPrefix("/") || folder.isEmpty ? file : "\(folder)/\(file)"
      try hand(.file(id: values[0] ?? file, path: place, url: values[2], charset: values[3]))
    }
  }

  /// A page, a WARC, a folder of them, or `-` for paths from standard input.
  func path(_ path: String) throws {
    if path == "-" {
      var lines = try LineReader(path: "-")
      while let line = try lines.next({ String(repairing: $0) }) {
        if !line.isEmpty { try self.path(line) }
      }
      return
    }
    var isFolder = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw Fault(.badData, "\(path): there is no such file or folder")
    }
    if isFolder {
      try folder(path)
    } else if isArchive(path) {
      try archive(path)
    } else {
      try hand(.file(id: path, path: path, url: nil, charset: nil))
    }
  }

  /// Pages and archives below, in the order of their paths.
  private func folder(_ path: String) throws {
    guard let names = try? FileManager.default.subpathsOfDirectory(atPath: path) else {
      throw Fault(.badData, "\(path): the folder cannot be read")
    }
    for name in names.sorted() {
      let file = path.hasSuffix("/") ? path + name : "\(path)/\(name)"
      if isArchive(file) {
        try archive(file)
      } else if [".html", ".htm", ".xhtml", ".html.gz", ".htm.gz"].contains(where: { file.hasSuffix($0) }) {
        try hand(.file(id: file, path: file, url: nil, charset: nil))
      }
    }
  }

  private func archive(_ path: String) throws {
    let pages = try ArchivedPages(path) { target in
      WebAddress(serialized: target).map { ($0, Outlet.ID(String($0.host))) }
    }
    while let archived = try pages.next() {
      let id = "\(path)#\(archived.place.offset)"
      switch archived.page {
      case .success(let page): try hand(.archived(id: id, page))
      case .failure(let rejection): try hand(.lost(id: id, url: archived.seed.address.href, rejection))
      }
    }
  }
}
