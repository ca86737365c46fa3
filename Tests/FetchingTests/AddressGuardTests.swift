import Fetching
import Glibc
import Testing
import Vocabulary

@Suite struct AddressGuardTests {
  private func number(_ text: String) throws -> UInt128 { try #require(AddressRange(text)).first }

  @Test(arguments: [
    "0.0.0.0", "10.1.2.3", "100.64.0.1", "127.0.0.1", "127.255.255.255", "169.254.169.254", "172.16.0.1",
    "172.31.255.255", "192.0.0.8", "192.0.2.1", "192.168.1.1", "198.18.0.1", "198.51.100.7", "203.0.113.9",
    "224.0.0.1",
    "255.255.255.255", "::", "::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::127.0.0.1", "64:ff9b::7f00:1",
    "64:ff9b::a00:1", "64:ff9b:1::1", "2002:7f00:1::1", "2002:c0a8:101::", "2001::1", "2001:db8::1",
    "fc00::1",
    "fd12:3456::1", "fe80::1", "fec0::1", "ff02::1", "4000::1",
  ])
  func anAddressThatIsNotPublicIsRefused(_ text: String) throws {
    #expect(AddressGuard().objection(to: try number(text)) != nil)
  }

  @Test(arguments: [
    "1.1.1.1", "93.184.216.34", "172.15.0.1", "172.32.0.1", "100.63.255.255", "100.128.0.1",
    "223.255.255.255",
    "2606:2800:220:1::1", "2a00:1450::1", "::ffff:1.1.1.1", "64:ff9b::101:101", "2002:101:101::1",
  ])
  func aPublicAddressIsSpokenTo(_ text: String) throws {
    #expect(AddressGuard().objection(to: try number(text)) == nil)
  }

  @Test func whatIsAllowedIsSpokenToAndItsNeighboursAreNot() throws {
    let range = try #require(AddressRange("127.0.0.10-127.0.0.249"))
    let judge = AddressGuard(allowing: [range])
    #expect(judge.objection(to: try number("127.0.0.10")) == nil)
    #expect(judge.objection(to: try number("127.0.0.249")) == nil)
    #expect(judge.objection(to: try number("127.0.0.9")) == "loopback")
    #expect(judge.objection(to: try number("127.0.0.250")) == "loopback")
    #expect(judge.objection(to: try number("::1")) == "loopback")
    #expect(judge.objection(to: try number("::ffff:127.0.0.9")) == "loopback")
  }

  @Test func rangesAreReadInEveryForm() throws {
    #expect(AddressRange("10.0.0.0/8") == AddressRange("10.0.0.0-10.255.255.255"))
    #expect(AddressRange("10.9.9.9/8") == AddressRange("10.0.0.0/8"))
    #expect(AddressRange("192.0.2.7/32") == AddressRange("192.0.2.7"))
    #expect(
      AddressRange("2001:db8::/32") == AddressRange("2001:db8::-2001:db8:ffff:ffff:ffff:ffff:ffff:ffff"))
    #expect(AddressRange("::/0")?.contains(try number("1.2.3.4")) == true)
    for text in [
      "", "10", "10.0.0.0/33", "10.0.0.0/-1", "::/129", "10.0.0.9-10.0.0.1", "1.1.1.1-::1", "a-b", "-",
    ] {
      #expect(AddressRange(text) == nil, "\(text)")
    }
  }

  @Test func everyConnectionIsJudgedRedirectsIncluded() throws {
    let server = try #require(
      LoopbackServer { [$0.path == "/" ? .redirect("http://127.0.0.2:9/x") : .page([])] })
    defer { server.stop() }
    let outcome = try #require(try fetch([order(server.origin + "/")], testSettings()).first)
    #expect(outcome.rejection == Rejection(.fetch, .addressRefused, "127.0.0.2: loopback"))
    #expect(outcome.report.hops == 1)
  }

  @Test func aNameIsJudgedByWhatItResolvesToWhenItIsUsed() throws {
    let server = try #require(LoopbackServer { _ in [.page(Array("x".utf8))] })
    defer { server.stop() }
    let port = server.port
    let outcomes = try fetch(
      [
        order("http://inside.test:\(port)/"), order("http://allowed.test:\(port)/"),
        order("http://mixed.test:\(port)/"),
      ],
      testSettings {
        $0.resolve = [
          [
            "inside.test:\(port):10.0.0.7,127.0.0.2", "allowed.test:\(port):127.0.0.1",
            "mixed.test:\(port):127.0.0.9,127.0.0.1",
          ]
        ]
      })
    var ends: [String: String] = [:]
    for outcome in outcomes {
      ends[String(outcome.order.seed.address.host)] = outcome.rejection?.reason.rawValue ?? "page"
    }
    #expect(ends == ["inside.test": "address-refused", "allowed.test": "page", "mixed.test": "page"])
    #expect(server.requests.count == 2)
  }

  @Test func aNameThatIsBoundAnewIsJudgedAnew() throws {
    // Every answer closes its connection, so that each order needs a new one.
    let server = try #require(
      LoopbackServer { _ in [.page(Array("x".utf8), ["Connection: close"]), .close] })
    defer { server.stop() }
    let inside = try #require(LoopbackServer(address: "127.0.0.2", port: server.port) { _ in [.page([])] })
    defer { inside.stop() }
    let name = "rebound.test:\(server.port):"
    let orders = try (0..<3).map { try order("http://rebound.test:\(server.port)/\($0)") }
    let outcomes = try fetch(
      orders,
      testSettings {
        $0.connections = 1
        $0.resolve = [[name + "127.0.0.1"], [name + "127.0.0.2"], [name + "[::1],127.0.0.2"]]
      })
    #expect(outcomes.map { $0.rejection?.reason } == [nil, .addressRefused, .addressRefused])
    #expect(server.requests.count == 1)
    #expect(inside.requests == [])
  }

  @Test func anAddressThatDoesNotAnswerIsNotWaitedFor() throws {
    let server = try #require(LoopbackServer { _ in [.page(Array("x".utf8))] })
    defer { server.stop() }
    // Listens, and its backlog is full: the system leaves further connections unanswered.
    let silent = try #require(SilentSocket(port: server.port))
    defer { silent.close() }
    let outcome = try #require(
      try fetch(
        [order("http://both.test:\(server.port)/")],
        testSettings {
          $0.allowedAddresses += [AddressRange("::1")].compactMap { $0 }
          $0.resolve = [["both.test:\(server.port):[::1],127.0.0.1"]]
        }
      ).first)
    #expect(outcome.page?.fetch.remoteAddress == "127.0.0.1")
    #expect(outcome.report.connections == 2)
    #expect(outcome.report.elapsed < Milliseconds(10_000))
  }
}

/// A socket on `::1` that accepts nothing and has no room for those who wait.
private final class SilentSocket {
  private var sockets: [Int32] = []

  init?(port: UInt16) {
    var address = sockaddr_in6()
    address.sin6_family = sa_family_t(AF_INET6)
    address.sin6_port = port.bigEndian
    guard unsafe inet_pton(AF_INET6, "::1", &address.sin6_addr) == 1 else { return nil }
    let size = socklen_t(MemoryLayout<sockaddr_in6>.size)
    func with(_ call: (UnsafePointer<sockaddr>) -> Int32) -> Int32 {
      unsafe withUnsafePointer(to: &address) {
        unsafe $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { unsafe call($0) }
      }
    }
    let listener = socket(AF_INET6, Int32(SOCK_STREAM.rawValue), 0)
    sockets.append(listener)
    guard unsafe with({ unsafe bind(listener, $0, size) }) == 0, listen(listener, 0) == 0 else {
      close()
      return nil
    }
    for _ in 0..<4 {
      let waiting = socket(AF_INET6, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_NONBLOCK.rawValue), 0)
      _ = unsafe with { unsafe connect(waiting, $0, size) }
      sockets.append(waiting)
    }
  }

  func close() {
    for socket in sockets { Glibc.close(socket) }
    sockets = []
  }
}
