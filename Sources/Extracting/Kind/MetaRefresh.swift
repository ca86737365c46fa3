/// A page's `<meta http-equiv=refresh>`, or `Refresh` field, that leads elsewhere.
package struct MetaRefresh: Sendable, Hashable {
  /// After how long, in whole seconds.
  package let seconds: Int
  /// As written, unresolved.
  package let href: String

  /// Reads the element's content, or the field of that name, as HTML's shared declarative refresh steps do; nil where it names
  /// no address.
  package init?(_ content: String) {
    var rest = content[...].drop(while: \.isWhitespace)
    let digits = rest.prefix { $0.isASCII && $0.isNumber }
    guard !digits.isEmpty || rest.first == "." else { return nil }
    seconds = Int(digits.prefix(9)) ?? 0
    rest = rest.dropFirst(digits.count).drop { $0.isASCII && $0.isNumber || $0 == "." }
    guard let separator = rest.first, separator == ";" || separator == "," || separator.isWhitespace else {
      return nil
    }
    rest = rest.drop(while: \.isWhitespace)
    if rest.first == ";" || rest.first == "," { rest = rest.dropFirst().drop(while: \.isWhitespace) }
    if rest.prefix(3).lowercased() == "url" {
      let value = rest.dropFirst(3).drop(while: \.isWhitespace)
      if value.first == "=" { rest = value.dropFirst().drop(while: \.isWhitespace) }
    }
    if let quote = rest.first, quote == "\"" || quote == "'" {
      rest = rest.dropFirst().prefix { $0 != quote }
    }
    while rest.last?.isWhitespace == true { rest.removeLast() }
    guard !rest.isEmpty, rest.utf8.count <= 4096 else { return nil }
    href = String(rest)
  }
}
