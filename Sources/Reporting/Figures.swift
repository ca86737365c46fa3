import Vocabulary

/// `12,824`.
func grouped(_ value: Int) -> String {
  let digits = Array(String(value.magnitude))
  var out = value < 0 ? "-" : ""
  for (i, digit) in digits.enumerated() {
    if i > 0, (digits.count - i) % 3 == 0 { out.append(",") }
    out.append(digit)
  }
  return out
}

/// `0:04`, `12:30`, `3:02:01`: minutes and seconds, hours where there are any; seconds rounded up.
func clock(_ span: Milliseconds) -> String {
  let seconds = max(0, (span.count + 999) / 1000)
  func two(_ value: Int64) -> String { value < 10 ? "0\(value)" : "\(value)" }
  let (hours, minutes) = (seconds / 3600, seconds / 60 % 60)
  return hours > 0 ? "\(hours):\(two(minutes)):\(two(seconds % 60))" : "\(minutes):\(two(seconds % 60))"
}

/// One decimal under 100, none above: `24.1`, `310`.
func rate(_ value: Double) -> String {
  guard value.isFinite, value >= 0 else { return "-" }
  guard value < 100 else { return grouped(Int(min(value, 1e15).rounded())) }
  let tenths = Int((value * 10).rounded())
  return "\(tenths / 10).\(tenths % 10)"
}

/// `312 B`, `4.2 KiB`, `1.0 GiB`.
func byteSize(_ bytes: Int) -> String {
  let units = ["KiB", "MiB", "GiB", "TiB", "PiB"]
  guard bytes >= 1024 else { return "\(bytes) B" }
  var value = Double(bytes) / 1024
  var unit = 0
  while value >= 1024, unit < units.count - 1 {
    value /= 1024
    unit += 1
  }
  return "\(rate(value)) \(units[unit])"
}
