import Testing
import Vocabulary

@testable import Extracting

/// The lines around the text of a small page: its paragraphs of some length are the text, its first `h1` the headline.
func around<R>(_ html: String, _ body: (Surroundings) -> R) -> R {
  withTree(html) { tree in
    var list = BlockList()
    list.read(tree)
    let kept = list.blocks.indices.filter {
      list.blocks[$0].shape.contains(.paragraph) && list.blocks[$0].letters > 60
    }
    let headline = (0..<tree.count).first { tree.tag($0) == .h1 }
    return body(Surroundings(tree, list, kept: kept, headline: headline))
  }
}

/// Four paragraphs that state nothing.
let plainText = String(
  repeating:
    "<p>The council agreed on the plan after a long debate, and the works will begin before the winter comes.</p>",
  count: 4)
