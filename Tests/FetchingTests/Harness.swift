import Fetching
import Testing
import Vocabulary

/// What one order came to.
struct Outcome: Sendable {
  let order: FetchOrder
  let result: Result<Page, Rejection>
  let report: TransferReport

  var page: Page? { try? result.get() }
  var rejection: Rejection? {
    if case .failure(let rejection) = result { rejection } else { nil }
  }
}

/// Settings that may speak to the loopback address of tests and nothing else that is not public.
func testSettings(_ change: (inout FetchSettings) -> Void = { _ in }) throws -> FetchSettings {
  var settings = try FetchSettings(userAgent: "naskh-tests (tests@example.org)")
  settings.allowedAddresses = [try #require(AddressRange("127.0.0.1"))]
  settings.connectTimeout = .seconds(20)
  settings.totalTimeout = .seconds(30)
  change(&settings)
  return settings
}

func order(_ href: String, _ kind: Seed.Kind = .page, etag: String? = nil, modified: String? = nil) throws
  -> FetchOrder
{
  let address = try #require(WebAddress(serialized: href))
  let seed = Seed(id: Seed.ID(0), outlet: Outlet.ID("test"), address: address, kind: kind, origin: .pipeline)
  return FetchOrder(seed: seed, etag: etag, lastModified: modified)
}

/// Follows absolute addresses, and paths on the same origin.
@Sendable func follow(_ order: FetchOrder, _ from: WebAddress, _ location: [UInt8], _ status: Int)
  -> RedirectVerdict
{
  let text = String(decoding: location, as: UTF8.self)
  let address = WebAddress(serialized: text.hasPrefix("/") ? from.origin + text : text)
  return address.map { .follow($0) } ?? .refuse(Rejection(.fetch, .redirectRefused, text))
}

/// Runs a loop over orders until all have ended; what came back, in the order of ending.
func fetch(
  _ orders: [FetchOrder], _ settings: FetchSettings,
  redirect: @escaping @Sendable (FetchOrder, WebAddress, [UInt8], Int) -> RedirectVerdict = follow,
  passed: @escaping @Sendable (FetchOrder, Page) -> Void = { _, _ in }
) throws -> [Outcome] {
  let left = Locked(orders[...])
  let outcomes = Locked<[Outcome]>([])
  let desk = FetchDesk(
    next: { _ in left.withLock { $0.popFirst().map { .fetch($0) } ?? .finished } },
    redirect: redirect, passed: passed,
    deliver: { order, result, report in
      outcomes.withLock { $0.append(Outcome(order: order, result: result, report: report)) }
    })
  try FetchLoop(settings, desk: desk).run()
  return outcomes.withLock { $0 }
}

/// The one answer of a server to the path `/`.
func fetchOne(
  _ settings: FetchSettings, kind: Seed.Kind = .page, path: String = "/",
  _ answer: @escaping @Sendable (LoopbackServer.Request) -> [LoopbackServer.Step]
) throws -> Outcome {
  let server = try #require(LoopbackServer(answer: answer))
  defer { server.stop() }
  return try #require(try fetch([order(server.origin + path, kind)], settings).first)
}
