/// Session ids in addresses, as the wayback machine's keys leave them out.
enum SessionID {
  /// A name, then so many characters of a class.
  private struct Form {
    let name: [UInt8]
    /// Letters between the name and `=`.
    let suffix: Int
    let length: Int
    let digits: Bool
  }

  private static let forms = [
    Form(name: Array("jsessionid".utf8), suffix: 0, length: 32, digits: true),
    Form(name: Array("phpsessid".utf8), suffix: 0, length: 32, digits: true),
    Form(name: Array("sid".utf8), suffix: 0, length: 32, digits: true),
    Form(name: Array("aspsessionid".utf8), suffix: 8, length: 24, digits: false),
  ]

  /// A query with the last id of each form taken out.
  static func stripped(query: [UInt8]) -> [UInt8] {
    guard query.count > 8 else { return query }
    var query = query
    for form in forms { query = strip(query) { end(of: form, in: query, at: $0) } }
    return strip(query) { coldFusionEnd(query, at: $0) }
  }

  /// Takes the last id out, with the `&` behind it.
  private static func strip(_ query: [UInt8], end: (Int) -> Int?) -> [UInt8] {
    for start in query.indices.reversed() {
      guard let end = end(start), end == query.count || query[end] == 0x26 else { continue }
      return Array(query[..<start] + query[min(end + 1, query.count)...])
    }
    return query
  }

  private static func end(of form: Form, in query: [UInt8], at start: Int) -> Int? {
    guard let named = after(form.name, in: query, at: start) else { return nil }
    let equals = named + form.suffix
    let end = equals + 1 + form.length
    guard end <= query.count, query[named..<equals].allSatisfy(Bytes.isLetter), query[equals] == 0x3D,
      query[(equals + 1)..<end].allSatisfy({ Bytes.isLetter($0) || form.digits && Bytes.isDigit($0) })
    else { return nil }
    return end
  }

  /// `cfid=…&cftoken=…`
  private static func coldFusionEnd(_ query: [UInt8], at start: Int) -> Int? {
    guard let value = after(Array("cfid=".utf8), in: query, at: start),
      let amp = query[value...].firstIndex(of: 0x26), amp > value,
      let token = after(Array("&cftoken=".utf8), in: query, at: amp)
    else { return nil }
    let end = query[token...].firstIndex(of: 0x26) ?? query.count
    return end > token ? end : nil
  }

  /// Behind `name` (lower case) at `start`, where it stands there.
  private static func after(_ name: [UInt8], in text: [UInt8], at start: Int) -> Int? {
    guard start + name.count <= text.count else { return nil }
    for (i, byte) in name.enumerated() where Bytes.lower(text[start + i]) != byte { return nil }
    return start + name.count
  }

  /// A path with an ASP.NET id between slashes taken out: `/(S(24 characters))/page.aspx`.
  static func stripped(path: [UInt8]) -> [UInt8] {
    var path = path
    for isNamed in [true, false] {
      for slash in path.indices.reversed() where path[slash] == 0x2F {
        guard let end = aspEnd(path, at: slash + 1, isNamed: isNamed), hasPage(path[end...]) else { continue }
        path = Array(path[...slash] + path[end...])
        break
      }
    }
    return path
  }

  private static func aspEnd(_ path: [UInt8], at start: Int, isNamed: Bool) -> Int? {
    guard start < path.count, path[start] == 0x28 else { return nil }
    var i = start + 1
    func id(_ i: Int) -> Int? {
      let end = i + 24
      guard end < path.count, path[i..<end].allSatisfy({ Bytes.isLetter($0) || Bytes.isDigit($0) }),
        path[end] == 0x29
      else { return nil }
      return end + 1
    }
    if isNamed {
      var count = 0
      while i + 1 < path.count, Bytes.isLetter(path[i]), path[i + 1] == 0x28, let next = id(i + 2) {
        i = next
        count += 1
      }
      guard count > 0, i < path.count, path[i] == 0x29 else { return nil }
      i += 1
    } else {
      guard let next = id(i) else { return nil }
      i = next
    }
    return i < path.count && path[i] == 0x2F ? i + 1 : nil
  }

  private static func hasPage(_ rest: ArraySlice<UInt8>) -> Bool {
    let page = Array(".aspx".utf8)
    guard rest.count > page.count else { return false }
    return (rest.startIndex + 1...rest.endIndex - page.count).contains {
      Bytes.lower(Array(rest[$0..<($0 + page.count)])) == page
    }
  }
}
