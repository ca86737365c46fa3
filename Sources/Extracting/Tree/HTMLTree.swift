internal import CXML

/// One parsed page: nodes in document order, in arrays that are used again for the next page.
///
/// Node 0 is the page. The subtree of `n` is `n..<end(n)`; its first child is `n + 1`, its next sibling `end(n)`.
/// A node is an element or a text (`Tag.text`); comments are dropped, white space between tags is one space or
/// one line feed. Lives and dies inside one worker; what it lends is good until the next `parse`.
@safe struct HTMLTree: ~Copyable {
  typealias Node = Int32
  typealias Tag = HTMLTag
  typealias Attribute = HTMLAttribute

  private let tree: UnsafeMutablePointer<cx_tree>?

  init() { unsafe tree = cx_tree_new() }

  deinit { unsafe cx_tree_free(tree) }

  /// What came of a parse.
  enum Outcome: Int32, Sendable {
    case whole = 0
    case outOfMemory = 1
    /// Past 20 million nodes or 1 GiB: the tree holds what came before.
    case cut = 2
  }

  /// Parses valid UTF-8 without NUL bytes; an empty page is a tree without text.
  mutating func parse(_ utf8: Bytes) -> Outcome {
    guard let tree = unsafe tree else { return .outOfMemory }
    let buffer = unsafe utf8.buffer
    return Outcome(rawValue: unsafe cx_tree_parse(tree, buffer.baseAddress, buffer.count)) ?? .cut
  }

  /// Nodes of the page; 0 before the first parse.
  var count: Int32 { unsafe tree?.pointee.node_count ?? 0 }
  /// Bytes of all texts and attribute values.
  var textBytes: Int { unsafe Int(tree?.pointee.text_count ?? 0) }
  /// Bytes of the page's inline scripts; the tree keeps the texts of those that are JSON, and of no style.
  var scriptBytes: Int { unsafe tree?.pointee.script_bytes ?? 0 }
  /// Open elements at the deepest place.
  var maxDepth: Int { unsafe Int(tree?.pointee.max_depth ?? 0) }

  @inline(__always) private func entry(_ node: Node) -> cx_node {
    let tree = unsafe tree.unsafelyUnwrapped
    let count = unsafe tree.pointee.node_count
    precondition(node >= 0 && node < count, "a node of another tree")
    return unsafe tree.pointee.nodes[Int(node)]
  }

  /// `Tag.unknown` for an element that is not in the list, and for node 0.
  @inline(__always) func tag(_ node: Node) -> Tag {
    // The shim's ids are the cases' places; `HTMLTreeTests` holds both lists together.
    unsafe unsafeBitCast(UInt8(truncatingIfNeeded: entry(node).tag), to: Tag.self)
  }
  @inline(__always) func isText(_ node: Node) -> Bool { entry(node).tag == HTMLTag.text.rawValue }
  /// -1 for node 0.
  @inline(__always) func parent(_ node: Node) -> Node { entry(node).parent }
  /// The first node behind the subtree.
  @inline(__always) func end(_ node: Node) -> Node { entry(node).end }
  /// Steps from node 0, at most 65,535.
  @inline(__always) func depth(_ node: Node) -> Int { Int(entry(node).depth) }

  func firstChild(_ node: Node) -> Node? { end(node) > node + 1 ? node + 1 : nil }
  func nextSibling(_ node: Node) -> Node? {
    let next = end(node)
    let up = parent(node)
    return up >= 0 && next < end(up) ? next : nil
  }
  func children(_ node: Node) -> Children {
    let stop = end(node)
    return unsafe Children(nodes: tree.unsafelyUnwrapped.pointee.nodes, next: node + 1, stop: stop)
  }
  /// Everything below `node`, in document order.
  func descendants(_ node: Node) -> Range<Node> { (node + 1)..<end(node) }

  /// The children of a node, first to last.
  @safe struct Children: Sequence, IteratorProtocol {
    fileprivate let nodes: UnsafeMutablePointer<cx_node>
    fileprivate var upcoming: Node
    fileprivate let stop: Node

    fileprivate init(nodes: UnsafeMutablePointer<cx_node>, next: Node, stop: Node) {
      unsafe self.nodes = nodes
      upcoming = next
      self.stop = stop
    }

    mutating func next() -> Node? {
      guard upcoming < stop else { return nil }
      let node = upcoming
      upcoming = unsafe nodes[Int(node)].end
      return node
    }
  }

  // MARK: Bytes

  /// The bytes of a text node; of an element, nothing (see `plainText`).
  @inline(__always) func text(_ node: Node) -> Bytes {
    let entry = entry(node)
    guard entry.tag == Tag.text.rawValue else { return .empty }
    return bytes(entry.start, entry.length)
  }

  /// An attribute's value with its entities resolved; nil where the element has none of that name.
  @inline(__always) func attribute(_ node: Node, _ name: Attribute) -> Bytes? {
    let entry = entry(node)
    guard entry.tag != Tag.text.rawValue else { return nil }
    let attributes = unsafe tree.unsafelyUnwrapped.pointee.attributes
    for i in Int(entry.start)..<Int(entry.start) + Int(entry.length) {
      let attribute = unsafe attributes.unsafelyUnwrapped[i]
      if attribute.name == name.rawValue { return bytes(attribute.start, attribute.length) }
    }
    return nil
  }

  /// Every attribute of an element that the tree keeps, in the page's order, none twice.
  @inline(__always) func forEachAttribute(_ node: Node, _ body: (Attribute, Bytes) -> Void) {
    let entry = entry(node)
    guard entry.tag != Tag.text.rawValue, entry.length > 0 else { return }
    let attributes = unsafe tree.unsafelyUnwrapped.pointee.attributes
    for i in Int(entry.start)..<Int(entry.start) + Int(entry.length) {
      let attribute = unsafe attributes.unsafelyUnwrapped[i]
      // The shim's ids are the cases' places, as those of tags are.
      let name = unsafe unsafeBitCast(UInt8(truncatingIfNeeded: attribute.name), to: Attribute.self)
      body(name, bytes(attribute.start, attribute.length))
    }
  }

  /// The attributes of an element that the tree keeps, in the order of `Attribute`.
  func attributes(_ node: Node) -> [(name: Attribute, value: Bytes)] {
    Attribute.allCases.compactMap { name in attribute(node, name).map { (name, $0) } }
  }

  @inline(__always) private func bytes(_ start: UInt32, _ length: UInt32) -> Bytes {
    guard length > 0, let text = unsafe tree.unsafelyUnwrapped.pointee.text else { return .empty }
    return unsafe Bytes(text + Int(start), Int(length))
  }
}

extension HTMLTag {
  /// As pages write it; `#text` for a text, empty for `unknown`.
  var name: String { unsafe cx_tag_name(rawValue).map { unsafe String(cString: $0) } ?? "" }
}

extension HTMLAttribute {
  /// As pages write it; empty for `unknown`.
  var name: String { unsafe cx_attribute_name(rawValue).map { unsafe String(cString: $0) } ?? "" }
}
