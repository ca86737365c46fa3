import Testing

@testable import Codecs

struct JSONLineReaderTests {
  struct Member: Equatable {
    let key: String
    let kind: JSONKind
    let text: String
  }

  private func read(_ line: String, keys: [String]) throws -> [Member] {
    var reader = JSONLineReader(keys: keys)
    var found: [Member] = []
    try reader.read(Array(line.utf8).span) { key, kind, bytes in
      found.append(Member(key: keys[key], kind: kind, text: String(repairing: bytes)))
    }
    return found
  }

  @Test func wantedMembersComeDecodedAndOthersArePassed() throws {
    let line =
      #"{"skip":{"id":[1,"}"]}, "id":"a\u0628\n","n":-1.5e3,"t":true,"z":null,"l":["x",{"y":"]"}],"id":"twin","text":"سطر"}"#
    #expect(
      try read(line + "\r\n", keys: ["text", "id", "l", "n", "t", "z", "absent"]) == [
        Member(key: "id", kind: .string, text: "aب\n"), Member(key: "n", kind: .number, text: "-1.5e3"),
        Member(key: "t", kind: .bool, text: "true"), Member(key: "z", kind: .null, text: "null"),
        Member(key: "l", kind: .array, text: #"["x",{"y":"]"}]"#),
        Member(key: "text", kind: .string, text: "سطر"),
      ])
  }

  @Test func escapedKeysAreTheSameKeys() throws {
    #expect(try read(#"{"\u0069d":"1"}"#, keys: ["id"]) == [Member(key: "id", kind: .string, text: "1")])
    #expect(try read("{}", keys: ["id"]) == [])
  }

  @Test(arguments: [
    "", "[]", "{", #"{"a""#, #"{"a":"#, #"{"a":1"#, #"{"a":1,}"#, #"{"a":tru}"#, #"{"a":"x}"#, #"{"a":"\x"}"#,
    #"{"a":1} 2"#,
    #"{"a":[1}"#, #"{"a":"\"}"#, #"{"a":"x\"#, #"{"a":1x}"#, "{\"a\":\"\u{1}\"}",
  ])
  func aBadLineIsAFault(line: String) {
    #expect(throws: JSONFault.self) { try read(line, keys: ["a"]) }
  }

  @Test func everyPrefixOfALineIsAFaultAndNoCrash() {
    let line = Array(#"{"a":"x\ud83d\ude00","b":[{"c":null}],"d":12}"#.utf8)
    for cut in 0..<line.count {
      #expect(throws: JSONFault.self) {
        try read(String(decoding: line[..<cut], as: UTF8.self), keys: ["a", "d"])
      }
    }
  }

  private func elements(_ array: String) throws -> [String] {
    var found: [String] = []
    try JSONLineReader.elements(of: Array(array.utf8).span) { found.append(String(repairing: $0)) }
    return found
  }

  @Test func elementsAreLentAsTheyStand() throws {
    #expect(try elements("[]") == [])
    #expect(try elements(" [ ] ") == [])
    #expect(
      try elements(#"[1,"a,]",[2,[3]] , {"b":"]"},null]"#) == [
        "1", #""a,]""#, "[2,[3]]", #"{"b":"]"}"#, "null",
      ])
  }

  @Test(arguments: ["", "{}", "[", "[1", "[1,", "[1,]", "[1 2]", #"["a]"#, "[tru]"])
  func aBadArrayIsAFault(array: String) {
    #expect(throws: JSONFault.self) { try elements(array) }
  }
}
