import Codecs
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
  var ifNoneMatch: String?
  var ifModifiedSince: String?
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

  /// The same in gzip, where that is worth it: 200, text, and more than one packet.
  func compressed() -> ReplayAnswer {
    let type = value(of: "Content-Type") ?? ""
    guard status == 200, body.count > 1400, type.hasPrefix("text/") || type.contains("xml"),
      value(of: "Content-Encoding") == nil
    else { return self }
    var answer = self
    answer.body = []
    do {
      var gzip = try GzipCompressor()
      try gzip.compress(body, into: &answer.body)
    } catch {
      return self
    }
    answer.fields += [
      Field(name: "Content-Encoding", value: "gzip"), Field(name: "Vary", value: "Accept-Encoding"),
    ]
    return answer
  }

  /// The first field of that name; names compare without case.
  func value(of name: String) -> String? {
    fields.first { $0.name.lowercased() == name.lowercased() }?.value
  }
}

/// A site that answers at once: from memory, or by one read from a local file.
protocol ReplaySite: Sendable {
  var id: Outlet.ID { get }
  /// BCP 47, where it is known.
  var language: String? { get }
  /// Where a crawl begins, as path and query.
  var home: String { get }
  /// - Parameter origins: where each site of the server listens, as `http://127.0.0.10:8790`; this one is among them.
  func answer(to request: ReplayRequest, origins: [Outlet.ID: String]) -> ReplayAnswer
}
