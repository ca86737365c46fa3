import FoundationEssentials
import Glibc

enum Base64 {
  static func bytes(of text: String) -> [UInt8]? { Data(base64Encoded: text).map { Array($0) } }
}

/// One line on standard error, with the program's name before it.
func complain(_ message: String) {
  let line = Array("conformance: \(message)\n".utf8)
  _ = unsafe line.withUnsafeBytes { unsafe write(2, $0.baseAddress, $0.count) }
}
