package import Vocabulary

/// What a client asked of a replayed site, and the status it got: one line of an access log.
package struct ReplayHit: Sendable, Hashable {
  package let outlet: Outlet.ID
  package let method: String
  /// Path and query as they came over the wire, still percent-encoded.
  package let target: String
  package let status: Int
}

/// The parts of a request that decide the answer.
struct ReplayRequest: Sendable {
  /// Path and query as they came over the wire.
  var target: String
  /// The `Host` field; nil where the client sent none.
  var host: String?
  var ifNoneMatch: String?
  var ifModifiedSince: String?
  var acceptsGzip = false
}

/// One whole answer.
struct ReplayAnswer: Sendable, Equatable {
  var status: Int
  var fields: [Field]
  var body: [UInt8]

  struct Field: Sendable, Equatable {
    var name: String
    var value: String
  }

  init(_ status: Int, _ fields: [(String, String)] = [], body: [UInt8] = []) {
    self.status = status
    self.fields = fields.map { Field(name: $0.0, value: $0.1) }
    self.body = body
  }

  /// The first field of that name; names compare without case.
  func value(of name: String) -> String? {
    fields.first { $0.name.lowercased() == name.lowercased() }?.value
  }
}

/// A site that answers from memory, at once: no request ever waits for a disk.
protocol ReplaySite: Sendable {
  var id: Outlet.ID { get }
  /// BCP 47, where it is known.
  var language: String? { get }
  /// Where a crawl begins, as path and query.
  var home: String { get }
  /// - Parameter origin: `http://127.0.0.10:8790`, where this site listens.
  func answer(to request: ReplayRequest, origin: String) -> ReplayAnswer
}
