import Testing

@testable import Codecs

struct JSONWriterTests {
  private func text(_ json: JSONWriter) -> String { String(decoding: json.bytes, as: UTF8.self) }

  @Test func membersKeepTheirOrder() {
    var json = JSONWriter()
    json.beginObject()
    json.member("z", "س\"\\\n\u{1}")
    json.member("a", 12)
    json.member("n", nil as String?)
    json.member("l", ["x", "y"])
    json.key("o")
    json.beginObject()
    json.endObject()
    json.key("e")
    json.beginArray()
    json.endArray()
    json.member("t", true)
    json.endObject()
    json.endLine()
    json.int(1)
    json.endLine()
    #expect(
      text(json)
        == #"{"z":"س\"\\\n\u0001","a":12,"n":null,"l":["x","y"],"o":{},"e":[],"t":true}"# + "\n1\n")
  }

  @Test func prettyIndentsByTwo() {
    var json = JSONWriter(pretty: true)
    json.value(["a": [1, 2], "b": [:], "c": ["d": nil]])
    #expect(
      text(json) == """
        {
          "a": [
            1,
            2
          ],
          "b": {},
          "c": {
            "d": null
          }
        }
        """)
  }

  @Test func doublesReadBackTheSame() throws {
    for value in [0.1, -2.5, 1e300, .leastNonzeroMagnitude, 1, 123456.789, -0.0] {
      var json = JSONWriter()
      json.double(value)
      #expect(try JSONValue(parsing: json.bytes).double?.bitPattern == value.bitPattern || value == 0)
    }
    var json = JSONWriter()
    json.beginArray()
    json.double(.nan)
    json.double(.infinity)
    json.double(3)
    json.endArray()
    #expect(text(json) == "[null,null,3]")
  }

  @Test func badUTF8IsRepaired() {
    var json = JSONWriter()
    json.string(utf8: [0x61, 0xC3, 0x28, 0xED, 0xA0, 0x80] as [UInt8])
    #expect(text(json) == "\"a\u{FFFD}(\u{FFFD}\u{FFFD}\u{FFFD}\"")
  }

  @Test func whatIsWrittenReadsBack() throws {
    let all =
      String(String.UnicodeScalarView((0...0x2FF).compactMap { Unicode.Scalar($0 as UInt32) })) + "😀\u{2028}"
    let value: JSONValue = ["k\"": [.string(all), -1, 2.5, true, nil, [[]], [:]]]
    var json = JSONWriter()
    json.value(value)
    #expect(try JSONValue(parsing: json.bytes) == value)
  }
}
