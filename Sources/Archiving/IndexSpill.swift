import Vocabulary

/// Lines of an index on their way to their order: sorted some at a time and laid on the disk, and merged at the end.
///
/// Memory: `heldBytes` of lines, then 64 KiB for each time that so many were laid down.
final class IndexSpill {
  private let index: String
  private let file: OpenFile
  private let heldBytes: Int
  private var held: [[UInt8]] = []
  private var bytes = 0
  /// Where each lot of sorted lines ends in the file.
  private var ends: [Int64] = []

  /// Until it is finished the lines lie in a file of the index's name and `.open`.
  init(to index: String, heldBytes: Int = 2 << 20) throws(Fault) {
    self.index = index
    self.heldBytes = heldBytes
    let path = index + ".open"
    // A crash left it; its archive is indexed anew when it is repaired.
    try Folder.remove(path)
    file = try OpenFile(creating: path)
  }

  /// A line with its end.
  func add(_ line: [UInt8]) throws(Fault) {
    held.append(line)
    bytes += line.count
    if bytes >= heldBytes { try lay() }
  }

  /// Writes the index, repeated lines once, and takes the spill away.
  func finish() throws(Fault) {
    try lay()
    let part = index + ".part"
    try Folder.remove(part)
    let output = try OpenFile(creating: part)
    var lots: [IndexLot] = []
    for (start, end) in zip([0] + ends, ends) {
      lots.append(try IndexLot(OpenFile(reading: file.path), from: start, to: end))
    }
    var (last, merged): ([UInt8], [UInt8]) = ([], [])
    while let first = lots.indices.min(by: { lots[$0].precedes(lots[$1]) }), let line = lots[first].line {
      if line != last { merged += line }
      last = line
      try lots[first].advance()
      if merged.count >= IndexLot.chunk {
        try output.write(merged)
        merged.removeAll(keepingCapacity: true)
      }
    }
    try output.write(merged)
    try output.sync()
    try Folder.rename(part, to: index)
    try Folder.remove(file.path)
  }

  private func lay() throws(Fault) {
    guard !held.isEmpty else { return }
    held.sort { $0.lexicographicallyPrecedes($1) }
    try file.write(Array(held.joined()))
    ends.append((ends.last ?? 0) + Int64(bytes))
    held.removeAll(keepingCapacity: true)
    bytes = 0
  }
}

/// Sorted lines of a file, read one by one.
private struct IndexLot {
  /// The next line with its end; nil behind the last one.
  private(set) var line: [UInt8]?
  private let file: OpenFile
  private var next: Int64
  private let end: Int64
  private var bytes: [UInt8] = []
  private var place = 0

  static let chunk = 1 << 16

  init(_ file: OpenFile, from start: Int64, to end: Int64) throws(Fault) {
    self.file = file
    next = start
    self.end = end
    try advance()
  }

  /// What has no line is behind all that have one.
  func precedes(_ other: IndexLot) -> Bool {
    guard let line else { return false }
    return other.line.map { line.lexicographicallyPrecedes($0) } ?? true
  }

  mutating func advance() throws(Fault) {
    while true {
      if let feed = bytes[place...].firstIndex(of: 0x0A) {
        line = Array(bytes[place...feed])
        place = feed + 1
        return
      }
      guard next < end else {
        line = nil
        return
      }
      bytes.removeFirst(place)
      place = 0
      let kept = bytes.count
      bytes += [UInt8](repeating: 0, count: min(Self.chunk, Int(end - next)))
      let count = try file.read(into: &bytes, after: kept, at: next)
      guard count > 0 else { throw Fault(.failed, "\(file.path) was cut while it was in use; run again") }
      bytes.removeLast(bytes.count - kept - count)
      next += Int64(count)
    }
  }
}
