internal import Vocabulary

/// What one page names, in its order.
///
/// References lie in one array: a page names hundreds, and most of them were on the page before.
package struct Finds: Sendable, RandomAccessCollection, ExpressibleByArrayLiteral {
  private struct Mark {
    /// Of the reference's end in `text`; it begins where the one before ends.
    let end: Int
    let anchorLength: UInt32
    let role: Find.Role
    /// The place in `notes`, from 1; 0 where nothing is said of the address.
    let note: UInt32
  }

  /// What a list says of an address.
  private struct Note {
    let hint: Seed.Hint
    let lastModified: Moment?
  }

  private var text: [UInt8] = []
  private var marks: [Mark] = []
  private var notes: [Note] = []

  package init() {}
  package init(_ finds: some Sequence<Find>) {
    for find in finds { append(find) }
  }
  package init(arrayLiteral finds: Find...) { self.init(finds) }

  package var startIndex: Int { 0 }
  package var endIndex: Int { marks.count }

  package subscript(_ i: Int) -> Find {
    var find = Find(href: Array(href(i)), role: marks[i].role, anchorLength: Int(marks[i].anchorLength))
    if marks[i].note > 0 {
      let note = notes[Int(marks[i].note) - 1]
      (find.hint, find.lastModified) = (note.hint, note.lastModified)
    }
    return find
  }

  package mutating func append(_ find: Find) {
    let isSaid = find.lastModified != nil || find.hint != Seed.Hint()
    if isSaid { notes.append(Note(hint: find.hint, lastModified: find.lastModified)) }
    append(
      find.href[...], find.role, anchorLength: find.anchorLength, note: isSaid ? UInt32(notes.count) : 0)
  }

  /// A reference of which nothing is said.
  package mutating func append(_ href: ArraySlice<UInt8>, _ role: Find.Role, anchorLength: Int) {
    append(href, role, anchorLength: anchorLength, note: 0)
  }

  private mutating func append(
    _ href: ArraySlice<UInt8>, _ role: Find.Role, anchorLength: Int, note: UInt32
  ) {
    text.append(contentsOf: href)
    marks.append(
      Mark(
        end: text.count, anchorLength: UInt32(clamping: anchorLength), role: role, note: note))
  }

  package mutating func reserve(_ count: Int, bytes: Int) {
    marks.reserveCapacity(marks.count + count)
    text.reserveCapacity(text.count + bytes)
  }

  /// As `Find.href`.
  func href(_ i: Int) -> ArraySlice<UInt8> {
    text[(i == 0 ? 0 : marks[i - 1].end)..<marks[i].end]
  }

  func role(_ i: Int) -> Find.Role { marks[i].role }

  /// When the list says that it changed.
  func lastModified(_ i: Int) -> Moment? {
    marks[i].note > 0 ? notes[Int(marks[i].note) - 1].lastModified : nil
  }
}
