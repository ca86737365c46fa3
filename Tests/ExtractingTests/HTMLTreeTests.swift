import Testing

@testable import Extracting

/// The tree of `html`, drawn as nested brackets: `p(#a b(#c))`.
func drawing(_ html: String, attributes: Bool = false) -> String {
  var tree = HTMLTree()
  let bytes = Array(html.utf8)
  return unsafe bytes.withUnsafeBufferPointer { buffer in
    guard unsafe tree.parse(Bytes(buffer)) == .whole else { return "not whole" }
    return draw(tree, 0, attributes)
  }
}

private func draw(_ tree: borrowing HTMLTree, _ node: Int32, _ attributes: Bool) -> String {
  var out: [String] = []
  for child in tree.children(node) {
    if tree.isText(child) {
      out.append("#" + tree.text(child).string)
      continue
    }
    var name = "\(tree.tag(child))"
    if attributes {
      for (key, value) in tree.attributes(child) { name += "[\(key)=\(value.string)]" }
    }
    let inner = draw(tree, child, attributes)
    out.append(inner.isEmpty ? name : "\(name)(\(inner))")
  }
  return out.joined(separator: " ")
}

/// `body` with the tree of `html`.
func withTree<R>(_ html: String, _ body: (borrowing HTMLTree) -> R) -> R {
  var tree = HTMLTree()
  let bytes = Array(html.utf8)
  return unsafe bytes.withUnsafeBufferPointer { buffer in
    _ = unsafe tree.parse(Bytes(buffer))
    return body(tree)
  }
}

func plainText(_ html: String) -> String { withTree(html) { $0.string(of: 0) } }

@Suite struct HTMLTreeTests {
  @Test func everyNameHasItsPlaceInBothLists() {
    for tag in HTMLTag.allCases.dropFirst(2) {
      let name = tag.name
      withTree("<\(name) class='x'>") { tree in
        let found = tree.descendants(0).contains { tree.tag($0) == tag }
        #expect(found || tag == .html, "\(name)")
      }
    }
    for attribute in HTMLAttribute.allCases.dropFirst() {
      let name = attribute.name
      withTree("<p \(name)='v'>") { tree in
        let values = tree.descendants(0).compactMap { tree.attribute($0, attribute)?.string }
        #expect(values == ["v"], "\(name)")
      }
    }
    #expect(HTMLTag.allCases.allSatisfy { !$0.name.isEmpty || $0 == .unknown })
  }

  @Test func nodesStandInDocumentOrder() {
    #expect(
      drawing("<title>T</title><body><p>one <b>two</b></p><p>three<ul><li>x<li>y</ul>")
        == "html(head(title(#T)) body(p(#one  b(#two)) p(#three) ul(li(#x) li(#y))))")
    withTree("<body><p>a</p><p>b<i>c</i></p></body>") { tree in
      // page html body p a p b i c
      #expect(tree.count == 9)
      #expect((0..<9).map { tree.end($0) } == [9, 9, 9, 5, 5, 9, 7, 9, 9])
      #expect((0..<9).map { tree.parent($0) } == [-1, 0, 1, 2, 3, 2, 5, 5, 7])
      #expect(tree.nextSibling(3) == 5 && tree.nextSibling(5) == nil && tree.firstChild(4) == nil)
      #expect(tree.depth(8) == 5)
    }
  }

  @Test func attributesAreResolvedAndKept() {
    #expect(
      drawing("<body><a href='/x?a=1&amp;b=2' class=\"k &quot;q&quot;\" data-zz=1>t</a>", attributes: true)
        == "html(body(a[class=k \"q\"][href=/x?a=1&b=2](#t)))")
  }

  @Test func voidElementsOfHTML5SwallowNothing() {
    #expect(
      drawing("<body><p>super<wbr>cali</p><picture><source src=a><img src=b></picture>")
        == "html(body(p(#super wbr #cali) picture(source img)))")
  }

  @Test func plainTextCollapsesWhiteSpaceAndBreaksLines() {
    #expect(plainText("<body><p>  a\n b&nbsp; c<br>d <b>e</b>f</p>\n<div>g<p>h</div>") == "a b c\nd ef\ng\nh")
    #expect(plainText("<body>x<script>var y</script><style>p{}</style>z") == "xz")
  }

  @Test func scriptsKeepTheirText() {
    #expect(
      drawing("<body><script type='application/ld+json'>{\"a\":\"</p>\"}</script>")
        == "html(body(script(#{\"a\":\"</p>\"})))")
  }

  @Test func deepNestingIsOneTree() {
    let n = 100_000
    withTree(String(repeating: "<div>", count: n) + "core") { tree in
      #expect(Int(tree.count) == n + 4)
      #expect(tree.maxDepth == n + 3)
      #expect(tree.string(of: 0) == "core")
    }
  }

  /// A walk down the open elements for each of these takes minutes.
  @Test(arguments: ["</form>", "</unknown>", "</td>", "<body>", "</html>"])
  func endTagsBelowDeepNestingCostNoWalk(tag: String) {
    let n = 200_000
    withTree(
      "<form><i>" + String(repeating: "<div><i>", count: n / 2) + String(repeating: tag, count: n) + "core"
    ) { tree in
      #expect(tree.maxDepth == n + 5)
      #expect(tree.string(of: 0) == "core")
    }
  }

  @Test func aTagOfEndlessAttributesIsCut() {
    let many = (0..<200_000).map { " a\($0)=1" }.joined()
    #expect(
      drawing("<p title=first\(many) lang=last>x</p><p lang=ar>y", attributes: true)
        == "html(body(p[lang=last][title=first](#x) p[lang=ar](#y)))")
    let known = String(repeating: " title=b", count: 200_000)
    #expect(drawing("<p title=a\(known)>x", attributes: true) == "html(body(p[title=a](#x)))")
    #expect(plainText("<p>x<p title=a\(known)") == "x")
    // What is long and no tag stays: a script's text, and an address that holds its picture.
    let text = String(repeating: "a b c = d ", count: 10_000)
    #expect(drawing("<script type=application/json>\(text)</script>").contains("d a b c"))
    let data = String(repeating: "A", count: 100_000)
    #expect(drawing("<img src='data:\(data)' alt=x>", attributes: true).hasSuffix("[alt=x]))"))
  }

  @Test func longLinesAndManyPagesFit() {
    let line = String(repeating: "كلمة word ", count: 700_000)
    #expect(plainText("<body><p>" + line + "</p>").utf8.count == line.utf8.count - 1)
    var tree = HTMLTree()
    for i in 0..<50 {
      let page = Array("<p id=\(i)>\(i)</p>".utf8)
      unsafe page.withUnsafeBufferPointer { #expect(unsafe tree.parse(Bytes($0)) == .whole) }
      #expect(tree.count == 5 && tree.string(of: 0) == "\(i)")
    }
  }

  @Test func rubbishIsATree() {
    for page in [
      "", " ", "<", "<!", "<!--", "</", "<p", "<p a", "<p a='", "&", "&#", "&#x110000;", "<![CDATA[",
      "</html>",
    ] {
      withTree(page) { #expect($0.count >= 1, "\(page)") }
    }
  }

  @Test func unclosedStrangersSwallowNothing() {
    #expect(drawing("<head><svg><symbol></head><body><p>a</p>") == "html(head(svg(unknown)) body(p(#a)))")
    #expect(plainText("<head><foo><title>T</title><body><p>a</p><div>b</div>").hasSuffix("a\nb"))
    #expect(plainText("<body><svg><g><text>x</text><div><p>a</p></div><p>b</p>") == "a\nb")
  }

  @Test func contentBehindTheEndOfTheBodyStays() {
    #expect(plainText("<html><body><p>a</p></body></html><p>b</p><div>c</div>") == "a\nb\nc")
  }

  @Test func whatNoReaderAsksForIsNotParsed() {
    #expect(drawing("<body>a<!-- <p>x</p> -->b<!-->c<!--->d") == "html(body(#abcd))")
    #expect(
      drawing("<body><script>if (a<b) '<p>'</script><style>p>a{}</style><svg><path d='M0'/></svg><p>t</p>")
        == "html(body(script style p(#t)))")
    #expect(
      drawing("<p data-x='<script>' onfoo=\"a>b\" id='c>d' =e class = k/l>t</p>", attributes: true)
        == "html(body(p[id=c>d][class=k/l](#t)))")
    #expect(withTree("<body><script>var a=1</script>") { $0.scriptBytes } == 7)
  }

  /// The page is written over from its start while it is read: what is kept of it must never be longer than it was.
  @Test func nothingKeptIsLongerThanThePage() {
    #expect(
      drawing("<p id='a'class=\"b\"foo='c'href='d'>t</p>", attributes: true)
        == "html(body(p[id=a][class=b][href=d](#t)))")
    for piece in [
      "<a href=''href=''href=''>", "<a href=''>&amp&lt", "<p title='&ne;&Mu&ge'>&Mu;&ge&ne&Xi",
      "<p>\u{4E2D}&#x4E2D",
    ] {
      for count in [1, 163, 3_000] {
        let page = String(repeating: piece, count: count)
        withTree(page) { tree in
          #expect(tree.count >= count)
          #expect(tree.textBytes <= page.utf8.count)
        }
      }
    }
    #expect(
      plainText("<p>\u{4E2D}&#x4E2D;&ge;x&amp y&unknown;&</p>") == "\u{4E2D}\u{4E2D}\u{2265}x&amp y&unknown;&"
    )
  }

  @Test func whatIsNotClosedIsLeftAsItStands() {
    #expect(plainText("<body><p>a</p><svg><path d=''><p>b</p>") == "a\nb")
    #expect(plainText("<body><p>a</p><svg><svg><g></svg><p>b</p>") == "a\nb")
    #expect(plainText("<body><p>a</p><script src=x><p>b</p>") == "a")
    #expect(plainText("<body><p>a</p><p title='b><p>c</p>") == "a")
  }

  @Test func openingsWithoutEndsAreReadInOneGo() {
    for piece in ["<svg>", "<!-", "<!--", "<script>", "<style ", "<p a='", "<a b=", "</", "<svg><g></svg"] {
      let page = String(repeating: piece, count: 200_000)
      withTree(page) { #expect($0.count >= 1) }
    }
  }
}
