import Extracting
import Frontier
import Testing
import Vocabulary

@testable import Runs

@Suite struct LegalRecordTests {
  private func extraction(_ head: String = "") -> Extraction {
    Extractor().extract(PageInput(bytes: Array("<head>\(head)</head><p>x</p>".utf8)))
  }

  private func record(
    _ head: String = "", _ fields: String = "", files: [String: String] = [:], path: Substring = "/news/1"
  ) -> LegalRecord {
    let answer = HeaderBlock(Array("HTTP/1.1 200 OK\r\n\(fields)\r\n".utf8))
    let host = HostPolicy(files.mapValues { Array($0.utf8) }, agent: "naskh")
    return LegalRecord(extraction(head), answer: answer, path: path, host: host, agent: "naskh")
  }

  @Test func whatIsSaidIsRecordedAsSeen() {
    let seen = record(
      "<meta name='tdm-reservation' content='1'><meta name='tdm-policy' content='https://a.example/p.json'>",
      "X-Robots-Tag: noai\r\nX-Robots-Tag: otherbot: noindex\r\nTDM-Reservation: 0\r\n")
    #expect(seen.robotsTag == "noai, otherbot: noindex")
    #expect(seen.meta == [.noai])
    #expect(seen.tdm == "meta: 1 https://a.example/p.json; header: 0")
    #expect(seen.aiText == nil && record().tdm == nil && record().robotsTag == nil)
  }

  @Test func onlyWhatThePipelineHonoursStandsInTheWay() {
    let signs: [(LegalRecord, LegalSign)] = [
      (record("<meta name=robots content=noarchive>"), .noarchive),
      (record("", "X-Robots-Tag: noarchive\r\n"), .noarchive),
      (record("<meta name=robots content=noindex>"), .noindex),
      (record("", "X-Robots-Tag: noimageai\r\n"), .noai),
      (record("", "TDM-Reservation: 1\r\n"), .tdm),
      (record(files: ["/ai.txt": "User-Agent: *\nDisallow: /\n"]), .aiText),
    ]
    for (record, sign) in signs {
      #expect(record.objection(honouring: [sign]) != nil, "\(sign)")
      #expect(record.objection(honouring: Set(LegalSign.allCases).subtracting([sign])) == nil, "\(sign)")
    }
  }

  @Test func theNearestReservationHolds() {
    let file = ["/.well-known/tdmrep.json": #"[{"location": "/*", "tdm-reservation": 1}]"#]
    #expect(record(files: file).objection(honouring: [.tdm])?.reason == .reserved)
    #expect(record("", "tdm-reservation: 0\r\n", files: file).objection(honouring: [.tdm]) == nil)
  }

  @Test func theFirstLocationThatFitsHolds() {
    let file = """
      [{"location": "/news/free*", "tdm-reservation": 0},
       {"location": "/news/*", "tdm-reservation": 1, "tdm-policy": "https://a.example/tdm.json"}]
      """
    let policy = HostPolicy(["/.well-known/tdmrep.json": Array(file.utf8)], agent: "naskh")
    #expect(policy.reservation(of: "/news/free-1")?.stand == "0")
    #expect(policy.reservation(of: "/news/1")?.stand == "1 https://a.example/tdm.json")
    #expect(policy.reservation(of: "/about") == nil)
  }

  @Test func aPageInThePlaceOfAFileSaysNothing() {
    let files = ["/ai.txt", "/.well-known/tdmrep.json"].map {
      ($0, Array("<html>User-agent: no such page".utf8))
    }
    let policy = HostPolicy(Dictionary(files) { $1 }, agent: "naskh")
    #expect(policy.aiText == nil && policy.lets("/news/1") && policy.reservation(of: "/news/1") == nil)
  }

  @Test func aiTextIsShownWithoutItsComments() {
    let file = "# Spawning AI\n\nUser-Agent: *\nDisallow: *.html  # all\nAllow: /open/\n"
    let policy = HostPolicy(["/ai.txt": Array(file.utf8)], agent: "naskh")
    #expect(policy.aiText == "User-Agent: *; Disallow: *.html; Allow: /open/")
    #expect(!policy.lets("/news/1.html") && policy.lets("/news/1"))
  }
}
