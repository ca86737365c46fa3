/// What the place that text goes to can show.
package struct TextCanvas: Sendable, Hashable {
  /// Columns, 20...
  package var width: Int
  /// False: only ASCII is drawn; names keep their letters.
  package var drawsUnicode: Bool
  /// A person's terminal, that moves its cursor and orders right-to-left text by itself.
  package var isTerminal: Bool

  package init(width: Int = 100, drawsUnicode: Bool = true, isTerminal: Bool = false) {
    self.width = max(20, width)
    self.drawsUnicode = drawsUnicode
    self.isTerminal = isTerminal
  }

  /// `text` on a line of its own meaning: control characters out, cut to `columns`, and between isolates where a
  /// terminal would else mix its direction with the columns beside it.
  func cell(_ text: String, columns: Int) -> String {
    let clean = text.unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7F && !isBidiControl($0) }
    var kept = String.UnicodeScalarView()
    var used = 0
    let ellipsis = drawsUnicode ? "…" : "~"
    let whole = clean.reduce(0) { $0 + displayWidth($1) }
    for scalar in clean {
      let width = displayWidth(scalar)
      if used + width > (whole > columns ? columns - 1 : columns) { break }
      kept.append(scalar)
      used += width
    }
    let cut = String(kept) + (whole > columns ? ellipsis : "")
    return isTerminal && clean.contains(where: isRightToLeft) ? "\u{2068}" + cut + "\u{2069}" : cut
  }
}

/// Columns that a terminal gives `text`; marks and isolates take none, CJK takes two.
func displayWidth(_ text: String) -> Int { text.unicodeScalars.reduce(0) { $0 + displayWidth($1) } }

/// Columns of one scalar: 0, 1 or 2 (Unicode East Asian Width W and F, by blocks).
func displayWidth(_ scalar: Unicode.Scalar) -> Int {
  switch scalar.properties.generalCategory {
  case .nonspacingMark, .enclosingMark, .format, .control: return 0
  default: break
  }
  switch scalar.value {
  case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
    0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
    return 2
  default: return 1
  }
}

/// Hebrew, Arabic and their neighbours, by blocks.
func isRightToLeft(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x0590...0x08FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFC, 0x10800...0x10FFF, 0x1E800...0x1EFFF: true
  default: false
  }
}

private func isBidiControl(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
  default: false
  }
}
