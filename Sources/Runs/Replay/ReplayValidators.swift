/// What a server gives with a page so that a later visit can ask whether it changed.
struct ReplayValidators: Sendable, Equatable {
  /// With its quotes, and `W/` where it is weak.
  var etag: String?
  /// An HTTP date.
  var lastModified: String?

  /// RFC 9110, 13.2.2: where `If-None-Match` is sent, `If-Modified-Since` does not count.
  func hold(for request: ReplayRequest) -> Bool {
    if let known = request.ifNoneMatch {
      guard let etag else { return false }
      return known.split(separator: ",").contains { entry in
        let entry = entry.drop { $0 == " " }
        return entry == "*" || strong(entry).prefix { $0 != " " } == strong(etag[...])
      }
    }
    guard let since = request.ifModifiedSince.flatMap(seconds(ofHTTPDate:)),
      let modified = lastModified.flatMap(seconds(ofHTTPDate:))
    else { return false }
    return modified <= since
  }

  private func strong(_ tag: Substring) -> Substring { tag.hasPrefix("W/") ? tag.dropFirst(2) : tag }
}
