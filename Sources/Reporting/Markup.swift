/// HTML under construction; text goes in escaped, tags as they are.
struct Markup {
  private(set) var html = ""

  mutating func raw(_ html: String) { self.html += html }

  mutating func text(_ text: String) { html += escaped(text) }

  mutating func element(_ name: String, _ attributes: String = "", _ content: String) {
    html += "<\(name)\(attributes.isEmpty ? "" : " " + attributes)>\(escaped(content))</\(name)>"
  }

  /// A name or title in its own direction, whatever stands around it.
  mutating func isolated(_ text: String) { html += "<bdi>\(escaped(text))</bdi>" }
}

/// For text and for attribute values in double quotes; controls that HTML forbids are dropped.
func escaped(_ text: String) -> String {
  var out = ""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "&": out += "&amp;"
    case "<": out += "&lt;"
    case ">": out += "&gt;"
    case "\"": out += "&quot;"
    case "\u{0}"..."\u{8}", "\u{B}", "\u{C}", "\u{E}"..."\u{1F}", "\u{7F}"..."\u{9F}": continue
    default: out.unicodeScalars.append(scalar)
    }
  }
  return out
}
