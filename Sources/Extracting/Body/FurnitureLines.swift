/// Openings of short lines that no article is made of, in the languages of the web's news: pointers to other pages,
/// calls to follow or subscribe, rights, credits of pictures, labels of advertising.
enum FurnitureLines {
  /// Whole lines, by `Folded.bytes`.
  private static let wholes: Set<[UInt8]> = Set(
    """
    advertisement|advertisements|anzeige|werbung|publicidad|publicité|pubblicità|reklam|реклама|reclame|annonse|annonce
    إعلان|اعلان|إعلانات|الإعلانات|إشهار|اشهار|advertentie|reklama|広告|广告|광고|quảng cáo|hirdetés|mainos|διαφήμιση|פרסומת
    share|share this|tweet|print|email|comments|comment|teilen|drucken|compartir|partager|condividi|paylaş|поделиться
    شارك|مشاركة|شارك الخبر|شارك المقال|طباعة|طباعه|تعليقات|التعليقات|أضف تعليق|اضف تعليق|أرسل تعليقك|حفظ|إرسال|نسخ الرابط
    المصدر|الكلمات الدلالية|كلمات دلالية|كلمات مفتاحية|الوسوم|وسوم|تاغات|ein klick für den datenschutz|برچسب ها|برچسبها|مواضيع متعلقة|موضوعات متعلقة
    الموضوعات المتعلقة|أخبار متعلقة|اخبار متعلقة|أخبار ذات صلة|اخبار ذات صلة|مواضيع ذات صلة|مقالات ذات صلة|ذات صلة|أخبار مشابهة
    اقرأ أيضا|إقرأ أيضا|اقرأ ايضا|إقرأ ايضا|شاهد أيضا|قد يعجبك أيضا|قد يهمك|المزيد|اقرأ المزيد|إقرأ المزيد|تفاصيل|للمزيد
    related|related articles|related stories|related news|related topics|read more|more|read also|see also|more on this
    more on this story|recommended|trending|most read|most popular|topics|tags|loading|continue reading|story continues below
    article continues below advertisement|article content|recommended videos|mehr zum thema|lesen sie auch|auch interessant|weiterlesen
    lire aussi|à lire aussi|a lire aussi|voir aussi|sur le même sujet|lee también|lea también|te puede interesar|más información
    leggi anche|potrebbe interessarti|leia também|veja também|leia mais|lees ook|lees meer|læs også|les også|läs också|läs mer
    czytaj też|czytaj także|čtěte také|читайте также|читайте ещё|читайте також|читать далее|ayrıca bakınız|ilgili haberler|relacionadas
    baca juga|baca selengkapnya|xem thêm|تابعونا|تابعنا|به اشتراک بگذارید|اخبار مرتبط|مطالب مرتبط|بیشتر بخوانید|مزید پڑھیں
    latest news|most read|most viewed|آخر الأخبار|اخر الاخبار|أحدث الأخبار|الأكثر قراءة|الأكثر مشاهدة|الأكثر تداولا|قد تهمك أيضا|مواضيع قد تهمك|مواضيع مشابهة
    الخبر التالي|الخبر السابق|المقال التالي|المقال السابق|الموضوع التالي|الموضوع السابق|شارك المقال|شارك هذا الخبر|إقرأ المزيد|من نفس القسم
    vous aimerez aussi|nos derniers articles|das könnte dich auch interessieren|das könnte sie auch interessieren|weitere themen|mehr themen
    schon gelesen|temas|también te puede interesar|lihat juga|simak juga|berita terkait|עוד בנושא|קראו גם|כתבות נוספות|διαβάστε επίσης|διαβάστε ακόμη
    यह भी पढ़ें|ये भी पढ़ें|संबंधित खबरें|आणखी वाचा|আরও পড়ুন|আরো পড়ুন|延伸阅读|延伸閱讀|推荐阅读|更多新闻|関連リンク|اور پڑھیں|مزید خبریں
    関連記事|相关阅读|相关新闻|관련기사|あわせて読みたい|続きを読む|copy link|link copied|save|saved|listen|follow|unlock|play|video|photo
    """.split(whereSeparator: { $0 == "|" || $0 == "\n" }).map { Folded.bytes($0.utf8) })

  /// Openings, by `Folded.bytes`; a line that opens so and is short is furniture.
  private static let openings: [Opening] = {
    """
    vous aimerez aussi|das könnte dich auch|das könnte sie auch|das thema könnte dich|mehr themen:|schon gelesen?|síguenos|siguenos|crédits photo|źródło:|zdroj:|kilde:
    simak juga|lihat juga|simak video|עוד בנושא|קראו גם|διαβάστε επίσης|διαβάστε ακόμ|यह भी पढ़ें|ये भी पढ़ें|আরও পড়ুন|আরো পড়ুন|延伸阅读：|相关阅读：
    read more:|read also:|read next:|also read:|see also:|related:|read: |watch: |more: |recommended:|don't miss:|click here|sign up for|sign up to
    subscribe to|subscribe now|follow us on|follow us|like us on|join our|download our|download the app|get our|get the latest
    copyright ©|copyright |all rights reserved|© |image credit|photo credit|photo by|photo:|photos by|image:|image source|picture:|credit:|source: getty
    getty images|this article was originally|have you got a story|do you have a story|want to get in touch|for more stories like this
    for the latest |for more news|our website is |you can unsubscribe|by signing up|by subscribing|enter your email|thank you for subscribing
    already a subscriber|this field is for validation|advertisement |story continues|article continues|you may also like|you might also like|read the full story
    lesen sie auch|lesen sie hier|lesen sie mehr|mehr zum thema|mehr dazu|hier geht es zu|auch interessant|foto:|fotos:|bild:|quelle:|jetzt abonnieren
    newsletter|melden sie sich|folgen sie uns|lire aussi|à lire aussi|a lire aussi|voir aussi|photo ©|crédit photo|abonnez-vous|inscrivez-vous|suivez-nous
    lee también|lea también|le puede interesar|te puede interesar|suscríbete|síguenos|sigue leyendo|leggi anche|iscriviti|seguici|leia também|leia mais|siga
    lees ook|lees meer|les også|læs også|läs också|läs mer|czytaj też|czytaj także|čtěte také|čtěte:|zobacz też|zobacz także
    читайте также|читайте нас|подписывайтесь|фото:|читайте також|підписуйтесь|ilgili haber|takip edin|baca juga|xem thêm|ảnh:|foto ©
    اقرأ أيضا|إقرأ أيضا|اقرأ ايضا|إقرأ ايضا|اقرأ أيضًا|اقرا ايضا|اقرأ المزيد|إقرأ المزيد|شاهد أيضا|شاهد ايضا|شاهد:|شاهد الفيديو|طالع أيضا|طالع:
    قد يهمك|قد يعجبك|ذات صلة|موضوعات متعلقة|مواضيع متعلقة|أخبار متعلقة|لمزيد من|للمزيد من|لمتابعة|لقراءة المزيد|لقراءة الخبر
    تابعونا|تابعنا|تابعوا|تابع آخر|تابع أخبار|تابع أحدث|اشترك|إشترك|اشتركوا|انضم إلى|للاشتراك|حمل تطبيق|حمّل تطبيق
    جميع الحقوق|حقوق النشر|حقوق الطبع|كل الحقوق|الحقوق محفوظة|شارك هذا|شارك الخبر|شارك الموضوع|اطبع|أرسل إلى|رابط مختصر|رابط الخبر|الرابط المختصر
    الكلمات المفتاحية|كلمات مفتاحية|الكلمات الدلالية|كلمات دلالية|الكلمات الدالة|الوسوم|تصوير:|تصوير :|صورة:|عدد المشاهدات|عدد القراءات|عدد الزوار
    بیشتر بخوانید|همچنین بخوانید|مزید پڑھیں|یہ بھی پڑھیں|دیگر خبریں|عکس:
    طبع هذا|طبع من|طبعت من|تاريخ الطباعة|آخر تحديث:|اخر تحديث:|آخر تعديل:|تاريخ النشر:|last updated:|last modified:
    نسخة للطباعة|التعليقات|يرجى كتابة|لإضافة تعليق|تعليقات القراء|التعليقات المنشورة|الآراء الواردة|الموقع غير مسؤول
    """.split(whereSeparator: { $0 == "|" || $0 == "\n" }).map { Opening($0) }.filter { $0.folded.count >= 2 }
  }()

  /// Openings of what stands where a post or a film would, until readers consent; lower-case ASCII, of any length.
  private static let notices: [StaticString] = [
    "um eingebettete inhalte anzuzeigen", "um diesen inhalt zu sehen", "um diesen inhalt anzu",
    "an dieser stelle befindet sich ein externer",
    "an dieser stelle finden sie inhalt", "an dieser stelle finden sie extern",
    "an dieser stelle findest du extern", "empfohlener redaktioneller inhalt",
    "empfohlener externer inhalt", "wir brauchen ihre zustimmung",
    "this article contains content provided by",
    "this content is provided by", "to view this content", "to display this content",
    "we need your permission to",
    "we need your consent to", "pour afficher ce contenu", "pour visualiser ce contenu",
    "pour voir ce contenu",
    "para ver este contenido", "para visualizar este", "per visualizzare questo contenuto",
    "deze inhoud kan niet",
    "om deze inhoud te",
  ]

  /// Whether a block's first words ask for consent.
  static func isNotice(_ start: Bytes) -> Bool {
    let start = start.trimmed
    guard start.count >= 12 else { return false }
    switch start[0].asciiFolded {
    case 0x61, 0x64, 0x65, 0x6F, 0x70, 0x74, 0x75, 0x77:
      return notices.contains { start.startsFolded(with: $0) }
    default: return false
    }
  }

  private struct Opening {
    var folded: [UInt8]
    /// A colon must follow, else the words may open a sentence.
    var needsColon: Bool

    init(_ text: Substring) {
      folded = Folded.bytes(text.utf8)
      needsColon = text.contains(":")
    }
  }

  /// By their first two bytes, so that most lines are told at once.
  private static let byStart: [UInt16: [Opening]] = {
    var table: [UInt16: [Opening]] = [:]
    for opening in openings {
      table[UInt16(opening.folded[0]) << 8 | UInt16(opening.folded[1]), default: []].append(opening)
    }
    return table
  }()

  /// `folded` is `line` by `Folded.bytes`, `letters` its length in characters.
  static func matches(_ line: [UInt8], folded: [UInt8], letters: Int) -> Bool {
    guard letters < 170, folded.count >= 2 else { return folded.count < 2 && letters < 20 }
    if line.starts(with: [0xC2, 0xA9]) { return true }
    if letters < 40, wholes.contains(folded) { return true }
    guard let near = byStart[UInt16(folded[0]) << 8 | UInt16(folded[1])] else { return false }
    return near.contains { opening in
      folded.starts(with: opening.folded)
        && (!opening.needsColon || line.prefix(opening.folded.count + 8).contains(0x3A))
    }
  }
}
