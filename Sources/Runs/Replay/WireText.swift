import Vocabulary

/// `%D8%B9` taken apart; what is no escape stays, bytes that are no UTF-8 are repaired.
func percentDecoded(_ text: some StringProtocol) -> String {
  let bytes = Array(text.utf8)
  var out: [UInt8] = []
  out.reserveCapacity(bytes.count)
  var i = 0
  while i < bytes.count {
    if bytes[i] == UInt8(ascii: "%"), i + 2 < bytes.count, let high = digit(bytes[i + 1]),
      let low = digit(bytes[i + 2])
    {
      out.append(high << 4 | low)
      i += 3
    } else {
      out.append(bytes[i])
      i += 1
    }
  }
  return String(decoding: out, as: UTF8.self)
}

/// Escapes what may not stand in a URL as it is: controls, the space, `"<>` and every byte that is no ASCII.
func percentEncoded(_ text: String) -> String {
  let hex = Array("0123456789ABCDEF".utf8)
  var out: [UInt8] = []
  for byte in text.utf8 {
    if byte > 0x20, byte < 0x7F, byte != 0x22, byte != 0x3C, byte != 0x3E {
      out.append(byte)
    } else {
      out += [UInt8(ascii: "%"), hex[Int(byte >> 4)], hex[Int(byte & 15)]]
    }
  }
  return String(decoding: out, as: UTF8.self)
}

/// Seconds since 1970 of `Sun, 22 Nov 2026 23:55:00 GMT` (IMF-fixdate); nil for anything else.
func seconds(ofHTTPDate text: String) -> Int64? {
  let parts = text.split(separator: " ")
  let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
  guard parts.count == 6, parts[5] == "GMT", let day = Int(parts[1]), let year = Int(parts[3]),
    let month = months.firstIndex(of: String(parts[2])),
    let date = CivilDate(year: year, month: month + 1, day: day)
  else { return nil }
  let clock = parts[4].split(separator: ":").compactMap { Int64($0) }
  guard clock.count == 3 else { return nil }
  return date.daysSince1970 * 86_400 + clock[0] * 3600 + clock[1] * 60 + clock[2]
}

/// FNV-1a, 64 bits: enough to tell two versions of a file apart.
func checksum(of bytes: [UInt8]) -> UInt64 {
  bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
}

/// 16 lower-case digits.
func hexadecimal(_ value: UInt64) -> String {
  let digits = String(value, radix: 16)
  return String(repeating: "0", count: 16 - digits.utf8.count) + digits
}

/// Every `mark` in `bytes` replaced.
func replaced(_ bytes: [UInt8], _ mark: [UInt8], with text: [UInt8]) -> [UInt8] {
  guard let first = mark.first else { return bytes }
  var out: [UInt8] = []
  out.reserveCapacity(bytes.count)
  var i = 0
  while i < bytes.count {
    if bytes[i] == first, bytes[i...].starts(with: mark) {
      out += text
      i += mark.count
    } else {
      out.append(bytes[i])
      i += 1
    }
  }
  return out
}

private func digit(_ byte: UInt8) -> UInt8? {
  switch byte {
  case 0x30...0x39: byte - 0x30
  case 0x41...0x46: byte - 0x37
  case 0x61...0x66: byte - 0x57
  default: nil
  }
}
