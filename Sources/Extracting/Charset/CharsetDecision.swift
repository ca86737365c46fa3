internal import CDetect

/// The encoding of a page, and what said so.
struct CharsetDecision: Equatable {
  enum Ground: String, Sendable {
    case byteOrderMark, header, meta, validUTF8, detector, fallback
  }

  var charset: Charset
  var ground: Ground
  /// Bytes of a byte order mark to leave out.
  var markBytes = 0
  /// The page is valid UTF-8 without NUL bytes as it lies: nothing to transcode.
  var isClean = false

  /// Order: byte order mark; UTF-8 that is valid and not plain ASCII, whatever the labels say; the HTTP header; the
  /// page's `<meta>`; uchardet. A label that says UTF-8 over bytes that are not is passed over, and one that says
  /// Latin over a page that is mostly other letters is checked by the detector.
  init(_ page: Bytes, header: String?) {
    if page.starts(with: "\u{FEFF}") {
      let check = UTF8Check(page)
      self.init(charset: .utf8, ground: .byteOrderMark, markBytes: 3, isClean: Self.clean(page, check))
      return
    }
    if page.count >= 2, page[0] == 0xFF, page[1] == 0xFE {
      self.init(charset: .utf16LE, ground: .byteOrderMark, markBytes: 2)
      return
    }
    if page.count >= 2, page[0] == 0xFE, page[1] == 0xFF {
      self.init(charset: .utf16BE, ground: .byteOrderMark, markBytes: 2)
      return
    }
    let check = UTF8Check(page)
    if check.isValid, check.sequences > 0 {
      self.init(charset: .utf8, ground: .validUTF8, isClean: Self.clean(page, check))
      return
    }
    var labels: [(Charset, Ground)] = []
    if let named = header.flatMap({ Charset(label: $0) }) { labels.append((named, .header)) }
    if let named = CharsetPrescan.charset(in: page) { labels.append((named, .meta)) }
    if check.isValid {
      // ASCII, or an encoding that looks like it.
      if let (named, ground) = labels.first, named == .iso2022JP, page.contains("\u{1B}") {
        self.init(charset: named, ground: ground)
        return
      }
      if check.nulls * 4 > page.count, let endian = Self.unmarkedUTF16(page) {
        self.init(charset: endian, ground: .detector)
        return
      }
      self.init(
        charset: labels.first?.0 ?? .windows1252, ground: labels.first?.1 ?? .fallback,
        isClean: Self.clean(page, check))
      return
    }
    // Mostly right UTF-8 with a few broken places, as cut teasers and joined sources leave them.
    if check.sequences > 20 * check.errors {
      self.init(charset: .utf8, ground: .validUTF8)
      return
    }
    labels.removeAll { $0.0 == .utf8 }
    if let (named, ground) = labels.first, !named.isOftenDefault {
      self.init(charset: named, ground: ground)
      return
    }
    let sample = Self.sample(page)
    // Latin texts have few letters outside ASCII.
    if let (named, ground) = labels.first, sample.high <= sample.latin / 2 {
      self.init(charset: named, ground: ground)
      return
    }
    if let found = Self.detected(sample.letters) {
      self.init(charset: found, ground: .detector)
      return
    }
    self.init(charset: labels.first?.0 ?? .windows1252, ground: labels.first?.1 ?? .fallback)
  }

  init(charset: Charset, ground: Ground, markBytes: Int = 0, isClean: Bool = false) {
    self.charset = charset
    self.ground = ground
    self.markBytes = markBytes
    self.isClean = isClean
  }

  // MARK: How

  private static func clean(_ page: Bytes, _ check: UTF8Check) -> Bool {
    guard check.isValid, check.nulls == 0 else { return false }
    // A sequence cut off by the end is not counted as an error, yet the parser wants whole ones.
    var i = page.count
    while i > 0, page.count - i < 4, page[i - 1] & 0xC0 == 0x80 { i -= 1 }
    guard i > 0, page[i - 1] >= 0xC0 else { return true }
    let lead = page[i - 1]
    return page.count - i + 1 == (lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4)
  }

  private static func unmarkedUTF16(_ page: Bytes) -> Charset? {
    var even = 0
    var odd = 0
    for i in 0..<min(page.count, 4096) where page[i] == 0 {
      if i & 1 == 0 { even += 1 } else { odd += 1 }
    }
    return even > 4 * odd ? .utf16BE : odd > 4 * even ? .utf16LE : nil
  }

  /// The page's words without its tags, up to 64 kB of them.
  struct Sample {
    var letters: [UInt8] = []
    /// Bytes from 0x80.
    var high = 0
    /// ASCII letters.
    var latin = 0
  }

  private static func sample(_ page: Bytes) -> Sample {
    var sample = Sample()
    var i = 0
    while i < page.count, sample.letters.count < 65_536 {
      let b = page[i]
      if b == 0x3C {
        if page.startsFolded(with: "<script", at: i), let end = page.findFolded("</script", from: i) {
          i = end
        } else if page.startsFolded(with: "<style", at: i), let end = page.findFolded("</style", from: i) {
          i = end
        }
        while i < page.count, page[i] != 0x3E { i += 1 }
        if sample.letters.last != 0x20 { sample.letters.append(0x20) }
      } else if b != 0 {
        if b >= 0x80 { sample.high += 1 } else if b.isASCIILetter { sample.latin += 1 }
        sample.letters.append(b)
      }
      i += 1
    }
    return sample
  }

  private static func detected(_ sample: [UInt8]) -> Charset? {
    if let arabic = arabic(sample) { return arabic }
    return unsafe withUnsafeTemporaryAllocation(of: CChar.self, capacity: 64) { name -> Charset? in
      let found = unsafe sample.withUnsafeBufferPointer {
        unsafe naskh_detect_charset($0.baseAddress, $0.count, name.baseAddress, name.count)
      }
      guard found != 0, let start = name.baseAddress else { return nil }
      let label = unsafe String(cString: start)
      switch label.uppercased() {
      case "UTF-8", "ASCII": return nil
      case "UHC": return .eucKR
      case "MAC-CYRILLIC": return .macCyrillic
      case "TIS-620": return .windows874
      default: return Charset(label: label)
      }
    }
  }

  /// Arabic by its article: «ال» is every twelfth pair of letters there, and its bytes mean next to nothing in the
  /// other eight-bit encodings. The two Arabic ones have the same alef and a different lam.
  private static func arabic(_ sample: [UInt8]) -> Charset? {
    var high = 0
    var windows = 0
    var iso = 0
    var previous: UInt8 = 0
    var before: UInt8 = 0
    for b in sample {
      if b >= 0x80 { high += 1 }
      // At a word's start, or behind one letter (و، ب، ل…).
      if previous == 0xC7, before < 0x80 || before == 0xE6 || before == 0xC8 || before == 0xE8 {
        if b == 0xE1 { windows += 1 } else if b == 0xE4 { iso += 1 }
      }
      before = previous
      previous = b
    }
    guard max(windows, iso) >= 3, max(windows, iso) * 60 >= high else { return nil }
    return windows >= iso ? .windows1256 : .iso88596
  }
}

extension Charset {
  /// A label that servers and editors set by default, over pages of any letters.
  fileprivate var isOftenDefault: Bool {
    switch self {
    case .windows1252, .iso885915, .userDefined, .replacement: true
    default: false
    }
  }
}
