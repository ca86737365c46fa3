/// The few header fields that decide what becomes of a response, picked up line by line.
struct ResponseFacts {
  /// 0 before the status line.
  private(set) var status = 0
  /// As sent; nil where absent.
  private(set) var contentType: [UInt8]?
  /// Every `Content-Encoding` line, joined by commas.
  private(set) var contentEncoding: [UInt8] = []
  /// Of several the last; `Int.max` for what 64 bits do not hold, nil where there is none, or it is no number.
  private(set) var contentLength: Int?
  private(set) var contentRange: [UInt8]?
  private(set) var location: [UInt8]?
  private(set) var retryAfter: [UInt8]?
  /// Bytes of all `Set-Cookie` lines.
  private(set) var cookieBytes = 0

  var isInterim: Bool { (100...199).contains(status) }

  /// Whether the answer is a part, though the whole was asked for: `bytes 0-99/100` is all there is (RFC 9110 §14.4).
  var isPart: Bool {
    guard status == 206 else { return false }
    let numbers = contentRange?.split { $0 < 0x30 || $0 > 0x39 }.map {
      Int(String(decoding: $0, as: UTF8.self))
    }
    guard let numbers, numbers.count == 3, numbers[0] == 0, let last = numbers[1], let all = numbers[2] else {
      return true
    }
    return last + 1 != all
  }

  static func isStatusLine(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
    unsafe line.count > 5 && line.prefix(5).elementsEqual("HTTP/".utf8)
  }

  mutating func read(_ line: UnsafeBufferPointer<UInt8>) {
    guard let first = unsafe line.first else { return }
    switch first | 0x20 {
    case 0x68 where unsafe Self.isStatusLine(line):
      let digits = unsafe line.drop { $0 != 0x20 }.dropFirst().prefix(3)
      status = unsafe digits.reduce(0) { $1 >= 0x30 && $1 <= 0x39 ? $0 * 10 + Int($1 - 0x30) : 0 }
    case 0x63:
      if let value = unsafe Self.value("content-type:", line) {
        contentType = value
      } else if let value = unsafe Self.value("content-encoding:", line) {
        contentEncoding += (contentEncoding.isEmpty ? [] : [0x2C]) + value
      } else if let value = unsafe Self.value("content-range:", line) {
        contentRange = value
      } else if let value = unsafe Self.value("content-length:", line) {
        let isNumber = !value.isEmpty && value.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
        contentLength = isNumber ? Int(String(decoding: value, as: UTF8.self)) ?? .max : nil
      }
    case 0x6C: location = unsafe Self.value("location:", line) ?? location
    case 0x72: retryAfter = unsafe Self.value("retry-after:", line) ?? retryAfter
    case 0x73: if unsafe Self.value("set-cookie:", line) != nil { cookieBytes += line.count }
    default: break
    }
  }

  /// The value of a line of that lower-case name (its colon included), white space trimmed.
  private static func value(_ name: StaticString, _ line: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    let count = name.utf8CodeUnitCount
    guard line.count >= count else { return nil }
    for i in 0..<count {
      let byte = unsafe line[i]
      let lower = byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
      guard unsafe lower == name.utf8Start[i] else { return nil }
    }
    var (start, end) = (count, line.count)
    while start < end, unsafe line[start] <= 0x20 { start += 1 }
    while end > start, unsafe line[end - 1] <= 0x20 { end -= 1 }
    return unsafe Array(line[start..<end])
  }
}
