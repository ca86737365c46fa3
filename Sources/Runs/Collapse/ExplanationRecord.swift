import Codecs
import Collapsing
import Vocabulary

/// Two articles and why they are, or are not, one story.
struct ExplanationRecord {
  let a: CollapseDocument
  let b: CollapseDocument
  let explanation: Explanation

  var isOneStory: Bool { explanation.storyA != nil && explanation.storyA == explanation.storyB }

  /// `{"a":{…},"b":{…},"one_story","joins","rule","score","similarity","measures":[…],"passages":[…],"numbers":[…]}`; texts as
  /// they stand in the articles, places in bytes of UTF-8.
  func jsonLine() -> [UInt8] {
    var json = JSONWriter()
    json.beginObject()
    article("a", a, explanation.storyA, explanation.coverageA, &json)
    article("b", b, explanation.storyB, explanation.coverageB, &json)
    json.member("one_story", isOneStory)
    json.member("joins", explanation.joins)
    json.member("rule", explanation.rule)
    json.member("score", rounded(explanation.score))
    json.member("similarity", rounded(explanation.similarity))
    json.key("measures")
    json.beginArray()
    for part in explanation.contributions {
      json.beginObject()
      json.member("name", part.name)
      json.member("value", rounded(part.value))
      json.member("log_odds", rounded(part.logOdds))
      json.endObject()
    }
    json.endArray()
    json.key("passages")
    json.beginArray()
    for passage in explanation.passages {
      json.beginObject()
      sides(passage.inA, passage.inB, &json)
      json.member("words", passage.tokens)
      json.member("weight", rounded(passage.weight))
      json.endObject()
    }
    json.endArray()
    json.key("numbers")
    json.beginArray()
    for slot in explanation.slots {
      json.beginObject()
      sides(slot.inA, slot.inB, &json)
      json.endObject()
    }
    json.endArray()
    json.endObject()
    json.endLine()
    return json.bytes
  }

  private func article(
    _ key: String, _ document: CollapseDocument, _ story: String?, _ coverage: Double,
    _ json: inout JSONWriter
  ) {
    json.key(key)
    json.beginObject()
    json.member("id", document.id)
    json.member("outlet", document.outlet)
    json.member("published", document.published?.iso8601)
    json.key("title")
    json.string(utf8: document.title)
    json.member("story_id", story)
    json.member("coverage", rounded(coverage))
    json.endObject()
  }

  private func sides(_ inA: Range<Int>, _ inB: Range<Int>, _ json: inout JSONWriter) {
    for (key, document, range) in [("a", a, inA), ("b", b, inB)] {
      json.member("\(key)_from", range.lowerBound)
      json.member("\(key)_to", range.upperBound)
      json.key("\(key)_text")
      json.string(utf8: document.text[range])
    }
  }

  private func rounded(_ value: Double) -> Double { (value * 1000).rounded() / 1000 }
}
