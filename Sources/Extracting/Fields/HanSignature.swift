/// The reporter who signs under a report in Japanese or Chinese: «…と話した。（佐藤健一）», «…。【高橋直子】», «…。（记者 李静）».
enum HanSignature {
  /// Nil where the last words of a text are no signature. A name without a reporter's word must begin with a surname that
  /// is known.
  static func name(_ bytes: [UInt8]) -> String? {
    // A bracket's last byte, or a name's behind an equals sign.
    guard bytes.count > 12, let last = bytes.last, last == 0x29 || last >= 0x80 else { return nil }
    var start = max(0, bytes.count - 48)
    while start < bytes.count, bytes[start] & 0xC0 == 0x80 { start += 1 }
    let tail = Array(String(decoding: bytes[start...], as: UTF8.self))
    guard let end = tail.last else { return nil }
    let inside: ArraySlice<Character>
    if let open = pairs[end] {
      guard let from = tail.lastIndex(of: open) else { return nil }
      inside = tail[(from + 1)..<(tail.count - 1)]
    } else {
      guard let from = tail.lastIndex(where: { $0 == "=" || $0 == "＝" }) else { return nil }
      inside = tail[(from + 1)...]
    }
    var name = inside.filter { $0 != " " && $0 != "　" }
    var isReporter = false
    for word in ["記者", "记者"] {
      if name.starts(with: word) {
        name.removeFirst(2)
        isReporter = true
      } else if name.count > 2, String(name.suffix(2)) == word {
        name.removeLast(2)
        isReporter = true
      }
    }
    guard name.allSatisfy({ $0.unicodeScalars.allSatisfy { Letters.isHan($0.value) } }) else { return nil }
    let isName =
      isReporter
      ? (2...5).contains(name.count)
      : (3...5).contains(name.count)
        && (surnames.contains(String(name.prefix(2))) || surnames.contains(String(name.prefix(3))))
    return isName ? String(name) : nil
  }

  private static let pairs: [Character: Character] = ["）": "（", ")": "(", "】": "【", "］": "［", "〕": "〔"]

  /// The commonest of Japan, of two letters and three.
  private static let surnames: Set<String> = Set(
    """
    佐藤 鈴木 高橋 田中 伊藤 渡辺 渡邊 山本 中村 小林 加藤 吉田 山田 佐々木 山口 松本 井上 木村 斎藤 斉藤 清水 山崎 池田 橋本 阿部 石川 山下
    中島 石井 小川 前田 岡田 長谷川 藤田 後藤 近藤 村上 遠藤 青木 坂本 福田 太田 西村 藤井 金子 岡本 藤原 中野 三浦 原田 中川 松田 竹内 小野
    田村 中山 和田 石田 森田 上田 柴田 酒井 工藤 横山 宮崎 宮本 内田 高木 安藤 谷口 大野 丸山 今井 高田 藤本 河野 小島 村田 武田 上野 杉山
    増田 小山 大塚 平野 菅原 久保 松井 千葉 岩崎 木下 桜井 野口 松尾 野村 菊地 佐野 大西 杉本 新井 浜田 菅野 市川 水野 小松 島田 古川 小西
    吉川 山内 西田 菊池 西川 五十嵐 北村 安田 中田 川口 平田 川崎 飯田 本田 久保田 吉村 沢田 中西 東 松岡 黒田 永井 服部 関口 岩田 土屋 樋口
    松村 荒木 大橋 矢野 福島 片山 堀 大久保 田口 須藤 松下 富田 石原 望月 渡部 熊谷 森本 内藤 児玉 栗原 小池 早川 星野 荒井 大石 浅野 岡崎
    """.split(whereSeparator: \.isWhitespace).map(String.init).filter { $0.count > 1 })
}
