import CCurl
import Vocabulary

/// The `Retry-After` field in both forms of RFC 9110 §10.2.3.
enum RetryAfter {
  /// The wait from `now`, 0...; nil where the value is neither seconds nor a date.
  static func wait(_ value: some Collection<UInt8>, now: Timestamp) -> Milliseconds? {
    let text = value.drop { $0 == 0x20 || $0 == 0x09 }.prefix { $0 != 0x0D && $0 != 0x0A }
    guard !text.isEmpty, text.count <= 64 else { return nil }
    let digits = text.prefix { $0 >= 0x30 && $0 <= 0x39 }
    if digits.count == text.reversed().drop(while: { $0 == 0x20 }).count {
      // Longer than 30 years is as good as never.
      let seconds = digits.reduce(Int64(0)) { min($0 * 10 + Int64($1 - 0x30), 1_000_000_000) }
      return Milliseconds(seconds * 1000)
    }
    // curl_getdate also reads a bare number or name as part of a date; a date of HTTP has a clock.
    guard text.contains(0x3A) else { return nil }
    let date = unsafe curl_getdate(String(decoding: text, as: UTF8.self), nil)
    guard date >= 0 else { return nil }
    return max(Milliseconds(0), Timestamp(milliseconds: Int64(date) * 1000) - now)
  }
}
