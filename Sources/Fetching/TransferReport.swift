package import Vocabulary

/// What an order cost, and what its end says about the host; beside the page, not in it.
package struct TransferReport: Sendable, Hashable {
  /// The address asked last.
  package var address: WebAddress
  /// Redirects followed, 0...
  package var hops = 0
  /// Header and body bytes received, all hops together.
  package var wireBytes = 0
  /// From the start of the first hop to the end of the last.
  package var elapsed = Milliseconds(0)
  /// From the last hop's start to its first byte, name resolution and handshakes included; nil where none came.
  package var firstByte: Milliseconds?
  /// Connections opened; 0 when all hops went over open ones.
  package var connections = 0
  /// The wait that a `Retry-After` asks for, from the time of the answer; nil where there is none or it is unreadable.
  package var retryAfter: Milliseconds?
  /// Whether the same order may well succeed later: lost connections, timeouts, 408, 425, 429, 5xx.
  package var isTransient = false
  /// Whether the body is not whole and was kept: a robots.txt past its limit, an error page past one or cut off.
  package var isTruncated = false
  /// Whether `stop` cut the transfer: the end says nothing about the address, which wants to be asked again.
  package var isInterrupted = false

  package init(address: WebAddress) { self.address = address }
}
