import Testing
import Vocabulary

@testable import Extracting

@Suite struct RobotsMetaTests {
  @Test func directivesAreWholeWords() {
    #expect(RobotsMeta(directives: "NOINDEX, noarchive") == [.noindex, .noarchive])
    #expect(RobotsMeta(directives: "noaiming, all, max-snippet:-1") == [])
    #expect(RobotsMeta(directives: "none;noimageai") == [.noindex, .nofollow, .noimageai])
  }

  @Test func headersMaySpeakToOneRobot() {
    #expect(RobotsMeta(headers: ["noai", "noarchive"], agent: "naskh") == [.noai, .noarchive])
    #expect(RobotsMeta(headers: ["otherbot: noarchive, noindex"], agent: "naskh") == [])
    #expect(RobotsMeta(headers: ["otherbot: noindex, Naskh: noarchive"], agent: "naskh") == [.noarchive])
    #expect(
      RobotsMeta(headers: ["unavailable_after: 25 Jun 2027 15:00:00 PST, noai"], agent: "naskh") == [.noai])
  }

  @Test func onlyAMetaForbidsCopies() {
    let extractor = Extractor()
    func forbids(_ html: String) -> Bool { extractor.forbidsCopies(PageInput(bytes: Array(html.utf8))) }
    #expect(forbids("<head><META NAME=Robots CONTENT='index,NoArchive'></head><p>x"))
    #expect(!forbids("<head><title>What noarchive means</title></head><p>noarchive"))
    #expect(!forbids("<head><meta name=otherbot content=noarchive></head>"))
  }
}
