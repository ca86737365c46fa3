import Codecs
import Frontier
import Vocabulary

/// URLs: parsing, resolution, hosts, canonical form, registrable domains.
enum AddressCases {
  /// The URL Standard's cases as far as they are about http and https.
  static func parse(_ row: JSONValue) throws -> Verdict {
    let input = try row.text("input")
    let base = row["base"]?.string
    if let href = row["href"]?.string {
      guard isWeb(href) else { return .leftOut }
      return Verdict(got: FrontierConformance.href(input, base: base), wants: href)
    }
    // What fails in another scheme fails here for the scheme alone.
    guard isWeb(input) || base.map(isWeb) == true && !hasScheme(input) else { return .leftOut }
    return Verdict(got: FrontierConformance.href(input, base: base), wants: nil)
  }

  static func resolve(_ row: JSONValue) throws -> Verdict {
    let wanted = try row.text("expected")
    guard isWeb(wanted) else { return .leftOut }
    return Verdict(
      got: FrontierConformance.href(try row.text("input"), base: row["base"]?.string), wants: wanted)
  }

  static func host(_ row: JSONValue) throws -> Verdict {
    Verdict(got: FrontierConformance.asciiHost(try row.text("input")), wants: row["output"]?.string)
  }

  static func registrable(_ row: JSONValue) throws -> Verdict {
    Verdict(got: RegistrableDomain.of(host: try row.text("host")), wants: row["registrable"]?.string)
  }

  /// Rows of `input` and `normalized`, and calls of another library's functions, of those that mean the same here.
  static func canonical(_ row: JSONValue) throws -> Verdict {
    guard let function = row["fn"]?.string else {
      let input = try row.text("input")
      guard isWeb(input) else { return .leftOut }
      return Verdict(got: FrontierConformance.canonical(input), wants: row["normalized"]?.string)
    }
    let wanted = row["expected"]?.string
    let arguments = row["args"]?.array?.map(\.string) ?? []
    guard let first = arguments.first ?? nil else { return .leftOut }
    switch function {
    case "fix_relative_urls":
      guard arguments.count == 2, let reference = arguments[1], let wanted, isWeb(wanted) else {
        return .leftOut
      }
      // That library leaves a base without its slash; the URL Standard does not.
      return Verdict(
        got: FrontierConformance.href(reference, base: first),
        wants: FrontierConformance.href(wanted, base: nil))
    case "normalize_url", "clean_url":
      // Without `strict` its fragment stays and its trackers do; here both always go. Languages are not told apart.
      let options = row["kwargs"]
      guard let wanted, isWeb(wanted), options?["language"] == nil, options?["trailing_slash"] == nil,
        function == "clean_url" || options?["strict"]?.bool == true || !wanted.utf8.contains(0x23)
      else { return .leftOut }
      return Verdict(
        got: FrontierConformance.canonical(first), wants: FrontierConformance.href(wanted, base: nil))
    default: return .leftOut
    }
  }

  private static func isWeb(_ text: String) -> Bool {
    let head = text.lowercased().drop { $0.isWhitespace || $0.unicodeScalars.contains { $0.value < 0x20 } }
    return head.hasPrefix("http:") || head.hasPrefix("https:")
  }

  private static func hasScheme(_ text: String) -> Bool {
    let head = text.utf8.drop { $0 <= 0x20 }
    guard let colon = head.firstIndex(of: 0x3A), let first = head.first, (first | 0x20) >= 0x61,
      (first | 0x20) <= 0x7A
    else { return false }
    return head[..<colon].allSatisfy {
      ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A || ($0 >= 0x30 && $0 <= 0x39) || $0 == 0x2B || $0 == 0x2D
        || $0 == 0x2E
    }
  }
}
