/// What an archive holds of an address: a later visit that brought the same points back to it.
package struct Capture: Sendable, Hashable {
  /// The address that answered.
  package let target: WebAddress
  package let date: Timestamp
  /// `sha1:` and the digest in base 32 of the body as the server sent it.
  package let payloadDigest: String

  package init(target: WebAddress, date: Timestamp, payloadDigest: String) {
    self.target = target
    self.date = date
    self.payloadDigest = payloadDigest
  }
}
