/// A line of a page as a browser would lay it out: the text between two borders of block elements or line breaks.
struct Block {
  /// The texts it is made of lie in `first..<last`, in document order.
  var first: HTMLTree.Node
  var last: HTMLTree.Node
  /// The nearest block element around it.
  var container: HTMLTree.Node
  /// The element that speaks for it: the one around its first text, or a wider one where that holds less than half of
  /// a sentence.
  var scope: HTMLTree.Node
  /// Characters that are not white space; one of a script without spaces counts three.
  var letters: Int32 = 0
  /// Those of them inside links.
  var linkLetters: Int32 = 0
  /// Those of them in bold or strong.
  var boldLetters: Int32 = 0
  /// Words.
  var words: Int32 = 0
  /// Commas, semicolons, full stops and their like in any script.
  var marks: Int16 = 0
  var digits: Int16 = 0
  var shape: Shape = []
  /// Of the elements around it, from the page down.
  var evidence: Evidence = []

  struct Shape: OptionSet {
    let rawValue: UInt16
    static let heading = Shape(rawValue: 1 << 0)
    static let listItem = Shape(rawValue: 1 << 1)
    static let quote = Shape(rawValue: 1 << 2)
    static let cell = Shape(rawValue: 1 << 3)
    static let figure = Shape(rawValue: 1 << 4)
    static let form = Shape(rawValue: 1 << 5)
    static let paragraph = Shape(rawValue: 1 << 6)
    /// Begins behind a line break, not behind a border.
    static let broken = Shape(rawValue: 1 << 7)
    /// The last mark is one that ends a sentence, quotes and brackets behind it passed over.
    static let sentence = Shape(rawValue: 1 << 8)
    static let article = Shape(rawValue: 1 << 9)
    static let pre = Shape(rawValue: 1 << 10)
    static let time = Shape(rawValue: 1 << 11)
    static let mainHeading = Shape(rawValue: 1 << 12)
    static let listTag = Shape(rawValue: 1 << 13)
    /// A line of a paragraph that was broken at a width; see `BlockList.markWrapped`.
    static let wrapped = Shape(rawValue: 1 << 14)
    /// An element within the line is not shown.
    static let holdsHidden = Shape(rawValue: 1 << 15)
  }

  /// The next line of the same paragraph, which was broken at a width.
  func goesOn(from other: Block, isNext: Bool) -> Bool {
    isNext && shape.contains(.wrapped) && other.shape.contains(.wrapped) && !other.shape.contains(.sentence)
      && container == other.container
  }

  /// Share of its letters inside links, 0...1.
  var linkShare: Double { letters > 0 ? Double(linkLetters) / Double(letters) : 0 }
}
