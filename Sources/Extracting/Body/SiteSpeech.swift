/// Words by which a page speaks of itself and to its reader, under an article.
enum SiteSpeech {
  /// In lower case where the script has one; looked for anywhere in a line.
  private static let words: [[UInt8]] =
    """
    all rights reserved|newsletter|unsubscribe|google news|whatsapp channel|download our app|our app|sign up for|sign up to
    follow us|subscribe to|our comments|comment policy|comments section|leave a comment|share your thoughts|click here to
    editorial standards|cookies|privacy policy|terms of use|reproduced without|this article was originally|for more information visit
    can be reached at|follow him on|follow her on|follow them on|contact the author|email the author|is a reporter for|is a senior
    not responsible for the content of external|send this article|bookmark it|preferred source|get in touch|support our journalism|donate|become a member|please consider|
    kommentare|abonnieren|newsletter|whatsapp-kanal|unsere app|folgen sie|lesen sie|datenschutz|alle rechte vorbehalten
    tous droits réservés|commentaires|abonnez|inscrivez-vous|todos los derechos|comentarios|suscríbete|síguenos|tutti i diritti
    iscriviti|riproduzione riservata|todos os direitos|inscreva-se|alle rechten voorbehouden|alle rettigheter|tüm hakları|abone ol
    все права|подпис|wszelkie prawa|všechna práva|無断転載|无断|無断|版权|무단|저작권|hak cipta|bản quyền
    التعليقات|التعليق على|تعليقك|الآراء الواردة|لا تعبر عن رأي|لا يعبر عن رأي|لا تعبر بالضرورة|خلاصات rss|بريدك الإلكتروني|بريدك الالكتروني|نشرتنا|إلغاء الاشتراك|جميع الحقوق|الحقوق محفوظة|النشرة البريدية|تطبيقنا|على تطبيق|تابعونا|تابعنا|واتساب
    جوجل نيوز|غوغل نيوز|قناتنا|صفحتنا|عبر فيسبوك|عبر تويتر|سياسة الخصوصية|ملفات تعريف الارتباط|ملفات الارتباط|كافة الحقوق|كل الحقوق
    دیدگاه|نظر شما|کلیه حقوق|تمامی حقوق|عضو شوید|تلگرام|تبصرہ|جملہ حقوق
    """.split(whereSeparator: { $0 == "|" || $0 == "\n" }).map { Array($0.utf8) }.filter { $0.count > 3 }

  /// Two bytes that one of the words begins with: most places of a line are told by them.
  private static let beginnings: [Bool] = {
    var table = [Bool](repeating: false, count: 1 << 16)
    for word in words { table[Int(word[0]) << 8 | Int(word[1])] = true }
    return table
  }()

  static func matches(_ line: [UInt8]) -> Bool {
    let beginnings = beginnings
    let folded = line.map(\.asciiFolded)
    var i = 0
    while i + 1 < folded.count {
      if beginnings[Int(folded[i]) << 8 | Int(folded[i + 1])],
        words.contains(where: { folded[i...].starts(with: $0) })
      {
        return true
      }
      i += 1
    }
    return false
  }
}
