/// On how many days the pairs of one bin were seen, in an open table that is used again.
struct SpreadTable {
  /// Two words a cell. 32 bits of the pair's hash, the last day it was seen on, days that leave, days seen; 0 is free. Then the
  /// last story that had the pair, its outlet and day, stories there that have it, the most that any had.
  private var cells = Run<UInt64>(repeating: 0, count: 2048)
  private var mask = 1023

  /// Empties the table and makes room for so many pairs.
  mutating func clear(for pairs: Int) {
    var capacity = 64
    while capacity < pairs + pairs / 2 { capacity *= 2 }
    mask = capacity - 1
    if cells.count < 2 * capacity {
      cells = Run(repeating: 0, count: 2 * capacity)
    } else {
      cells.fill(0, count: 2 * capacity)
    }
  }

  @inline(__always)
  private func find(_ key: UInt64) -> Int {
    var cell = Int(truncatingIfNeeded: key) & mask
    while cells[2 * cell] != 0, cells[2 * cell] >> 32 != key { cell = (cell + 1) & mask }
    return 2 * cell
  }

  /// Counts one occurrence of the pair with the 32 bits `key`; those of a day, an outlet and a story come one after the other.
  /// Returns the pair's cell.
  @inline(__always)
  mutating func add(_ key: UInt64, at position: PrintQueue.Position, isLeaving: Bool) -> Int {
    let cell = find(key)
    let held = cells[cell]
    let day = UInt64(position.day) << 16
    if held == 0 {
      cells[cell] = key << 32 | day | (isLeaving ? 0x101 : 1)
    } else if held & 0xFFFF_0000 != day, held & 0xFF < 255 {
      cells[cell] = held & ~0xFFFF_0000 | day + (isLeaving ? 0x101 : 1)
    }
    let burst = cells[cell + 1]
    if held != 0, burst >> 32 == UInt64(position.story) { return cell }
    let group = UInt64(position.group)
    let count = held != 0 && burst >> 16 & 0xFFFF == group ? min(255, (burst >> 8 & 0xFF) + 1) : 1
    cells[cell + 1] = UInt64(position.story) << 32 | group << 16 | count << 8 | max(count, burst & 0xFF)
    return cell
  }

  /// Adds the days of the history and says what the next one holds: pairs known before, and those of the leaving days that
  /// were seen on `returns` days or more. `upper` are the 8 bits of all the pairs' hashes above the 32 of the key.
  mutating func settle(
    _ history: ArraySlice<UInt64>, upper: UInt64, returns: Int, into kept: inout [UInt64]
  ) {
    let start = kept.count
    for entry in history {
      let cell = find(entry >> 24 & 0xFFFF_FFFF)
      let held = cells[cell]
      if held == 0 {
        kept.append(entry)
        continue
      }
      let before = entry & 0xFF
      kept.append(entry & ~0xFF | min(255, before + (held >> 8 & 0xFF)))
      cells[cell] = held & ~0xFFFF | min(255, before + (held & 0xFF))
    }
    for cell in 0...mask {
      let held = cells[2 * cell]
      guard held >> 8 & 0xFF > 0, held & 0xFF >= returns else { continue }
      kept.append(upper << 56 | (held >> 32) << 24 | held >> 8 & 0xFF)
    }
    kept[start...].sort()
  }

  /// Days on which the pair of a cell was seen; and, of stories of one outlet and day, those beyond `freeStories`, which count
  /// like `burstDays` days each.
  @inline(__always)
  func seen(_ cell: Int, freeStories: Int, _ burstDays: Int) -> (days: Int, burst: Int) {
    let burst = max(0, Int(cells[cell + 1] & 0xFF) - freeStories) * burstDays
    return (Int(cells[cell] & 0xFF), burst)
  }

  /// Hands over every pair by the upper 40 bits of its hash, of which `upper` are the first 8, with what `seen` says of it.
  func forEach(upper: UInt64, freeStories: Int, _ burstDays: Int, _ take: (UInt64, Int, Int) -> Void) {
    for cell in 0...mask where cells[2 * cell] != 0 {
      let (days, burst) = seen(2 * cell, freeStories: freeStories, burstDays)
      take(upper << 56 | (cells[2 * cell] >> 32) << 24, days, burst)
    }
  }
}
