import Vocabulary

/// A day that an address holds: `/2026/11/23/`, `/2026-11-23-`, `/20261123/`, `/23-11-2026`.
enum AddressDate {
  /// The day stands in folders of its own, as people set addresses up, not in a number that software made.
  static func isInFolders(_ date: CivilDate, _ url: String) -> Bool {
    let month = date.month < 10 ? "0\(date.month)" : "\(date.month)"
    let day = date.day < 10 ? "0\(date.day)" : "\(date.day)"
    let folders = ["/\(date.year)/\(month)/\(day)/", "/\(date.year)/\(date.month)/\(date.day)/"]
    let bytes = Array(url.utf8)
    return folders.contains { FoldedText.place(of: Array($0.utf8), in: bytes) }
  }

  static func date(_ url: String) -> CivilDate? {
    let bytes = Array(url.utf8.prefix { $0 != 0x23 })
    var i = 0
    // Behind the host.
    var slashes = 0
    while i < bytes.count, slashes < 3 {
      if bytes[i] == 0x2F { slashes += 1 }
      i += 1
    }
    while i < bytes.count {
      guard bytes[i].isASCIIDigit else {
        i += 1
        continue
      }
      var end = i
      while end < bytes.count, bytes[end].isASCIIDigit { end += 1 }
      if let found = date(bytes, i, end) { return found }
      i = end
    }
    return nil
  }

  private static func date(_ bytes: [UInt8], _ start: Int, _ end: Int) -> CivilDate? {
    if start > 0, bytes[start - 1] == 0x25 { return nil }
    if end - start == 8 {
      let value = number(bytes, start, end)
      return plausible(value / 10_000, value / 100 % 100, value % 100)
    }
    if end - start == 2 { return dayFirst(bytes, start) }
    guard end - start == 4, end < bytes.count, [0x2F, 0x2D, 0x5F, 0x2E].contains(bytes[end]) else {
      return nil
    }
    let mark = bytes[end]
    var i = end + 1
    var parts: [Int] = []
    while parts.count < 2 {
      var stop = i
      while stop < bytes.count, bytes[stop].isASCIIDigit { stop += 1 }
      if stop == i, parts.count == 0, let month = monthName(bytes, i) {
        parts.append(month)
        stop = i + 3
      } else {
        guard stop > i, stop - i <= 2 else { return nil }
        parts.append(number(bytes, i, stop))
      }
      if parts.count == 1 {
        guard stop < bytes.count, bytes[stop] == mark else { return nil }
        i = stop + 1
      } else if stop < bytes.count, bytes[stop].isASCIILetter {
        return nil
      }
    }
    return plausible(number(bytes, start, end), parts[0], parts[1])
  }

  /// A folder or a file of its own whose name is day, month and year, where the month can be no day.
  private static func dayFirst(_ bytes: [UInt8], _ start: Int) -> CivilDate? {
    guard start > 0, bytes[start - 1] == 0x2F, start + 10 <= bytes.count,
      bytes[start + 2] == bytes[start + 5],
      [0x2D, 0x2E, 0x5F].contains(bytes[start + 2]),
      [3, 4, 6, 7, 8, 9].allSatisfy({ bytes[start + $0].isASCIIDigit }),
      start + 10 == bytes.count || [0x2F, 0x2E, 0x3F].contains(bytes[start + 10])
    else { return nil }
    let (day, month) = (number(bytes, start, start + 2), number(bytes, start + 3, start + 5))
    guard day > 12 || day == month else { return nil }
    return plausible(number(bytes, start + 6, start + 10), month, day)
  }

  private static func monthName(_ bytes: [UInt8], _ i: Int) -> Int? {
    guard i + 3 < bytes.count, bytes[i + 3] == 0x2F else { return nil }
    let name = String(decoding: bytes[i..<i + 3], as: UTF8.self).lowercased()
    return ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"].firstIndex(
      of: name
    )
    .map { $0 + 1 }
  }

  private static func plausible(_ year: Int, _ month: Int, _ day: Int) -> CivilDate? {
    (1994...2100).contains(year) ? CivilDate(year: year, month: month, day: day) : nil
  }

  private static func number(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Int {
    bytes[start..<end].reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }
}
