/// Puts together letters that some systems write in two code points: canonical composition (Unicode Standard Annex 15) in the
/// scripts whose letters the fold table keeps whole.
enum Composition {
  /// The one code point for two that follow each other.
  @inline(__always)
  static func composed(_ first: UInt32, _ second: UInt32) -> UInt32? {
    switch second {
    case 0x1161...0x1175:
      first >= 0x1100 && first <= 0x1112 ? 0xAC00 + ((first - 0x1100) * 21 + second - 0x1161) * 28 : nil
    case 0x11A8...0x11C2:
      first >= 0xAC00 && first <= 0xD7A3 && (first - 0xAC00) % 28 == 0 ? first + second - 0x11A7 : nil
    case 0x3099: voiced(first)
    case 0x309A: isAspirate(first) ? first + 2 : nil
    case 0x93C...0x1B35: others[first << 16 | second]
    default: nil
    }
  }

  /// Kana with the sound mark (か゛, が).
  private static func voiced(_ kana: UInt32) -> UInt32? {
    switch kana {
    case 0x3046, 0x30A6: return kana + 0x4E
    case 0x30EF...0x30F2: return kana + 8
    case 0x309D, 0x30FD: return kana + 1
    default: break
    }
    // Hiragana as katakana.
    let sound = kana < 0x30A0 ? kana + 0x60 : kana
    switch sound {
    case 0x30AB...0x30C1: return sound % 2 == 1 ? kana + 1 : nil
    case 0x30C4, 0x30C6, 0x30C8: return kana + 1
    default: return isAspirate(kana) ? kana + 1 : nil
    }
  }

  /// は ひ ふ へ ほ.
  private static func isAspirate(_ kana: UInt32) -> Bool {
    let sound = kana < 0x30A0 ? kana + 0x60 : kana
    return sound >= 0x30CF && sound <= 0x30DB && sound % 3 == 0
  }

  /// Letters with a dot below and vowel signs of two parts, by both parts.
  private static let others: [UInt32: UInt32] = [
    0x0928_093C: 0x0929, 0x0930_093C: 0x0931, 0x0933_093C: 0x0934,
    0x09C7_09BE: 0x09CB, 0x09C7_09D7: 0x09CC, 0x0B47_0B56: 0x0B48, 0x0B47_0B3E: 0x0B4B,
    0x0B47_0B57: 0x0B4C, 0x0B92_0BD7: 0x0B94, 0x0BC6_0BBE: 0x0BCA, 0x0BC7_0BBE: 0x0BCB,
    0x0BC6_0BD7: 0x0BCC, 0x0C46_0C56: 0x0C48, 0x0CBF_0CD5: 0x0CC0, 0x0CC6_0CD5: 0x0CC7,
    0x0CC6_0CD6: 0x0CC8, 0x0CC6_0CC2: 0x0CCA, 0x0CCA_0CD5: 0x0CCB, 0x0D46_0D3E: 0x0D4A,
    0x0D47_0D3E: 0x0D4B, 0x0D46_0D57: 0x0D4C, 0x0DD9_0DCA: 0x0DDA, 0x0DD9_0DCF: 0x0DDC,
    0x0DDC_0DCA: 0x0DDD, 0x0DD9_0DDF: 0x0DDE, 0x1025_102E: 0x1026,
    0x1B05_1B35: 0x1B06, 0x1B07_1B35: 0x1B08, 0x1B09_1B35: 0x1B0A, 0x1B0B_1B35: 0x1B0C,
    0x1B0D_1B35: 0x1B0E, 0x1B11_1B35: 0x1B12, 0x1B3A_1B35: 0x1B3B, 0x1B3C_1B35: 0x1B3D,
    0x1B3E_1B35: 0x1B40, 0x1B3F_1B35: 0x1B41, 0x1B42_1B35: 0x1B43,
  ]
}
