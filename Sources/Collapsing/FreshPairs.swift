/// The pairs of tokens of tonight's documents in one open table: on which days they are seen.
struct FreshPairs {
  /// Two words a cell. The upper 48 bits of the pair's hash, then a bit for each day on which tonight's documents have it; 0 is free.
  /// Then, while these are read, the last story that had the pair, its outlet and day, stories there that have it, the most
  /// that any had; later a bit for each of these days on which earlier documents have it, and tonight's code.
  fileprivate let cells: Run<UInt64>
  fileprivate let mask: Int
  fileprivate let filter: HashFilter
  private let lastDay: Int

  /// Reads the bodies of a queue of tonight's documents, but for the pairs that have a code.
  init(_ queue: PrintQueue, besides codes: Run<UInt8>, lastDay: Int, _ settings: CollapseSettings) {
    let filter = HashFilter(for: queue.pairs)
    var different = 0
    queue.forEachPair(of: 0..<queue.count) { hash, _, i in
      if codes[i] == 0, filter.insert(hash) { different += 1 }
    }
    // The filter takes few of them for others, unless it is nearly full.
    if different > filter.bits / 2 { different = queue.pairs }
    var capacity = 1 << 12
    while capacity < different + different / 2 { capacity *= 2 }
    cells = Run(repeating: 0, count: 2 * capacity)
    mask = capacity - 1
    self.filter = filter
    self.lastDay = lastDay
    queue.forEachPair(of: 0..<queue.count) { hash, body, i in
      if codes[i] == 0 { add(hash, at: queue.position(body)) }
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

  /// Takes note that an earlier document has the pair on one of tonight's days.
  @inline(__always)
  func meet(_ hash: UInt64, on day: UInt16) {
    guard filter.mayHold(hash) else { return }
    let cell = find(hash)
    if cells[cell] != 0 { cells[cell + 1] |= bit(day) << 16 }
  }
}

/// What tonight changes in the codes of its pairs, when all their days have been met: one word a cell, so that more of the table
/// stays in the processor's cache.
struct FreshCodes {
  /// The upper 40 bits of the pair's hash; then, a byte each, the days that tonight adds, with `isAsked`, the burst that it
  /// brings, and the code that earlier nights have; 0 is free.
  private let cells: Run<UInt64>
  private let mask: Int
  private let filter: HashFilter

  /// The history was asked for the pair.
  private static let isAsked: UInt64 = 0x80 << 16

  init(_ pairs: FreshPairs) {
    mask = pairs.mask
    // Of half the usual size, so that it stays in the processor's cache.
    filter = HashFilter(for: (0...mask).reduce(0) { $0 + (pairs.cells[2 * $1] != 0 ? 1 : 0) } / 2)
    cells = Run(repeating: 0, count: mask + 1)
    for cell in 0...mask where pairs.cells[2 * cell] != 0 {
      let (held, met) = (pairs.cells[2 * cell], pairs.cells[2 * cell + 1])
      let newDays = (held & 0xFFFF & ~(met >> 16)).nonzeroBitCount
      cells[cell] = held & ~0xFF_FFFF | UInt64(newDays) << 16 | (met & 0xFF) << 8
      filter.insert(held)
    }
  }

  /// The cell of the pair, or the free one where it would stand.
  @inline(__always)
  private func find(_ hash: UInt64) -> Int {
    var cell = Int(truncatingIfNeeded: hash) & mask
    while cells[cell] != 0, (cells[cell] ^ hash) >> 24 != 0 { cell = (cell + 1) & mask }
    return cell
  }

  @inline(__always)
  func mayHold(_ hash: UInt64) -> Bool { filter.mayHold(hash) }

  /// Brings the codes of some pairs of earlier documents up to date. `codes[places[k]]` is the code of the pair with the hash
  /// `hashes[k]`.
  ///
  /// Cells are asked for before they are needed, so that the memory answers many at a time.
  func renew(_ codes: Run<UInt8>, _ places: Run<Int>, _ hashes: Run<UInt64>, count: Int) {
    var touched: UInt64 = 0
    for k in 0..<count { touched |= cells[Int(truncatingIfNeeded: hashes[k]) & mask] }
    if touched == 0 { return }
    for k in 0..<count {
      let cell = find(hashes[k])
      let held = cells[cell]
      if held == 0 { continue }
      var code = SpreadCode(byte: codes[places[k]])
      // What stood in a teaser until tonight was not counted; others know the pair.
      if code.days == 0 { code = SpreadCode(byte: UInt8(truncatingIfNeeded: held)) }
      cells[cell] = held & ~0xFF | UInt64(code.byte)
      codes[places[k]] = Self.code(code, held).byte
    }
  }

  /// The code of a pair of tonight's documents, when every earlier document has been renewed.
  @inline(__always)
  func code(_ hash: UInt64, _ history: SpreadHistory) -> SpreadCode {
    let cell = find(hash)
    let held = cells[cell]
    var before = SpreadCode(byte: UInt8(truncatingIfNeeded: held))
    if before.days == 0, held & Self.isAsked == 0 {
      before = SpreadCode(days: history.days(of: hash), burst: 0)
      cells[cell] = held | Self.isAsked | UInt64(before.byte)
    }
    return Self.code(before, held)
  }

  /// The pairs that are settled from tonight on, when the codes of all have been asked for.
  func settled(_ limits: DaySpread.Limits) -> [UInt64] {
    var settled: [UInt64] = []
    for cell in 0...mask where cells[cell] != 0 {
      let held = cells[cell]
      let code = Self.code(SpreadCode(byte: UInt8(truncatingIfNeeded: held)), held)
      if limits.settles(code) { settled.append(held & ~0xFF_FFFF | UInt64(code.byte)) }
    }
    return settled
  }

  @inline(__always)
  private static func code(_ before: SpreadCode, _ held: UInt64) -> SpreadCode {
    before.adding(days: Int(held >> 16 & 0x7F), SpreadCode(byte: UInt8(truncatingIfNeeded: held >> 8)))
  }
}
