/// One operation on the file system, named before it is done.
package struct FileStep: Sendable, Hashable {
  package enum Kind: String, Sendable, Hashable, CaseIterable {
    case makeFolder, create, write, syncFile, close, rename, link, remove, syncFolder, lock
  }

  package let kind: Kind
  /// Below the dataset's root.
  package let path: String
  /// The new name, for rename and link.
  package let target: String?

  package init(_ kind: Kind, _ path: String, to target: String? = nil) {
    self.kind = kind
    self.path = path
    self.target = target
  }
}

/// What a probe makes of a step; tests stand for a full disk and a lost machine with it.
package enum FileOutcome: Sendable, Hashable {
  case proceed
  /// The call fails with this `errno`.
  case refuse(Int32)
  /// A write puts down this many bytes and then fails with this `errno`.
  case tear(bytes: Int, Int32)
}
