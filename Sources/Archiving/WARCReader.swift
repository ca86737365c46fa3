package import Vocabulary

/// Reads the records of a WARC or ARC file one by one: plain, gzip or zstd, a member a record or one for all.
///
/// As tolerant as the readers in use: any version, wrong lengths, missing blank lines, broken members are passed over
/// and counted in `damages`. Memory is one record's block, cut at `blockLimit`, and two buffers. Belongs to one thread.
package final class WARCReader {
  /// Blocks longer than this are cut; bytes.
  package let blockLimit: Int
  /// Places in the file where something was wrong and was passed over.
  package var damages: Int { input.damages + resyncs }

  /// Bytes of the file as it lies.
  package var size: Int64 { get throws(Fault) { try input.file.size() } }
  var isPlain: Bool { input.coding == nil }

  private let input: ArchiveInput
  private let name: String
  private var ordinal = 0
  private var resyncs = 0
  /// A line that was read and belongs to the next record.
  private var pending: [UInt8]?
  private var hasStarted = false
  private var isARC = false
  private var isMemberShared = false

  /// Bytes of one record's head.
  private static let headLimit = 1 << 20

  package convenience init(_ path: String, blockLimit: Int = 64 << 20) throws(Fault) {
    try self.init(path, at: 0, blockLimit: blockLimit)
  }

  private init(_ path: String, at offset: Int64, blockLimit: Int) throws(Fault) {
    let file = try OpenFile(reading: path)
    input = try ArchiveInput(file, at: offset)
    let last = path.split(separator: "/").last.map { String($0) } ?? path
    name = last.hasSuffix(".open") ? String(last.dropLast(5)) : last
    self.blockLimit = blockLimit
  }

  /// The record at a place that a writer, an index or a record gave; the file may still be open.
  package static func record(
    at place: ArchivePlace, in folder: String, blockLimit: Int = 64 << 20
  ) throws(Fault) -> ArchiveRecord {
    let closed = "\(folder)/\(place.file)"
    let path = Folder.holds(closed) ? closed : closed + ".open"
    let reader = try WARCReader(path, at: place.offset, blockLimit: blockLimit)
    guard let record = try reader.next() else {
      throw Fault(
        .badData, "\(place.file) holds no record at byte \(place.offset): its index belongs to another file")
    }
    return record
  }

  /// The next record; nil at the end of the file.
  package func next() throws(Fault) -> ArchiveRecord? {
    while let (line, start) = try head() {
      if ArchiveFields.beginsWARC(line) {
        isARC = false
        return try warc(line, start)
      }
      if ordinal == 0 || isARC, let (fields, length) = ArchiveFields.arc(line) {
        isARC = true
        return try record(.arc, fields, length, start)
      }
      // Not the beginning of a record: passed over up to one.
      if !line.allSatisfy({ $0 == 0x0D || $0 == 0x0A || $0 == 0x20 }) { resyncs += 1 }
      try passOver()
    }
    return nil
  }

  /// The first line of the next record that is not blank, and where it begins.
  private func head() throws(Fault) -> (line: [UInt8], start: Int64)? {
    if !hasStarted {
      hasStarted = true
    } else if pending == nil, try !input.hasMore() {
      guard try input.nextMember() else { return nil }
      isMemberShared = false
    }
    while true {
      let line: [UInt8]
      if let held = pending {
        line = held
        pending = nil
      } else if let read = try input.line() {
        line = read
      } else {
        guard try input.nextMember() else { return nil }
        isMemberShared = false
        continue
      }
      if line == [0x0A] || line == [0x0D, 0x0A] { continue }
      return (line, input.coding == nil ? input.position - Int64(line.count) : input.memberStart)
    }
  }

  /// Skips lines until one begins a record, which it leaves pending.
  private func passOver() throws(Fault) {
    while let line = try input.line() {
      if ArchiveFields.beginsWARC(line) || (isARC && ArchiveFields.arc(line) != nil) {
        pending = line
        return
      }
    }
  }

  private func warc(_ first: [UInt8], _ start: Int64) throws(Fault) -> ArchiveRecord {
    var head = first
    var isWhole = false
    while !isWhole, head.count < Self.headLimit, let line = try input.line() {
      head += line
      isWhole = line == [0x0A] || line == [0x0D, 0x0A]
    }
    let fields = HeaderBlock(head)
    let length = fields.value(of: "content-length").flatMap { Int64($0) } ?? 0
    return try record(.warc, fields, max(0, length), start, isWhole: isWhole)
  }

  private func record(
    _ format: ArchiveRecord.Format, _ fields: HeaderBlock, _ length: Int64, _ start: Int64,
    isWhole: Bool = true
  ) throws(Fault) -> ArchiveRecord {
    var block: [UInt8] = []
    block.reserveCapacity(Int(min(length, Int64(min(blockLimit, 1 << 20)))))
    let taken = try input.take(length, keeping: blockLimit, into: &block)
    let end = input.position
    let place = try place(from: start, plainEnd: end)
    let target = ArchiveFields.target(fields.value(of: "warc-target-uri"))
    let type =
      format == .warc
      ? (fields.value(of: "warc-type") ?? "").lowercased()
      : target == nil ? "warcinfo" : "response"
    defer { ordinal += 1 }
    return ArchiveRecord(
      format: format, type: type, target: target, date: ArchiveFields.date(fields.value(of: "warc-date")),
      fields: fields, block: block, length: length, isDamaged: !isWhole || taken < length || input.isBroken,
      place: place, ordinal: ordinal)
  }

  /// Passes over the blank lines behind a record, which tells where its member ends.
  private func place(from start: Int64, plainEnd: Int64) throws(Fault) -> ArchivePlace {
    guard input.coding != nil else {
      return ArchivePlace(file: name, offset: start, length: plainEnd - start)
    }
    while pending == nil, let line = try input.line() {
      if line != [0x0A] && line != [0x0D, 0x0A] { pending = line }
    }
    // Records that share a member cannot be read apart from one another: a length of 0 says so.
    if pending != nil { isMemberShared = true }
    let length = isMemberShared ? 0 : input.position - start
    return ArchivePlace(file: name, offset: start, length: length)
  }
}
