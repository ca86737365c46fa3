import Collapsing
import Reporting
import Vocabulary

/// An explanation for people. Every piece of an article's text stands between isolates (U+2068, U+2069), so that its direction
/// does not turn the line around it.
struct ExplanationText {
  let record: ExplanationRecord
  /// With ANSI colours.
  let isColoured: Bool

  private var why: Explanation { record.explanation }

  func text() -> String {
    var lines: [String] = []
    for (name, document, story, coverage) in [
      ("A", record.a, why.storyA, why.coverageA), ("B", record.b, why.storyB, why.coverageB),
    ] {
      lines.append(
        "\(bold(name))  \(document.id)  \(document.outlet)  \(document.published?.iso8601 ?? "no date")")
      lines.append("   \(piece(document.title[...]))")
      lines.append("   story \(story ?? "unknown"), \(percent(coverage)) of the text stands in the other")
    }
    lines += ["", bold(verdict), reason, ""]
    lines.append(bold("What speaks for and against copies (log odds)"))
    for part in why.contributions {
      lines.append(
        "  \(padded(part.name, 10)) \(padded(decimal(part.value), 9, left: true)) \(signed(part.logOdds))")
    }
    lines.append("  \(padded("sum", 20)) \(signed(why.score))")
    lines += [""] + passages() + numbers()
    return lines.joined(separator: "\n") + "\n"
  }

  private var verdict: String {
    guard let a = why.storyA, let b = why.storyB else {
      return why.joins ? "These two are copies." : "These two are no copies."
    }
    switch (a == b, why.joins) {
    case (true, true): return "One story, and these two are copies."
    case (true, false): return "One story, though these two by themselves are no copies: others link them."
    case (false, true):
      return "Two stories, though these two by themselves are copies: the others in them do not agree."
    case (false, false): return "Two stories."
    }
  }

  private var reason: String {
    switch why.rule {
    case "copy": "What they share outweighs chance and formula."
    case "low-coverage": "Too little of the lighter text stands in the other, or only in one block."
    case "slots-differ": "The same words hold other numbers in too many places: a template filled in twice."
    case "names-differ": "Title and text hold another name in the same places: a template filled in twice."
    default: "What they share does not outweigh chance and formula."
    }
  }

  private func passages() -> [String] {
    guard !why.passages.isEmpty else { return ["No passage is shared."] }
    var lines = [bold("Passages shared (\(why.passages.count))")]
    for (k, passage) in why.passages.enumerated() {
      let inA = record.a.text[passage.inA]
      let inB = record.b.text[passage.inB]
      let head = "  \(k + 1). \(passage.tokens) words, weight \(decimal(passage.weight))"
      if inA == inB {
        lines += [head, "     A=B \(shared(inA))"]
      } else {
        lines += [head, "     A   \(shared(inA))", "     B   \(shared(inB))"]
      }
    }
    return lines
  }

  private func numbers() -> [String] {
    guard !why.slots.isEmpty else { return [] }
    return ["", bold("Numbers that differ between the same words")]
      + why.slots.map { "  A \(piece(record.a.text[$0.inA]))   B \(piece(record.b.text[$0.inB]))" }
  }

  /// One line between isolates, without what would break out of them or move the cursor.
  private func piece(_ bytes: ArraySlice<UInt8>) -> String {
    let text = String(decoding: bytes, as: UTF8.self).unicodeScalars.map { scalar -> Unicode.Scalar in
      scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) || scalar.properties.isBidiControl
        ? " " : scalar
    }
    return "\u{2068}" + String(String.UnicodeScalarView(text)) + "\u{2069}"
  }

  private func shared(_ bytes: ArraySlice<UInt8>) -> String {
    isColoured ? "\u{1B}[32m\(piece(bytes))\u{1B}[0m" : piece(bytes)
  }

  private func bold(_ text: String) -> String { isColoured ? "\u{1B}[1m\(text)\u{1B}[0m" : text }
  private func percent(_ share: Double) -> String { "\(Int((share * 100).rounded())) %" }
  private func signed(_ value: Double) -> String {
    padded((value < 0 ? "" : "+") + decimal(value), 9, left: true)
  }

  private func padded(_ text: String, _ width: Int, left: Bool = false) -> String {
    let space = String(repeating: " ", count: max(0, width - text.count))
    return left ? space + text : text + space
  }
}

extension Unicode.Scalar.Properties {
  /// Embeddings, overrides, isolates and marks of direction.
  fileprivate var isBidiControl: Bool {
    generalCategory == .format && !isJoinControl && isDefaultIgnorableCodePoint
  }
}
