/// Finds the slides of a gallery that stands within an article, by the counters over them (1/24, 2/24, …).
///
/// What stands from one counter to the next says what a picture shows. A page that is such a gallery has next to no
/// other text, and keeps its slides.
enum Slides {
  /// Blocks from one counter to the next at most.
  private static let longest = 12
  /// Worth of the text beside the slides at least.
  private static let floor = 400.0
  /// Worth of a slide at most, in the mean: a longer one is a chapter.
  private static let slideLimit = 250.0

  private struct Counter {
    var block: Int
    var number: Int
    var of: Int
  }

  /// Marks the containers of the slides' blocks as captions. `worth` is the running sum over blocks.
  static func mark(_ tree: borrowing HTMLTree, _ list: inout BlockList, worth: [Double]) -> Bool {
    let counters = counters(tree, list)
    guard counters.count >= 3, let total = worth.last else { return false }
    var marked = false
    var i = 0
    while i < counters.count {
      var end = i + 1
      while end < counters.count, counters[end].of == counters[i].of,
        0...1 ~= counters[end].number - counters[end - 1].number,
        counters[end].block - counters[end - 1].block <= longest
      {
        end += 1
      }
      let slides = counters[end - 1].number - counters[i].number + 1
      if slides >= 3 {
        let region = region(of: counters[i..<end], tree, list)
        let inside = worth[region.upperBound] - worth[region.lowerBound]
        if total - inside >= floor, inside <= slideLimit * Double(slides),
          !list.blocks[region].contains(where: { $0.shape.contains(.mainHeading) })
        {
          for k in region {
            let node = list.blocks[k].container
            let own = list.range(of: node, in: tree)
            guard own.lowerBound >= region.lowerBound, own.upperBound <= region.upperBound else { continue }
            list.own[Int(node)].insert(.caption)
            marked = true
          }
        }
      }
      i = end
    }
    return marked
  }

  /// From the heading over the first counter to the end of the last slide, which is as long as the shortest and ends where the element
  /// around all of them does.
  private static func region(
    of run: ArraySlice<Counter>, _ tree: borrowing HTMLTree, _ list: BlockList
  ) -> Range<Int> {
    let (first, last) = (run[run.startIndex].block, run[run.endIndex - 1].block)
    var shortest = longest
    for (a, b) in zip(run, run.dropFirst()) { shortest = min(shortest, b.block - a.block) }
    var around = list.blocks[first].container
    while around > 0, tree.end(around) <= list.blocks[last].container { around = tree.parent(around) }
    let hasHeading =
      first > 0 && list.blocks[first - 1].shape.contains(.heading)
      && !list.blocks[first - 1].shape.contains(.mainHeading)
    return
      (hasHeading ? first - 1 : first)..<max(
        last + 1, min(last + shortest, list.range(of: around, in: tree).upperBound))
  }

  private static func counters(_ tree: borrowing HTMLTree, _ list: BlockList) -> [Counter] {
    var counters: [Counter] = []
    var line: [UInt8] = []
    for (i, block) in list.blocks.enumerated() where block.letters <= 9 && block.digits >= 2 {
      line.removeAll(keepingCapacity: true)
      block.write(tree, into: &line)
      guard let (number, of) = counter(line) else { continue }
      counters.append(Counter(block: i, number: number, of: of))
    }
    return counters
  }

  /// `3/24`, `3 / 24`, `(3/24)`.
  static func counter(_ line: [UInt8]) -> (number: Int, of: Int)? {
    var numbers: [Int] = []
    var digits = 0
    var slashes = 0
    for b in line {
      if b.isASCIIDigit {
        if digits == 0 { numbers.append(0) }
        digits += 1
        guard digits <= 3, numbers.count <= 2 else { return nil }
        numbers[numbers.count - 1] = numbers[numbers.count - 1] * 10 + Int(b - 0x30)
        continue
      }
      digits = 0
      switch b {
      case 0x20, 0x28, 0x29: break
      case 0x2F:
        guard numbers.count == 1 else { return nil }
        slashes += 1
      default: return nil
      }
    }
    guard numbers.count == 2, slashes == 1, numbers[0] >= 1, numbers[1] >= 3, numbers[0] <= numbers[1] else {
      return nil
    }
    return (numbers[0], numbers[1])
  }
}
