/// A sign by which a publisher asks that a page be left alone.
package enum LegalSign: String, Sendable, Hashable, CaseIterable {
  /// Robots meta or `X-Robots-Tag`.
  case noarchive, noindex, noai
  /// A TDM reservation: TDMRep's meta, header, or `/.well-known/tdmrep.json`.
  case tdm
  /// The host's `/ai.txt`.
  case aiText = "ai_txt"
}
