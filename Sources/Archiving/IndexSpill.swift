import Codecs
import Vocabulary

/// The index of an archive file that is being written: lines go to disk as they come, and are sorted at the end.
final class IndexSpill {
  private let file: OpenFile
  private var pending: [UInt8] = []

  /// `archive` is the file's path when it will be closed.
  init(for archive: String) throws(Fault) {
    let path = CDXJ.path(for: archive) + ".open"
    // A crash left it; its archive is indexed anew when it is repaired.
    try Folder.remove(path)
    file = try OpenFile(creating: path)
  }

  func add(_ line: [UInt8]) throws(Fault) {
    pending += line
    if pending.count >= 1 << 16 { try flush() }
  }

  /// Writes the index, and takes the spill away.
  func finish() throws(Fault) {
    try flush()
    let bytes = try ByteSource.contents(of: file.path, limit: 4 << 30)
    let lines = bytes.split(separator: 0x0A).map { Array($0) + [0x0A] }
    try CDXJ.save(CDXJ.sorted(lines), to: String(file.path.dropLast(".open".count)))
    try Folder.remove(file.path)
  }

  private func flush() throws(Fault) {
    try file.write(pending)
    pending.removeAll(keepingCapacity: true)
  }
}
