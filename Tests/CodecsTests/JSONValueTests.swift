import Testing

@testable import Codecs

struct JSONValueTests {
  @Test func everyKindIsReadInOrder() throws {
    let value = try JSONValue(parsing: #" {"b":[1,-2.5,1e2,true,false,null],"a":{"x":""},"b":"twin"} "#)
    #expect(value == ["b": [1, -2.5, 100.0, true, false, nil], "a": ["x": ""], "b": "twin"])
    #expect(value.object?.keys == ["b", "a", "b"])
    #expect(value["b"]?[1]?.double == -2.5)
    #expect(value["b"]?[2]?.int == 100)
    #expect(value["c"] == nil)
  }

  @Test(arguments: [
    (#""\u0628\u0644""#, "بل"), (#""\ud83d\ude00""#, "😀"), (#""\ud83dx""#, "\u{FFFD}x"),
    (#""\ude00""#, "\u{FFFD}"), (#""\ud83d\u0041""#, "\u{FFFD}A"),
    (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"),
    (#""نص طويل بما يكفي ليعبر ثماني بايتات""#, "نص طويل بما يكفي ليعبر ثماني بايتات"), (#""\u0000""#, "\0"),
  ])
  func stringsMeanWhatTheyEscape(text: String, meaning: String) throws {
    #expect(try JSONValue(parsing: text) == .string(meaning))
  }

  @Test func bytesThatAreNoUTF8AreRepaired() throws {
    #expect(try JSONValue(parsing: [0x22, 0x61, 0xFF, 0x62, 0x22]) == "a\u{FFFD}b")
  }

  @Test func integersThatDoNotFitBecomeDoubles() throws {
    #expect(try JSONValue(parsing: "9223372036854775807") == .int(.max))
    #expect(try JSONValue(parsing: "9223372036854775808") == .double(9_223_372_036_854_775_808))
  }

  @Test(arguments: [
    "", " ", "{", "[1,]", "[,1]", "[1 2]", "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "{a:1}", "[1}", "\"a",
    "\"\\x\"", "\"\\u12\"",
    "\"a\nb\"", "01", "-", "1.", "1e", "+1", ".5", "1e999", "tru", "nul", "[1] 2", "// x\n1", "]",
    "{\"a\" 1}", "[1,,2]",
  ])
  func whatTheGrammarForbidsIsAFault(text: String) {
    #expect(throws: JSONFault.self) { try JSONValue(parsing: text) }
  }

  @Test func aFaultSaysWhere() {
    do {
      _ = try JSONValue(parsing: "{\"a\": 1,\n  \"b\": x}")
      Issue.record("no fault")
    } catch {
      #expect(error.description == "expected a value at line 2, column 8 (byte 16)")
    }
  }

  @Test func depthIsBoundedWithoutRecursion() throws {
    func nested(_ depth: Int) -> [UInt8] {
      [UInt8](repeating: 0x5B, count: depth) + [UInt8](repeating: 0x5D, count: depth)
    }
    #expect(try JSONValue(parsing: nested(512)).array?.count == 1)
    #expect(throws: JSONFault.self) { try JSONValue(parsing: nested(513)) }
    #expect(throws: JSONFault.self) { try JSONValue(parsing: nested(1_000_000), lenient: true) }
  }

  @Test(arguments: [
    ("\u{FEFF}{\"a\":1}", #"{"a":1}"#),
    ("<![CDATA[{\"a\":1}]]>", #"{"a":1}"#),
    ("//<![CDATA[\n{\"a\":1}\n//]]>", #"{"a":1}"#),
    ("// <![CDATA[ {\"a\":1} // ]]>", #"{"a":1}"#),
    ("/*<![CDATA[*/{\"a\":1}/*]]>*/", #"{"a":1}"#),
    ("<!-- {\"a\":1} -->", #"{"a":1}"#),
    ("{\"a\":1};", #"{"a":1}"#),
    ("{\"a\":\"x\ny\tz\"}", #"{"a":"x\ny\tz"}"#),
    ("{\"a\":[1,2,],}", #"{"a":[1,2]}"#),
    ("{\"a\":1 /* c */, // d\n \"b\":2}", #"{"a":1,"b":2}"#),
    ("{\"a\":[1,{\"b\":\"x", #"{"a":[1,{"b":"x"}]}"#),
    ("{\"a\":[1,2}", #"{"a":[1,2]}"#),
    ("{\"a\":1}}", #"{"a":1}"#),
    ("{\"a\":\"x\"\n\"b\":\"y\"}", #"{"a":"x","b":"y"}"#),
    (#"{"a":"قال "نعم" ثم","b":"\'\d"}"#, #"{"a":"قال \"نعم\" ثم","b":"'d"}"#),
    (#"{"a":"قال "نعم", ثم ذهب","b":2}"#, #"{"a":"قال \"نعم\", ثم ذهب","b":2}"#),
    ("{\"a\":1}{\"b\":2}", #"[{"a":1},{"b":2}]"#),
    ("{\"a\":1} and more", #"{"a":1}"#),
    ("{\"a\":,\"b\":1}", #"{"a":null,"b":1}"#),
    ("{\"a\":007,\"b\":1e999}", #"{"a":7,"b":null}"#),
    ("{\u{A0}\"a\":1}", #"{"a":1}"#),
    ("{\"a\":", #"{"a":null}"#),
  ])
  func lenientReadsWhatPagesCarry(text: String, meant: String) throws {
    let value = try JSONValue(parsing: text, lenient: true)
    #expect(value == (try JSONValue(parsing: meant)))
  }

  @Test func lenientReadsGoodJSONAsStrictDoes() throws {
    let text = #"{"@graph":[{"a":"x: \"y\", z","b":[" , "," } "]},{"c":["]","}"],"d":{"":"a,b"}}],"e":"//"}"#
    #expect(try JSONValue(parsing: text, lenient: true) == JSONValue(parsing: text))
  }

  @Test func everyCutOfADocumentIsReadLeniently() throws {
    let whole = Array(#"{"a":"b\u0628","c":[1,{"d":true}],"e":"#.utf8)
    for cut in 1...whole.count {
      // A cut word or number is the one loss that leniency does not guess at.
      let value = try? JSONValue(parsing: whole[..<cut], lenient: true)
      if let last = whole[..<cut].last, !"tru1-".utf8.contains(last) {
        #expect(value?.object != nil, "cut at \(cut)")
      }
    }
  }
}
