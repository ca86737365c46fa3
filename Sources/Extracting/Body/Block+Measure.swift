extension Block {
  /// Adds a text to the counts.
  @inline(__always) mutating func measure(_ text: Bytes, link: Bool, bold: Bool) {
    var letters: Int32 = 0
    var words: Int32 = 0
    var marks: Int16 = 0
    var digits: Int16 = 0
    var inWord = false
    var unspaced = 0
    var ends = shape.contains(.sentence)
    let n = text.count
    var i = 0
    while i < n {
      let b = text[i]
      // Letters in a row, of Latin and of Arabic: most of every text.
      if b.isASCIILetter {
        let start = i
        repeat { i += 1 } while i < n && text[i].isASCIILetter
        letters &+= Int32(truncatingIfNeeded: i - start)
        if !inWord { words &+= 1 }
        inWord = true
        ends = false
        continue
      }
      if b == 0xD8 || b == 0xD9, i + 1 < n, (text[i + 1] >= 0xA0) == (b == 0xD8) {
        letters &+= 1
        if !inWord { words &+= 1 }
        inWord = true
        ends = false
        i += 2
        continue
      }
      if b < 0x80 {
        if b.isASCIISpace {
          // Where words are not parted, a space parts phrases.
          if unspaced > 0, inWord { marks &+= 1 }
          inWord = false
          i += 1
          continue
        }
        letters &+= 1
        if !inWord {
          words &+= 1
          inWord = true
        }
        switch b {
        case 0x2E, 0x21, 0x3F:
          marks &+= 1
          ends = true
        case 0x2C, 0x3B, 0x3A:
          marks &+= 1
          ends = b == 0x3A
        case 0x22, 0x27, 0x29, 0x5D: break
        default:
          if b.isASCIIDigit { digits &+= 1 }
          ends = false
        }
        i += 1
        continue
      }
      if b & 0xC0 == 0x80 {
        i += 1
        continue
      }
      if b == 0xC2, i + 1 < n, text[i + 1] == 0xA0 {
        inWord = false
        i += 2
        continue
      }
      letters &+= 1
      if !inWord {
        words &+= 1
        inWord = true
      }
      if b >= 0xE3, b <= 0xED {
        letters &+= 2
        if b != 0xE3 { inWord = false }
        ends = false
        // 、。！，．？ and their like
        if b == 0xE3, i + 2 < n, text[i + 1] == 0x80, text[i + 2] == 0x81 || text[i + 2] == 0x82 {
          marks &+= 1
          ends = text[i + 2] == 0x82
          letters &-= 2
        }
      } else if b == 0xE0 || b == 0xE1, i + 2 < n {
        let script = Script(text[i], text[i + 1])
        letters &+= Int32(truncatingIfNeeded: script.letters - 1)
        if script.partsNoWords {
          unspaced &+= 1
          // Five letters or so are a word.
          if unspaced % 5 == 0 { inWord = false }
        }
        switch script.mark(text[i + 1], text[i + 2]) {
        case .end:
          marks &+= 1
          ends = true
        case .pause:
          marks &+= 1
          ends = false
        case .space:
          letters &-= 2
          inWord = false
        case nil: ends = script.endsWithoutMark && letters >= 60
        }
      } else if b == 0xD8, i + 1 < n, text[i + 1] == 0x8C || text[i + 1] == 0x9B || text[i + 1] == 0x9F {
        // ، ؛ ؟
        marks &+= 1
        ends = text[i + 1] == 0x9F
      } else if b == 0xDB, i + 1 < n, text[i + 1] == 0x94 {
        marks &+= 1
        ends = true
      } else if i + 1 < n, (b == 0xD9 && text[i + 1] &- 0xA0 < 10) || (b == 0xDB && text[i + 1] &- 0xB0 < 10)
      {
        // ٠–٩ and ۰–۹
        digits &+= 1
        ends = false
      } else if b == 0xE2, i + 2 < n, text[i + 1] == 0x80 {
        // “ ” ’ » are passed over, … ends
        if text[i + 2] == 0xA6 {
          ends = true
        } else if text[i + 2] == 0x93 || text[i + 2] == 0x94 {
          ends = false
        }
      } else if b == 0xC2, i + 1 < n, text[i + 1] == 0xBB {
      } else if b == 0xEF, i + 2 < n, text[i + 1] == 0xBC {
        marks &+= 1
        ends = text[i + 2] == 0x81 || text[i + 2] == 0x9F || text[i + 2] == 0x8E
      } else {
        ends = false
      }
      i += 1
    }
    self.letters &+= letters
    self.words &+= words
    self.marks &+= marks
    self.digits &+= digits
    if link { linkLetters &+= letters }
    if bold { boldLetters &+= letters }
    if letters > 0 { if ends { shape.insert(.sentence) } else { shape.remove(.sentence) } }
  }
}
