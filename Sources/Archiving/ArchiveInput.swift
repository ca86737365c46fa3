import Codecs
import Vocabulary

/// The bytes of an archive file, decompressed member by member, with the places of members known.
///
/// A plain file is one member. Memory is two buffers, whatever the file's size.
final class ArchiveInput {
  let file: OpenFile
  /// Nil for a plain file.
  let coding: ContentCoding?
  /// Where the current member begins.
  private(set) var memberStart: Int64
  /// Members that could not be decoded to their end.
  private(set) var damages = 0
  /// Whether the current member broke off.
  private(set) var isBroken = false

  private var decoder: StreamDecoder?
  /// Compressed bytes read and not yet decoded; for a plain file nothing.
  private var wire: [UInt8] = []
  private var wireStart = 0
  private var wireEnd = 0
  private var readOffset: Int64
  /// Decoded bytes not yet taken.
  private var plain: [UInt8] = []
  private var plainStart = 0
  private var isMemberDone = false
  /// Whether the decoder may hold bytes that found no room.
  private var isFull = false

  private static let chunk = 1 << 17

  init(_ file: OpenFile, at offset: Int64 = 0) throws(Fault) {
    self.file = file
    memberStart = offset
    readOffset = offset
    wire = [UInt8](repeating: 0, count: Self.chunk)
    wireEnd = try file.read(into: &wire, after: 0, at: offset)
    readOffset += Int64(wireEnd)
    let head = Array(wire.prefix(min(4, wireEnd)))
    coding = ContentCoding.sniff(head.span)
    if coding != nil { try openMember() }
  }

  /// Bytes of the file before the next unread one; of a compressed file, before the next unread compressed one.
  var position: Int64 {
    let unread = wireEnd - wireStart + (coding == nil ? plain.count - plainStart : 0)
    return readOffset - Int64(unread)
  }

  /// The next line with its end, cut at `limit` bytes; nil at the end of the member.
  func line(limit: Int = 1 << 20) throws(Fault) -> [UInt8]? {
    var searched = plainStart
    while true {
      if let end = plain[searched...].firstIndex(of: 0x0A) { return take(end + 1 - plainStart) }
      if plain.count - plainStart >= limit { return take(limit) }
      let before = plain.count - plainStart
      guard try fill() else { return before == 0 ? nil : take(before) }
      searched = plainStart + before
    }
  }

  /// Appends up to `count` bytes of the member; fewer only where the member ends before.
  func take(_ count: Int64, keeping limit: Int, into bytes: inout [UInt8]) throws(Fault) -> Int64 {
    var left = count
    while left > 0 {
      if plainStart == plain.count, try !fill() { break }
      let piece = Int(min(left, Int64(plain.count - plainStart)))
      let room = max(0, limit - bytes.count)
      bytes += plain[plainStart..<(plainStart + min(piece, room))]
      plainStart += piece
      left -= Int64(piece)
    }
    return count - left
  }

  /// Whether the member holds more bytes.
  func hasMore() throws(Fault) -> Bool {
    if plainStart < plain.count { return true }
    return try fill()
  }

  /// Goes on to the next member; false at the end of the file. What is left of this one is passed over.
  func nextMember() throws(Fault) -> Bool {
    guard coding != nil else { return false }
    plainStart = plain.count
    while try fill() { plainStart = plain.count }
    if isBroken { wireStart = min(wireEnd, wireStart + 1) }
    guard try refill() else { return false }
    if !isMagic(wireStart) {
      if !isBroken { damages += 1 }
      guard try seekMagic() else { return false }
    }
    try openMember()
    return true
  }

  private func take(_ count: Int) -> [UInt8] {
    let bytes = Array(plain[plainStart..<(plainStart + count)])
    plainStart += count
    return bytes
  }

  private func openMember() throws(Fault) {
    memberStart = position
    isMemberDone = false
    isBroken = false
    isFull = false
    guard let coding else { return }
    do throws(CodecFault) {
      // One for each member: a decoder of many would pass over what is broken as junk between them.
      decoder = try StreamDecoder(coding, limit: .none, windowLog: 27)
    } catch {
      throw Fault(.failed, "cannot read \(file.path): \(error)")
    }
  }

  /// Decodes more bytes; false at the end of the member.
  private func fill() throws(Fault) -> Bool {
    if isMemberDone { return false }
    if plainStart > 0 {
      plain.removeSubrange(..<plainStart)
      plainStart = 0
    }
    let before = plain.count
    while plain.count == before, !isMemberDone {
      let hasWire = try refill()
      guard decoder != nil else {
        plain += wire[wireStart..<wireEnd]
        wireStart = wireEnd
        isMemberDone = !hasWire
        continue
      }
      guard hasWire || isFull else {
        breakOff()
        continue
      }
      do throws(CodecFault) {
        let buffer = wire
        try plain.append(addingCapacity: Self.chunk) { (output: inout OutputSpan<UInt8>) throws(CodecFault) in
          wireStart += try decoder?.step(buffer.span.extracting(wireStart..<wireEnd), into: &output) ?? 0
          isFull = output.freeCapacity == 0
        }
        isMemberDone = decoder?.isBetweenMembers ?? true
      } catch {
        breakOff()
      }
    }
    return plain.count > before
  }

  private func breakOff() {
    isBroken = true
    isMemberDone = true
    damages += 1
  }

  /// Sees to it that at least four bytes are there to be decoded, where the file has them; false where it has none.
  private func refill() throws(Fault) -> Bool {
    let left = wireEnd - wireStart
    if left >= 4 { return true }
    for i in 0..<left { wire[i] = wire[wireStart + i] }
    let count = try file.read(into: &wire, after: left, at: readOffset)
    wireStart = 0
    wireEnd = left + count
    readOffset += Int64(count)
    return wireEnd > 0
  }

  /// Whether a member begins at the `i`th byte of the buffer.
  private func isMagic(_ i: Int) -> Bool {
    let head = Array(wire[i..<min(i + 4, wireEnd)])
    guard ContentCoding.sniff(head.span) == coding else { return false }
    return coding != .gzip || (wireEnd - i >= 4 && wire[i + 2] == 8 && wire[i + 3] & 0xE0 == 0)
  }

  /// Goes to where a member begins; false where none does any more.
  private func seekMagic() throws(Fault) -> Bool {
    while try refill() {
      while wireStart < wireEnd {
        if isMagic(wireStart) { return true }
        // The last bytes of the buffer may begin a magic number that the next ones end.
        if wireEnd - wireStart < 4 { break }
        wireStart += 1
      }
      let left = wireEnd - wireStart
      guard try refill() else { return false }
      // Nothing came behind them: they begin nothing.
      if wireEnd - wireStart == left { return false }
    }
    return false
  }
}
