/// The links of a page in its order; what they point at lies in one array, for a page has hundreds.
package struct LinkList: Sendable, Hashable, RandomAccessCollection {
  private struct Mark: Sendable, Hashable {
    /// Of the reference's end in `text`; it begins where the one before ends.
    let end: UInt32
    let anchorLetters: UInt16
    let relations: Link.Relations
  }

  private var text: [UInt8] = []
  private var marks: [Mark] = []

  package init() {}

  package var startIndex: Int { 0 }
  package var endIndex: Int { marks.count }

  package subscript(_ i: Int) -> Link {
    Link(href: Array(href(i)), relations: relations(i), anchorLetters: anchorLetters(i))
  }

  /// As `Link.href`.
  package func href(_ i: Int) -> ArraySlice<UInt8> {
    text[(i == 0 ? 0 : Int(marks[i - 1].end))..<Int(marks[i].end)]
  }

  package func relations(_ i: Int) -> Link.Relations { marks[i].relations }
  package func anchorLetters(_ i: Int) -> Int { Int(marks[i].anchorLetters) }

  /// Bytes of all references.
  package var bytes: Int { text.count }

  mutating func append(_ href: Bytes, _ relations: Link.Relations, anchorLetters: Int) {
    unsafe text.append(contentsOf: href.buffer)
    marks.append(
      Mark(end: UInt32(text.count), anchorLetters: UInt16(anchorLetters), relations: relations))
  }
}
