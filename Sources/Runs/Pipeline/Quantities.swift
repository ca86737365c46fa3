package import Vocabulary

/// `500ms`, `1.5s`, `2m`, `24h`, `7d`; a bare number counts seconds. Nil for anything else and for negative spans.
package func duration(_ text: String) -> Milliseconds? {
  let units: [(String, Double)] = [("ms", 1), ("s", 1e3), ("m", 6e4), ("h", 3.6e6), ("d", 8.64e7)]
  for (unit, factor) in units where text.hasSuffix(unit) {
    if let value = Double(text.dropLast(unit.count)), value >= 0, value < 1e9 {
      return Milliseconds(Int64(value * factor))
    }
  }
  guard let seconds = Double(text), seconds >= 0, seconds < 1e9 else { return nil }
  return .seconds(seconds)
}

/// `65536`, `64KiB`, `8MiB`, `1GiB` (powers of 1,024). Nil for anything else.
package func byteCount(_ text: String) -> Int? {
  let units: [(String, Double)] = [
    ("KiB", 1024), ("MiB", 1_048_576), ("GiB", 1_073_741_824), ("B", 1), ("", 1),
  ]
  for (unit, factor) in units where text.hasSuffix(unit) {
    if let value = Double(text.dropLast(unit.count)), value >= 0, value * factor < 1e15 {
      return Int(value * factor)
    }
  }
  return nil
}
