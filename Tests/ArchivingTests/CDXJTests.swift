import Testing
import Vocabulary

@testable import Archiving

@Suite struct CDXJTests {
  @Test func capturesAreLinesSortedByKey() throws {
    let scratch = try Scratch()
    let places = try archive(
      [
        page("http://www.b.example/z", "same", fields: ["Content-Type: text/html; charset=utf-8"]),
        page("http://a.example/%D8%AE?b&a=1", "same"),
      ], in: scratch)
    try CDXJ.write("\(scratch.path)/x-00000.warc.gz", to: "\(scratch.path)/x.cdxj")
    // printf same | openssl sha1 -binary | base32
    let digest = "sha1:74ZZAVLTGW5IRU3XKXSBKFF6WA54JGPM"
    func tail(_ i: Int) -> String {
      "\"digest\": \"\(digest)\", \"length\": \"\(places[i].length)\", \"offset\": \"\(places[i].offset)\", "
        + "\"filename\": \"x-00000.warc.gz\"}\n"
    }
    #expect(
      text(try scratch.read("x.cdxj"))
        == "example,a)/%d8%ae?a=1&b 20261123020304 {\"url\": \"http://a.example/%D8%AE?b&a=1\", "
        + "\"mime\": \"warc/revisit\", \"status\": \"200\", " + tail(1)
        + "example,b)/z 20261123020304 {\"url\": \"http://www.b.example/z\", \"mime\": \"text/html\", "
        + "\"status\": \"200\", " + tail(0))
    #expect(scratch.names == ["x-00000.cdxj", "x-00000.warc.gz", "x.cdxj"])
    // The one that was written with the file says the same.
    #expect(try scratch.read("x-00000.cdxj") == scratch.read("x.cdxj"))
  }

  @Test func whatIsNotASCIIIsEscaped() throws {
    let scratch = try Scratch()
    let bytes = record("resource", "http://a.example/خ😀", "x")
    try CDXJ.write(scratch.write("x.warc", Array(bytes.utf8)), to: "\(scratch.path)/x.cdxj")
    let lines = try scratch.read("x.cdxj").split(separator: 0x0A)
    #expect(lines.count == 1)
    #expect(text(lines[0]).contains("\"url\": \"http://a.example/\\u062e\\ud83d\\ude00\""))
  }
}
