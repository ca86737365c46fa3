/// Horizontal bars, drawn to the scale of the longest one.
enum SVGBar {
  private static let width = 220.0

  /// Segments side by side in the classes `c0`, `c1`, …; anything above zero is at least a hair wide.
  static func stacked(_ values: [Int], of most: Int) -> String {
    var x = 0.0
    var body = ""
    for (i, value) in values.enumerated() where value > 0 {
      let length = max(1, width * Double(value) / Double(max(1, most)))
      body += "<rect class=\"c\(i)\" x=\"\(rate(x))\" y=\"0\" width=\"\(rate(length))\" height=\"12\"/>"
      x += length
    }
    return frame(body)
  }

  static func single(_ value: Int, of most: Int, _ color: String) -> String {
    guard value > 0 else { return frame("") }
    let length = max(1, width * Double(value) / Double(max(1, most)))
    return frame("<rect class=\"\(color)\" x=\"0\" y=\"0\" width=\"\(rate(length))\" height=\"12\"/>")
  }

  /// Hidden from screen readers: the numbers stand in the cells beside it.
  private static func frame(_ body: String) -> String {
    "<svg width=\"\(Int(width) + 4)\" height=\"12\" aria-hidden=\"true\">\(body)</svg>"
  }
}
