/// Lines that open what readers wrote, and what shows when they wrote it.
enum ReaderLabels {
  private static let words: Set<[UInt8]> = Set(
    """
    comments|comment|reader comments|readers comments|your comments|join the conversation|join the discussion|leave a reply|leave a comment
    post a comment|add a comment|what do you think|responses|replies|discussion|view comments|show comments|write a comment
    kommentare|kommentar|leserkommentare|kommentieren|kommentar schreiben|schreibe einen kommentar|diskutieren sie mit|ihr kommentar
    commentaires|commentaire|laisser un commentaire|vos réactions|réagir|comentarios|comentario|deja un comentario|deja una respuesta
    commenti|lascia un commento|comentários|deixe um comentário|reacties|plaats een reactie|kommentarer|yorumlar|yorum yap|komentarze
    dodaj komentarz|komentáře|komentáre|komentarji|komentarai|komentāri|kommentaarid|kommentit|hozzászólások|comentarii|comentaris|iruzkinak
    athugasemdir|ummæli|komente|şərhlər|izohlar|пікірлер|коментари|коментари на читателите|коментарів|σχόλια|תגובות|კომენტარები|մեկնաբանություններ
    टिप्पणियाँ|टिप्पणियां|मन्तव्य|মন্তব্য|கருத்துகள்|వ్యాఖ్యలు|അഭിപ്രായങ്ങൾ|ความคิดเห็น|แสดงความคิดเห็น|មតិ|ความเห็น|አስተያየት|አስተያየቶች|maoni|ulasan|komen
    网友评论|網友評論|留言|回應|回应|コメント一覧|독자의견|لێدوان|تبصرې|комментарии|комментарий|добавить комментарий|коментарі|bình luận|komentar|댓글|评论|評論|コメント
    التعليقات|تعليقات|تعليقات القراء|تعليقات الزوار|آراء القراء|اراء القراء|ردود القراء|أضف تعليق|اضف تعليق|أضف تعليقك|اضف تعليقك|أضف تعليقا
    اترك تعليقا|اترك تعليقك|اترك ردا|اترك رد|أترك تعليقا|شارك برأيك|شاركنا رأيك|شارك بتعليقك|علق على الخبر|الردود|تعليق|التعليق|تعليقكم|رأيك يهمنا
    أرسل تعليقك|أكتب تعليقك|اكتب تعليقك|كتابة تعليق|إضافة تعليق|اضافة تعليق|تعليقات فيسبوك|نظرات|نظر شما|دیدگاه|دیدگاه ها|نظرات کاربران|تبصرے|آپ کی رائے
    """.split(whereSeparator: { $0 == "|" || $0 == "\n" }).map { key($0.utf8.span) })

  /// Letters alone, whatever their case and marks.
  private static func key(_ line: Span<UInt8>) -> [UInt8] {
    FoldedText(line).bytes.filter { !$0.isASCIIDigit && $0 != 0x20 }
  }

  private static let ages: [StaticString] = [
    "منذ", "قبل", "vor ", "il y a", "hace ", "há ", "ago", "önce", "назад", "پیش",
  ]

  /// The whole line is such a label, whatever count stands beside it.
  static func opens(_ line: [UInt8]) -> Bool {
    guard line.count >= 6, line.count < 80 else { return false }
    return words.contains(key(line.span))
  }

  /// The line shows a day or a time of day, or how long ago something was.
  static func isDated(_ line: [UInt8]) -> Bool {
    // The lengths of its first numbers, and what stands before each of them where it touches the last one by one mark.
    var groups = InlineArray<32, (digits: Int, mark: UInt8)>(repeating: (0, 0))
    var count = 0
    var digits = 0
    var mark: UInt8 = 0
    var i = 0
    func close() {
      if digits > 0 {
        groups[count].digits = digits
        count += 1
      }
      digits = 0
    }
    while i < line.count, count < groups.count {
      // ٠–٩ and ۰–۹
      let isWide =
        i + 1 < line.count
        && (line[i] == 0xD9 && line[i + 1] &- 0xA0 < 10 || line[i] == 0xDB && line[i + 1] &- 0xB0 < 10)
      if line[i].isASCIIDigit || isWide {
        if digits == 0 { groups[count].mark = mark }
        digits += 1
        mark = 0
      } else {
        close()
        switch line[i] {
        case 0x20: break
        case 0x3A, 0x2F, 0x2D, 0x2E: mark = mark == 0 ? line[i] : 1
        case 0x24, 0x25: return false
        default: mark = 1
        }
      }
      i += isWide ? 2 : 1
    }
    if count < groups.count { close() }
    let numbers = 0..<count
    let hasDay = numbers.contains { groups[$0].digits <= 2 }
    for k in numbers.dropFirst() {
      let mark = groups[k].mark
      if mark == 0x3A, groups[k - 1].digits <= 2, groups[k].digits == 2 { return true }
      if mark > 1, mark != 0x3A, k + 1 < count, groups[k + 1].mark == mark, hasDay { return true }
    }
    if count >= 2, hasDay, line.count < 60, numbers.contains(where: { groups[$0].digits == 4 }) {
      return true
    }
    guard count <= 2, line.count < 80 else { return false }
    return unsafe line.withUnsafeBufferPointer { buffer in
      let bytes = unsafe Bytes(buffer)
      return ages.contains { word in
        guard let at = bytes.find(word) else { return false }
        return at == 0 || bytes[at - 1] == 0x20 || bytes[at - 1] == 0x28
      }
    }
  }
}
