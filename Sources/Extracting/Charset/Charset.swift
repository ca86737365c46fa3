/// The encodings of the WHATWG Encoding Standard, by their names there in lower case.
enum Charset: String, Sendable, Hashable, CaseIterable {
  case utf8 = "utf-8"
  case ibm866
  case iso88592 = "iso-8859-2"
  case iso88593 = "iso-8859-3"
  case iso88594 = "iso-8859-4"
  case iso88595 = "iso-8859-5"
  case iso88596 = "iso-8859-6"
  case iso88597 = "iso-8859-7"
  case iso88598 = "iso-8859-8"
  case iso88598i = "iso-8859-8-i"
  case iso885910 = "iso-8859-10"
  case iso885913 = "iso-8859-13"
  case iso885914 = "iso-8859-14"
  case iso885915 = "iso-8859-15"
  case iso885916 = "iso-8859-16"
  case koi8r = "koi8-r"
  case koi8u = "koi8-u"
  case macintosh
  case windows874 = "windows-874"
  case windows1250 = "windows-1250"
  case windows1251 = "windows-1251"
  case windows1252 = "windows-1252"
  case windows1253 = "windows-1253"
  case windows1254 = "windows-1254"
  case windows1255 = "windows-1255"
  case windows1256 = "windows-1256"
  case windows1257 = "windows-1257"
  case windows1258 = "windows-1258"
  case macCyrillic = "x-mac-cyrillic"
  case gbk
  case gb18030
  case big5
  case eucJP = "euc-jp"
  case iso2022JP = "iso-2022-jp"
  case shiftJIS = "shift_jis"
  case eucKR = "euc-kr"
  case replacement
  case utf16BE = "utf-16be"
  case utf16LE = "utf-16le"
  case userDefined = "x-user-defined"

  /// What a page, a header or a detector calls it; white space around and letter case mean nothing.
  init?(label: some Collection<UInt8>) {
    var key: [UInt8] = []
    for b in label {
      if b == 0x20 || b == 0x09 || b == 0x0A || b == 0x0C || b == 0x0D {
        if !key.isEmpty { key.append(0x20) }
      } else {
        key.append(b.asciiFolded)
      }
      if key.count > 64 { return nil }
    }
    while key.last == 0x20 { key.removeLast() }
    guard let found = Self.byLabel[String(decoding: key, as: UTF8.self)] else { return nil }
    self = found
  }

  init?(label: String) { self.init(label: Array(label.utf8)) }

  private static let byLabel: [String: Charset] = {
    var table: [String: Charset] = [:]
    for charset in allCases {
      for label in charset.labels.split(separator: " ") { table[String(label)] = charset }
    }
    return table
  }()

  /// One byte is one character.
  var isSingleByte: Bool {
    switch self {
    case .utf8, .gbk, .gb18030, .big5, .eucJP, .iso2022JP, .shiftJIS, .eucKR, .replacement, .utf16BE,
      .utf16LE:
      false
    default: true
    }
  }

  /// The name that glibc's iconv knows it by. Where the standard's table is wider than the old one, the wider one.
  var iconvName: String {
    switch self {
    case .iso88598i: "ISO-8859-8"
    case .windows874: "CP874"
    case .macCyrillic: "MAC-UK"
    case .gbk, .gb18030: "GB18030"
    case .big5: "BIG5-HKSCS"
    case .eucJP: "EUC-JP-MS"
    case .shiftJIS: "CP932"
    case .eucKR: "CP949"
    case .replacement, .userDefined: "ASCII"
    default: rawValue.uppercased()
    }
  }

  /// <https://encoding.spec.whatwg.org/#names-and-labels>
  private var labels: String {
    switch self {
    case .utf8: "unicode-1-1-utf-8 unicode11utf8 unicode20utf8 utf-8 utf8 x-unicode20utf8"
    case .ibm866: "866 cp866 csibm866 ibm866"
    case .iso88592:
      "csisolatin2 iso-8859-2 iso-ir-101 iso8859-2 iso88592 iso_8859-2 iso_8859-2:1987 l2 latin2"
    case .iso88593:
      "csisolatin3 iso-8859-3 iso-ir-109 iso8859-3 iso88593 iso_8859-3 iso_8859-3:1988 l3 latin3"
    case .iso88594:
      "csisolatin4 iso-8859-4 iso-ir-110 iso8859-4 iso88594 iso_8859-4 iso_8859-4:1988 l4 latin4"
    case .iso88595:
      "csisolatincyrillic cyrillic iso-8859-5 iso-ir-144 iso8859-5 iso88595 iso_8859-5 iso_8859-5:1988"
    case .iso88596:
      "arabic asmo-708 csiso88596e csiso88596i csisolatinarabic ecma-114 iso-8859-6 iso-8859-6-e iso-8859-6-i "
        + "iso-ir-127 iso8859-6 iso88596 iso_8859-6 iso_8859-6:1987"
    case .iso88597:
      "csisolatingreek ecma-118 elot_928 greek greek8 iso-8859-7 iso-ir-126 iso8859-7 iso88597 iso_8859-7 "
        + "iso_8859-7:1987 sun_eu_greek"
    case .iso88598:
      "csiso88598e csisolatinhebrew hebrew iso-8859-8 iso-8859-8-e iso-ir-138 iso8859-8 iso88598 iso_8859-8 "
        + "iso_8859-8:1988 visual"
    case .iso88598i: "csiso88598i iso-8859-8-i logical"
    case .iso885910: "csisolatin6 iso-8859-10 iso-ir-157 iso8859-10 iso885910 l6 latin6"
    case .iso885913: "iso-8859-13 iso8859-13 iso885913"
    case .iso885914: "iso-8859-14 iso8859-14 iso885914"
    case .iso885915: "csisolatin9 iso-8859-15 iso8859-15 iso885915 iso_8859-15 l9"
    case .iso885916: "iso-8859-16"
    case .koi8r: "cskoi8r koi koi8 koi8-r koi8_r"
    case .koi8u: "koi8-ru koi8-u"
    case .macintosh: "csmacintosh mac macintosh x-mac-roman"
    case .windows874: "dos-874 iso-8859-11 iso8859-11 iso885911 tis-620 windows-874"
    case .windows1250: "cp1250 windows-1250 x-cp1250"
    case .windows1251: "cp1251 windows-1251 x-cp1251"
    case .windows1252:
      "ansi_x3.4-1968 ascii cp1252 cp819 csisolatin1 ibm819 iso-8859-1 iso-ir-100 iso8859-1 iso88591 iso_8859-1 "
        + "iso_8859-1:1987 l1 latin1 us-ascii windows-1252 x-cp1252"
    case .windows1253: "cp1253 windows-1253 x-cp1253"
    case .windows1254:
      "cp1254 csisolatin5 iso-8859-9 iso-ir-148 iso8859-9 iso88599 iso_8859-9 iso_8859-9:1989 l5 latin5 "
        + "windows-1254 x-cp1254"
    case .windows1255: "cp1255 windows-1255 x-cp1255"
    case .windows1256: "cp1256 windows-1256 x-cp1256"
    case .windows1257: "cp1257 windows-1257 x-cp1257"
    case .windows1258: "cp1258 windows-1258 x-cp1258"
    case .macCyrillic: "x-mac-cyrillic x-mac-ukrainian"
    case .gbk: "chinese csgb2312 csiso58gb231280 gb2312 gb_2312 gb_2312-80 gbk iso-ir-58 x-gbk"
    case .gb18030: "gb18030"
    case .big5: "big5 big5-hkscs cn-big5 csbig5 x-x-big5"
    case .eucJP: "cseucpkdfmtjapanese euc-jp x-euc-jp"
    case .iso2022JP: "csiso2022jp iso-2022-jp"
    case .shiftJIS: "csshiftjis ms932 ms_kanji shift-jis shift_jis sjis windows-31j x-sjis"
    case .eucKR:
      "cseuckr csksc56011987 euc-kr iso-ir-149 korean ks_c_5601-1987 ks_c_5601-1989 ksc5601 ksc_5601 windows-949"
    case .replacement: "csiso2022kr hz-gb-2312 iso-2022-cn iso-2022-cn-ext iso-2022-kr replacement"
    case .utf16BE: "unicodefffe utf-16be"
    case .utf16LE: "csunicode iso-10646-ucs-2 ucs-2 unicode unicodefeff utf-16 utf-16le"
    case .userDefined: "x-user-defined"
    }
  }
}
