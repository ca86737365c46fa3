import FlyingFox
import FlyingSocks
import FoundationEssentials
package import Vocabulary

/// Serves sites on loopback addresses for the length of a run, a demonstration or a test.
///
/// Each site has an address of its own (127.0.0.10, 127.0.0.11, …), as outlets have, so that politeness by host
/// holds; 127.0.0.1 is never used unless asked for.
package actor ReplayServer {
  private let sites: [any ReplaySite]
  private let firstAddress: LoopbackAddress
  private let port: UInt16
  private let onRequest: @Sendable (ReplayHit) -> Void
  private let origins = Origins()
  private var running: [(server: HTTPServer, task: Task<Void, Never>)] = []

  /// A folder that holds one folder a site (see `SiteFolder`), served in the order of their names.
  ///
  /// - Parameters:
  ///   - firstAddress: the first site's, within 127.0.0.0/8; the next sites follow it.
  ///   - port: 0 lets the system choose, for each site anew.
  ///   - onRequest: called for each request once it is answered, from any thread.
  package init(
    folder: String, firstAddress: String = "127.0.0.10", port: UInt16 = 0,
    onRequest: @escaping @Sendable (ReplayHit) -> Void = { _ in }
  ) throws(Fault) {
    try self.init(
      sites: try SiteFolder.all(below: folder), firstAddress: firstAddress, port: port, onRequest: onRequest)
  }

  /// The pages of an archive, a loopback address for each of its hosts in their alphabetical order.
  ///
  /// See `ArchivedSite` for what is served; `port` as above.
  package init(
    archive path: String, firstAddress: String = "127.0.0.10", port: UInt16 = 0,
    onRequest: @escaping @Sendable (ReplayHit) -> Void = { _ in }
  ) throws(Fault) {
    try self.init(
      sites: try ArchivedSite.all(in: path), firstAddress: firstAddress, port: port, onRequest: onRequest)
  }

  init(
    sites: [any ReplaySite], firstAddress: String, port: UInt16,
    onRequest: @escaping @Sendable (ReplayHit) -> Void
  ) throws(Fault) {
    guard let first = LoopbackAddress(firstAddress), first.advanced(by: sites.count - 1) != nil else {
      throw Fault(
        .configuration,
        "\(firstAddress): no loopback address with room for \(sites.count) sites; give one such as 127.0.0.10"
      )
    }
    self.sites = sites
    self.firstAddress = first
    self.port = port
    self.onRequest = onRequest
  }

  /// Listens; returns when every site answers. The outlets are in the order of their addresses, each with its home.
  package func start() async throws(Fault) -> [Outlet] {
    var outlets: [Outlet] = []
    for (i, site) in sites.enumerated() {
      guard let address = firstAddress.advanced(by: i) else { break }
      do {
        let origin = try await listen(site, at: address)
        guard let home = WebAddress(serialized: origin + percentEncoded(site.home)) else { continue }
        outlets.append(Outlet(id: site.id, homes: [home], language: site.language))
      } catch {
        await stop()
        throw Fault(
          .configuration,
          "\(address):\(port): cannot be listened on (\(error)); stop what uses it, or choose another port")
      }
    }
    return outlets
  }

  /// Closes every connection; returns when nothing listens any more.
  package func stop() async {
    for (server, task) in running {
      await server.stop()
      task.cancel()
      await task.value
    }
    running = []
  }

  /// Returns the origin, `http://127.0.0.10:8790`.
  private func listen(_ site: any ReplaySite, at address: LoopbackAddress) async throws -> String {
    let server = HTTPServer(
      address: try .inet(ip4: address.description, port: port), logger: .disabled,
      handler: SiteHandler(site: site, origins: origins, onRequest: onRequest))
    let (events, report) = AsyncStream.makeStream(of: (any Error)?.self)
    let task = Task {
      do { try await server.run() } catch { report.yield(error) }
    }
    let ready = Task {
      do {
        try await server.waitUntilListening()
        report.yield(nil)
      } catch {
        report.yield(error)
      }
    }
    running.append((server, task))
    for await failure in events {
      ready.cancel()
      if let failure { throw failure }
      break
    }
    guard case .ip4(_, let chosen)? = await server.listeningAddress else { throw Unbound() }
    let origin = "http://\(address):\(chosen)"
    await origins.add(origin, of: site.id)
    return origin
  }

  private struct Unbound: Error {}
}

/// Where the sites turned out to listen; known only after their servers have a port.
private actor Origins {
  private(set) var all: [Outlet.ID: String] = [:]
  func add(_ origin: String, of outlet: Outlet.ID) { all[outlet] = origin }
}

/// Brings FlyingFox's requests to a site, and the site's answers back.
private struct SiteHandler: HTTPHandler {
  let site: any ReplaySite
  let origins: Origins
  let onRequest: @Sendable (ReplayHit) -> Void

  func handleRequest(_ request: HTTPRequest) async throws -> HTTPResponse {
    let target = request.target.rawValue
    var answer: ReplayAnswer
    if request.method == .GET || request.method == .HEAD {
      answer = site.answer(
        to: ReplayRequest(
          target: target,
          ifNoneMatch: request.headers[HTTPHeader("If-None-Match")],
          ifModifiedSince: request.headers[HTTPHeader("If-Modified-Since")]),
        origins: await origins.all)
      if request.headers[HTTPHeader("Accept-Encoding")]?.contains("gzip") ?? false {
        answer = answer.compressed()
      }
    } else {
      answer = ReplayAnswer(405, [("Allow", "GET, HEAD")])
    }
    onRequest(
      ReplayHit(outlet: site.id, method: request.method.rawValue, target: target, status: answer.status))
    var headers = HTTPHeaders()
    for field in answer.fields { headers.addValue(field.value, for: HTTPHeader(field.name)) }
    if request.method == .HEAD {
      headers[.contentLength] = String(answer.body.count)
      answer.body = []
    }
    return HTTPResponse(
      statusCode: HTTPStatusCode(answer.status, phrase: phrase(of: answer.status)), headers: headers,
      body: Data(answer.body))
  }

  private func phrase(of status: Int) -> String {
    switch status {
    case 200: "OK"
    case 301: "Moved Permanently"
    case 302: "Found"
    case 304: "Not Modified"
    case 404: "Not Found"
    case 405: "Method Not Allowed"
    case 410: "Gone"
    default: "Status \(status)"
    }
  }
}
