internal import CNames

/// The host parser of the URL Standard for special schemes: domains, IPv4 in all its forms, IPv6.
enum HostParser {
  /// The serialised host, lower case, ASCII; nil where the standard fails.
  static func parse(_ input: ArraySlice<UInt8>) -> [UInt8]? {
    if input.first == ASCII.leftBracket {
      guard input.last == ASCII.rightBracket, let pieces = IPv6.parse(input.dropFirst().dropLast()) else {
        return nil
      }
      return [ASCII.leftBracket] + IPv6.serialize(pieces) + [ASCII.rightBracket]
    }
    let decoded = input.contains(ASCII.percent) ? input.percentDecoded : Array(input)
    guard let domain = ascii(decoded), !domain.isEmpty, !domain.contains(where: isForbidden) else {
      return nil
    }
    return IPv4.endsInNumber(domain) ? IPv4.parse(domain).map(IPv4.serialize) : domain
  }

  /// Domain to ASCII (UTS #46, non-transitional, not strict); nil where a label is not valid.
  static func ascii(_ domain: [UInt8]) -> [UInt8]? {
    if domain.allSatisfy({ $0 < 0x80 }) { return domain.map(\.lowered) }
    guard domain.count <= 2048, !domain.contains(0), let text = String(validating: domain, as: UTF8.self)
    else { return nil }
    // U+1E9E maps to "ss" in libidn2's tables and to U+00DF in those of today.
    let scalars = text.unicodeScalars.map { $0 == "\u{1E9E}" ? "\u{DF}" : $0 }
    switch libraryASCII(scalars) {
    case .ascii(let bytes): return bytes
    case .refused(strict: false): return nil
    case .refused(strict: true): break
    }
    let labels = scalars.split(omittingEmptySubsequences: false) { dots.contains($0) }
    var out: [UInt8] = []
    for (i, label) in labels.enumerated() {
      if i > 0 { out.append(ASCII.dot) }
      guard let bytes = labelASCII(Array(label)) else { return nil }
      out += bytes
    }
    return out
  }

  private static let dots: Set<Unicode.Scalar> = [".", "\u{3002}", "\u{FF0E}", "\u{FF61}"]

  private enum LibraryAnswer {
    case ascii([UInt8])
    /// `strict`: IDNA2008 forbids what UTS #46 lets pass.
    case refused(strict: Bool)
  }

  private static func libraryASCII(_ scalars: [Unicode.Scalar]) -> LibraryAnswer {
    var utf8 = Array(String(String.UnicodeScalarView(scalars)).utf8CString)
    var out = [CChar](repeating: 0, count: 4096)
    let length = unsafe names_to_ascii(&utf8, &out, out.count)
    guard length >= 0 else { return .refused(strict: names_is_stricter_than_uts46(length) != 0) }
    return .ascii(out[..<length].map { UInt8(bitPattern: $0) })
  }

  /// One label where libidn2 is stricter than the standard: symbols such as U+2665, hyphens anywhere.
  private static func labelASCII(_ label: [Unicode.Scalar]) -> [UInt8]? {
    if label.allSatisfy(\.isASCII) {
      let lowered = label.map { UInt8($0.value).lowered }
      guard lowered.starts(with: "xn--".utf8) else { return lowered }
    }
    switch libraryASCII(label) {
    case .ascii(let bytes): return bytes
    case .refused(strict: false): return nil
    case .refused(strict: true): break
    }
    var mapped: [Unicode.Scalar] = []
    for scalar in label {
      guard scalar.properties.changesWhenNFKCCaseFolded else {
        mapped.append(scalar)
        continue
      }
      for lower in scalar.properties.lowercaseMapping.unicodeScalars {
        guard !lower.properties.changesWhenNFKCCaseFolded else { return nil }
        mapped.append(lower)
      }
    }
    guard let first = mapped.first, !first.properties.generalCategory.isMark,
      mapped.allSatisfy({ !$0.properties.generalCategory.isBarredFromHosts && !unusable.contains($0) }),
      !mapped.starts(with: "xn--".unicodeScalars)
    else { return nil }
    return Punycode.label(mapped)
  }

  /// Symbols that UTS #46 bars all the same: ideographic description, object and character replacement.
  private static let unusable: Set<Unicode.Scalar> = Set(
    ([0xFFFC, 0xFFFD] + Array(0x2FF0...0x2FFF)).compactMap { Unicode.Scalar($0 as UInt32) })

  /// The forbidden domain code points of the standard.
  private static func isForbidden(_ byte: UInt8) -> Bool {
    if byte <= 0x20 || byte >= 0x7F { return true }
    switch byte {
    case ASCII.percent, ASCII.hash, ASCII.slash, ASCII.colon, 0x3C, 0x3E, ASCII.question, ASCII.at,
      ASCII.leftBracket, ASCII.backslash, ASCII.rightBracket, 0x5E, 0x7C:
      return true
    default: return false
    }
  }
}

extension Unicode.GeneralCategory {
  fileprivate var isMark: Bool { self == .nonspacingMark || self == .spacingMark || self == .enclosingMark }
  fileprivate var isBarredFromHosts: Bool {
    switch self {
    case .control, .format, .surrogate, .privateUse, .unassigned, .spaceSeparator, .lineSeparator,
      .paragraphSeparator:
      true
    default: false
    }
  }
}
