import Vocabulary

/// A Content-Type's type and subtype, lower case, parameters off.
struct MediaType: Sendable, Hashable {
  /// Empty where the field is absent or unreadable.
  let essence: String

  init(_ field: [UInt8]?) {
    let text = (field ?? []).prefix { $0 != 0x3B && $0 != 0x2C }.filter { $0 > 0x20 && $0 < 0x7F }
    let essence = String(decoding: text, as: UTF8.self).lowercased()
    self.essence = essence.contains("/") ? essence : ""
  }

  /// Nil when a body of this type is worth reading for that kind of address; else one line that says why not.
  ///
  /// Servers label feeds and sitemaps with nearly anything, so for those only pictures, sound and film are refused;
  /// a page must be text, some XML or JSON, or carry no readable type.
  func objection(for kind: Seed.Kind) -> String? {
    if essence.isEmpty { return nil }
    let refusal = "Content-Type \(essence)"
    for family in ["image/", "audio/", "video/", "font/", "model/"] where essence.hasPrefix(family) {
      return essence.hasSuffix("+xml") ? nil : refusal
    }
    switch kind {
    case .robots, .policy, .feed, .sitemap: return nil
    case .home, .section, .page:
      if essence.hasPrefix("text/") {
        return essence == "text/css" || essence == "text/javascript" || essence == "text/calendar"
          ? refusal : nil
      }
      if essence.hasSuffix("+xml") || essence.hasSuffix("/xml") || essence.hasSuffix("json") { return nil }
      return refusal
    }
  }

  /// What the first bytes of a body are for certain, where they are no text; nil otherwise.
  static func binary(_ body: [UInt8]) -> String? {
    for (magic, name) in magics where body.starts(with: magic) { return name }
    return nil
  }

  private static let magics: [([UInt8], String)] = [
    (Array("%PDF-".utf8), "PDF"), ([0xFF, 0xD8, 0xFF], "JPEG"), ([0x89, 0x50, 0x4E, 0x47], "PNG"),
    (Array("GIF8".utf8), "GIF"), ([0x50, 0x4B, 0x03, 0x04], "zip"), (Array("RIFF".utf8), "RIFF"),
    ([0xD0, 0xCF, 0x11, 0xE0], "OLE document"), (Array("wOF".utf8), "font"), (Array("OggS".utf8), "Ogg"),
    ([0x7F, 0x45, 0x4C, 0x46], "ELF"), (Array("ID3".utf8), "MP3"), (Array("Rar!".utf8), "RAR"),
    ([0x37, 0x7A, 0xBC, 0xAF], "7z"), (Array("{\\rtf".utf8), "RTF"), (Array("%!PS".utf8), "PostScript"),
  ]
}
