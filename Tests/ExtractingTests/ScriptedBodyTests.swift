import Testing
import Vocabulary

@testable import Extracting

/// Pages that hold no text until their scripts have run.
@Suite struct ScriptedBodyTests {
  private static let paragraphs = [
    "أعلنت الحكومة يوم الاثنين أنها ستنشر أرقام الموازنة قبل نهاية العام الجاري، وقالت إن اللجنة أنهت عملها.",
    "وأضاف المتحدث أن التقرير يضم مئة صفحة، وأن النقاش حوله سيستمر أسابيع أخرى في البرلمان وفي وسائل الإعلام كلها.",
    "وقال خبراء إن هذه الخطوة تأخرت كثيرا، لكنها تظل مهمة لكل من يريد أن يعرف كيف تنفق الأموال العامة في البلاد.",
  ]
  private static let consent = String(
    repeating:
      "<p>We and our partners store information on your device and read it to show you advertising.<\\/p>",
    count: 12)

  private func text(_ script: String, title: String = "الحكومة تعلن أرقام الموازنة") -> String {
    let page = """
      <html><head><meta charset="utf-8"><title>\(title)</title><meta property="og:title" content="\(title)">
      <meta property="og:type" content="article"></head><body><div id="app"></div><script>\(script)</script></body></html>
      """
    let input = PageInput(
      bytes: Array(page.utf8), url: "https://www.almizan.example/news/17", declaredCharset: "utf-8")
    return Extractor().extract(input).article.text
  }

  @Test(arguments: [
    ("<p>", "<\\/p>"), ("\\u003cp class=\\\"a\\\"\\u003e", "\\u003c/p\\u003e"), ("", "<br><br>"),
  ])
  func mayMark(_ open: String, _ close: String) {
    let body = Self.paragraphs.map { open + $0 + close }.joined()
    let script =
      "window.__STATE__={\"consent\":\"\(Self.consent)\",\"article\":{\"id\":17,\"contentHtml\":\"\(body)\"}}"
    #expect(text(script) == Self.paragraphs.joined(separator: "\n"))
  }

  @Test(arguments: [
    ("<p>", "</p>"), ("\\\\u003cp\\\\u003e", "\\\\u003c/p\\\\u003e"), ("<p>", "<\\\\/p>"),
  ])
  func anObjectMayBeEscapedTwice(_ open: String, _ close: String) {
    let body = Self.paragraphs.map { open + $0 + close }.joined()
    let data = "{\\\"id\\\":17,\\\"slug\\\":\\\"a\\\",\\\"body\\\":\\\"\(body)\\\",\\\"tail\\\":\\\"x\\\"}"
    let consent = "var consent=\"\(Self.consent)\";"
    #expect(text("\(consent)self.push([1,\"\(data)\"])") == Self.paragraphs.joined(separator: "\n"))
  }

  @Test func aScriptMayHoldMarkup() {
    let body = Self.paragraphs.map { "<p class=\"a\">\($0)</p>" }.joined()
    let page = """
      <html><head><meta charset="utf-8"><title>الحكومة تعلن أرقام الموازنة</title></head><body><div id="app"></div>
      <script>\(String(repeating: "var a = 1;", count: 200))</script>
      <script type='text/template'>
        <h1>الحكومة تعلن أرقام الموازنة</h1>\(body)</script></body></html>
      """
    let input = PageInput(
      bytes: Array(page.utf8), url: "https://www.almizan.example/news/17", declaredCharset: "utf-8")
    #expect(Extractor().extract(input).article.text == Self.paragraphs.joined(separator: "\n"))
  }

  @Test func escapedLettersAreResolved() {
    let escaped = { (text: String) in
      text.utf16.map { "\\u" + String("000" + String($0, radix: 16)).suffix(4) }.joined()
    }
    let body = Self.paragraphs.map { "<p>" + escaped($0) + "</p>" }.joined()
    #expect(text("var a={\"html\":\"\(body)\"}") == Self.paragraphs.joined(separator: "\n"))
  }

  @Test func whatDoesNotSpeakOfTheHeadlineIsNotTheText() {
    #expect(text("var a={\"html\":\"\(Self.consent)\"}") == "")
    #expect(text("var a={\"html\":\"\(Self.consent)", title: "الموازنة") == "")
    #expect(text("var a=\"\\u00zz</p></p>" + String(repeating: "\\u", count: 400) + "\"") == "")
  }
}
