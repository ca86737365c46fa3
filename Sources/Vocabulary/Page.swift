/// The facts of one exchange with a server.
package struct Fetch: Sendable, Hashable {
  /// The address that answered, after redirects.
  package let address: WebAddress
  /// HTTP status, 100...599.
  package let status: Int
  /// The request as sent; empty where it is not known (an archive without request records).
  package let request: HeaderBlock
  package let response: HeaderBlock
  package let fetchedAt: Timestamp
  package let elapsed: Milliseconds
  /// `192.0.2.7` or `2001:db8::1`; nil where it is not known.
  package let remoteAddress: String?
  /// Addresses passed on the way, the requested one first; empty without redirects.
  package let redirects: [WebAddress]

  package init(
    address: WebAddress, status: Int, request: HeaderBlock, response: HeaderBlock, fetchedAt: Timestamp,
    elapsed: Milliseconds = Milliseconds(0), remoteAddress: String? = nil, redirects: [WebAddress] = []
  ) {
    self.address = address
    self.status = status
    self.request = request
    self.response = response
    self.fetchedAt = fetchedAt
    self.elapsed = elapsed
    self.remoteAddress = remoteAddress
    self.redirects = redirects
  }
}

/// A fetch and the bytes it brought.
package struct Page: Sendable {
  package let seed: Seed
  package let fetch: Fetch
  /// The body as the server sent it, content encodings still on, transfer encoding off; what the archive keeps.
  package let wireBody: [UInt8]
  /// The body with content encodings taken off; what extraction reads.
  package let body: [UInt8]

  package init(seed: Seed, fetch: Fetch, wireBody: [UInt8], body: [UInt8]) {
    self.seed = seed
    self.fetch = fetch
    self.wireBody = wireBody
    self.body = body
  }

  /// The `charset` parameter of Content-Type, as sent.
  package var declaredCharset: String? {
    guard let type = fetch.response.bytes(of: "content-type") else { return nil }
    for parameter in type.split(separator: 0x3B).dropFirst() {
      guard let equals = parameter.firstIndex(of: 0x3D) else { continue }
      let name = parameter[..<equals].drop(while: Self.isBlank)
      // Blanks behind the name count for nothing either.
      guard name.count >= 7, name.prefix(7).elementsEqual("charset".utf8, by: { $0 | 0x20 == $1 }),
        name.dropFirst(7).allSatisfy(Self.isBlank)
      else { continue }
      let value = parameter[(equals + 1)...].filter { !Self.isBlank($0) && $0 != 0x22 && $0 != 0x27 }
      return value.isEmpty ? nil : String(decoding: value, as: UTF8.self)
    }
    return nil
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
}
