/// The pairs of tokens of tonight's documents in one open table: on which days they are seen, and what earlier nights know of them.
struct FreshPairs {
  /// Two words a cell. The upper 48 bits of the pair's hash, then a bit for each day on which tonight's documents have it; 0 is free.
  /// Then, while these are read, the last story that had the pair, its outlet and day, stories there that have it, the most
  /// that any had; later a bit for each of these days on which earlier documents have it, their code and tonight's.
  private let cells: Run<UInt64>
  private let mask: Int
  private let filter: HashFilter
  private let lastDay: Int

  /// Reads the bodies of a queue of tonight's documents.
  init(_ queue: PrintQueue, lastDay: Int, _ settings: CollapseSettings) {
    var capacity = 1 << 16
    while capacity < queue.pairs + queue.pairs / 4 { capacity *= 2 }
    cells = Run(repeating: 0, count: 2 * capacity)
    mask = capacity - 1
    filter = HashFilter(for: queue.pairs)
    self.lastDay = lastDay
    queue.forEachPair(of: 0..<queue.count) { hash, body, _ in
      filter.insert(hash)
      add(hash, at: queue.position(body))
    }
    for cell in 0...mask where cells[2 * cell] != 0 {
      let most = Int(cells[2 * cell + 1] & 0xFF)
      cells[2 * cell + 1] = UInt64(
        SpreadCode(days: 0, burst: max(0, most - settings.burstStories) * settings.burstDays).byte)
    }
  }

  /// Days long ago share a bit.
  private func bit(_ day: UInt16) -> UInt64 { 1 << UInt64(min(15, max(0, lastDay - Int(day)))) }

  /// The cell of the pair, or the free one where it would stand.
  @inline(__always)
  private func find(_ hash: UInt64) -> Int {
    var cell = Int(truncatingIfNeeded: hash) & mask
    while cells[2 * cell] != 0, (cells[2 * cell] ^ hash) >> 16 != 0 { cell = (cell + 1) & mask }
    return 2 * cell
  }

  private func add(_ hash: UInt64, at position: PrintQueue.Position) {
    let cell = find(hash)
    let isNew = cells[cell] == 0
    cells[cell] = hash & ~0xFFFF | cells[cell] & 0xFFFF | bit(position.day)
    let held = cells[cell + 1]
    if !isNew, held >> 32 == UInt64(position.story) { return }
    let group = UInt64(position.group)
    let count = !isNew && held >> 16 & 0xFFFF == group ? min(255, (held >> 8 & 0xFF) + 1) : 1
    cells[cell + 1] = UInt64(position.story) << 32 | group << 16 | count << 8 | max(count, held & 0xFF)
  }

  /// The cell of a pair that tonight's documents have.
  @inline(__always)
  private func cell(of hash: UInt64) -> Int? {
    guard filter.mayHold(hash) else { return nil }
    let cell = find(hash)
    return cells[cell] == 0 ? nil : cell
  }

  /// Takes note that an earlier document has the pair on one of tonight's days.
  @inline(__always)
  func meet(_ hash: UInt64, on day: UInt16) {
    if let cell = cell(of: hash) { cells[cell + 1] |= bit(day) << 16 }
  }

  /// Brings the codes of some pairs of earlier documents up to date; all their days have been met. `codes[places[k]]` is the
  /// code of the pair with the hash `hashes[k]`.
  ///
  /// Cells are asked for before they are needed, so that the memory answers many at a time.
  func renew(_ codes: Run<UInt8>, _ places: Run<Int>, _ hashes: Run<UInt64>, count: Int) {
    var touched: UInt64 = 0
    for k in 0..<count { touched |= cells[2 * (Int(truncatingIfNeeded: hashes[k]) & mask)] }
    if touched == 0 { return }
    for k in 0..<count {
      let cell = find(hashes[k])
      if cells[cell] == 0 { continue }
      let code = SpreadCode(byte: codes[places[k]])
      let held = cells[cell + 1]
      cells[cell + 1] = held & ~0xFF00 | UInt64(code.byte) << 8
      codes[places[k]] =
        code.adding(days: newDays(cell), SpreadCode(byte: UInt8(truncatingIfNeeded: held))).byte
    }
  }

  @inline(__always)
  func mayHold(_ hash: UInt64) -> Bool { filter.mayHold(hash) }

  @inline(__always)
  private func newDays(_ cell: Int) -> Int {
    (cells[cell] & 0xFFFF & ~(cells[cell + 1] >> 16)).nonzeroBitCount
  }

  /// The code of a pair of tonight's documents, when every earlier document has been renewed.
  func code(_ hash: UInt64, _ history: SpreadHistory) -> SpreadCode {
    let cell = find(hash)
    let held = cells[cell + 1]
    var before = SpreadCode(byte: UInt8(truncatingIfNeeded: held >> 8))
    if before.days == 0, held >> 32 == 0 {
      before = SpreadCode(days: history.days(of: hash), burst: 0)
      cells[cell + 1] = held | UInt64(before.byte) << 8 | 1 << 32
    }
    return before.adding(days: newDays(cell), SpreadCode(byte: UInt8(truncatingIfNeeded: held)))
  }
}
