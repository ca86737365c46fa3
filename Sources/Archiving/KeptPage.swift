package import Vocabulary

/// What became of a page in the archive.
package struct KeptPage: Sendable, Hashable {
  /// Of the response or revisit.
  package let place: ArchivePlace
  /// Where the payload stands in full: this visit, or the earlier one that it brought again. Nil for a 304 whose
  /// earlier visit is not known.
  package let capture: Capture?
}
