/// Finds the other articles that a page appends to its own: boxes of one kind, each under a headline of its own, where
/// the page's title names that of the first.
enum Neighbours {
  /// Marks them. `worth` is the running sum over blocks.
  static func mark(
    _ tree: borrowing HTMLTree, _ list: inout BlockList, _ lines: PageLines, worth: [Double]
  ) -> Bool {
    guard let headline = headline(tree, list, lines) else { return false }
    let heading = tree.tag(list.blocks[headline].container)
    var box = list.blocks[headline].container
    while tree.parent(box) > 0 {
      let range = list.range(of: box, in: tree)
      if worth[range.upperBound] - worth[range.lowerBound] >= 150 {
        let signature = Repetition.signature(box, tree)
        var marked = false
        var next = tree.nextSibling(box)
        while let sibling = next {
          next = tree.nextSibling(sibling)
          guard Repetition.signature(sibling, tree) == signature else { continue }
          let range = list.range(of: sibling, in: tree)
          guard worth[range.upperBound] - worth[range.lowerBound] >= 150 else { continue }
          let isArticle = range.prefix(4).contains { i in
            let block = list.blocks[i]
            return tree.tag(block.container) == heading && block.letters >= 12
              && !isTitle(i, tree, list, lines)
          }
          if isArticle {
            list.own[Int(sibling)].insert(.related)
            marked = true
          }
        }
        if marked { return true }
      }
      box = tree.parent(box)
    }
    return false
  }

  private static func headline(_ tree: borrowing HTMLTree, _ list: BlockList, _ lines: PageLines) -> Int? {
    for (i, block) in list.blocks.enumerated() where block.shape.contains(.heading) && block.letters >= 12 {
      if block.letters < 250, isTitle(i, tree, list, lines) { return i }
    }
    return nil
  }

  private static func isTitle(_ i: Int, _ tree: borrowing HTMLTree, _ list: BlockList, _ lines: PageLines)
    -> Bool
  {
    var line: [UInt8] = []
    list.blocks[i].write(tree, into: &line)
    return lines.isStatedTitle(Folded.bytes(line))
  }
}
