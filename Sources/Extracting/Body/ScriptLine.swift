/// Lines of a page's program that broken mark-up left among its words.
enum ScriptLine {
  /// Whether the block may be one, by its counts alone: programs are full of marks.
  static func mayBe(_ block: Block) -> Bool {
    block.letters >= 20 && Int(block.marks) * 24 > Int(block.letters) && !block.shape.contains(.pre)
  }

  /// Signs that prose seldom has are a tenth of the line, and it holds a word of the language with what follows it there.
  static func matches(_ line: [UInt8]) -> Bool {
    let signs = line.count { $0 < 0x80 && isSign[Int($0)] }
    guard signs * 10 >= line.count else { return false }
    return unsafe line.withUnsafeBufferPointer { buffer in
      let line = unsafe Bytes(buffer)
      return words.contains { line.find($0) != nil }
    }
  }

  private static let isSign: [Bool] = {
    var signs = [Bool](repeating: false, count: 0x80)
    for b in "{}();=[]&|+".utf8 { signs[Int(b)] = true }
    return signs
  }()

  private static let words: [StaticString] = [
    "document.", "window.", "function ", "function(", "var ", "if (", "if(", "return ", "{display:",
  ]
}
