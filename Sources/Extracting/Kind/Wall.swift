internal import Vocabulary

/// Recognises pages that stand in an article's place: errors told with status 200, consent and pay walls, pages that
/// ask for a browser or for a person.
enum Wall {
  /// What stands before a text of `letters` letters; nil where the page is what it seems. Of a listing only errors and
  /// blocks are told: a list of headlines behind a notice is a list all the same.
  static func rejection(
    _ tree: borrowing HTMLTree, _ list: BlockList, title: String?, text: String, letters: Int, isFree: Bool?,
    isListing: Bool
  ) -> Rejection? {
    guard letters < 700 else { return nil }
    let head = folded(title ?? "", limit: 400)
    let body = folded(text, limit: 2_000)
    var page: [UInt8] = []
    if letters < 250 {
      for block in list.blocks.prefix(60) {
        block.write(tree, into: &page)
        page.append(0x20)
        if page.count > 6_000 { break }
      }
      page = page.map(\.asciiFolded)
    }
    if let word = first(of: notFound, in: head), letters < 500 {
      return Rejection(.extract, .softNotFound, "the title says \(word)")
    }
    if letters < 300, let word = first(of: notFoundLines, in: body) ?? first(of: notFoundLines, in: page) {
      return Rejection(.extract, .softNotFound, "the page says \(word)")
    }
    if let word = first(of: robots, in: head) ?? (letters < 300 ? first(of: robotLines, in: page) : nil) {
      return Rejection(.extract, .botBlock, "the page says \(word)")
    }
    if isListing { return nil }
    if letters < 250 {
      if let word = first(of: scripts, in: page) {
        return Rejection(.extract, .javascriptShell, "the page says \(word)")
      }
      if let word = first(of: consent, in: page), letters < 150 || first(of: consent, in: body) != nil {
        return Rejection(.extract, .consentWall, "the page says \(word)")
      }
      if isFree == false || first(of: pay, in: page) != nil, letters < 120 {
        return Rejection(.extract, .paywall, "\(letters) letters before the wall")
      }
    }
    if letters < 60, list.blocks.count < 8, scriptBytes(tree) > 2_000 {
      return Rejection(.extract, .javascriptShell, "scripts and no text")
    }
    return nil
  }

  private static func folded(_ text: String, limit: Int) -> [UInt8] {
    text.utf8.prefix(limit).map(\.asciiFolded)
  }

  private static func scriptBytes(_ tree: borrowing HTMLTree) -> Int {
    var bytes = tree.scriptBytes
    for n in 0..<tree.count where tree.tag(n) == .script && tree.attribute(n, .src) != nil { bytes += 2_000 }
    return bytes
  }

  private static func first(of words: [String], in line: [UInt8]) -> String? {
    unsafe line.withUnsafeBufferPointer { buffer in
      let line = unsafe Bytes(buffer)
      return words.first { word in
        var word = word
        return word.withUTF8 { unsafe line.find($0) != nil }
      }
    }
  }

  private static func list(_ text: String) -> [String] {
    text.split(whereSeparator: { $0 == "|" || $0 == "\n" }).map(String.init)
  }

  private static let notFound = list(
    """
    404|page not found|not found|seite nicht gefunden|page introuvable|página no encontrada|pagina non trovata
    página não encontrada|страница не найдена|sayfa bulunamadı|الصفحة غير موجودة|صفحة غير موجودة|لم يتم العثور|صفحه یافت نشد|error 410
    """)
  private static let notFoundLines = list(
    """
    404 not found|page not found|the page you requested|page you are looking for|page cannot be found|no longer available
    this page doesn't exist|seite wurde nicht gefunden|seite nicht gefunden|page demandée|página que busca|no se encontró la página
    الصفحة غير موجودة|الصفحة التي تبحث عنها|الصفحة المطلوبة|لم يتم العثور على|المحتوى غير متوفر|عذرا، هذه الصفحة|الخبر غير موجود
    صفحه مورد نظر|страница не найдена|aradığınız sayfa
    """)
  private static let robots = list(
    """
    just a moment|attention required|access denied|are you a robot|are you human|robot or human|security check|ddos-guard
    pardon our interruption|request blocked|403 forbidden|captcha|please verify|human verification
    """)
  private static let robotLines = list(
    """
    checking your browser|verify you are human|verify that you are human|you have been blocked|unusual traffic|are not a robot
    enable cookies and reload|complete the security check|ray id|captcha|access to this page has been denied
    تحقق من أنك لست روبوت|أنت لست روبوت
    """)
  private static let scripts = list(
    """
    enable javascript|javascript is disabled|requires javascript|activate javascript|javascript aktivieren|activer javascript
    habilitar javascript|javascript to run this app|تفعيل جافا|تفعيل الجافا|تفعيل javascript|включите javascript
    """)
  private static let consent = list(
    """
    before you continue|we value your privacy|accept all cookies|manage your privacy|consent to cookies|cookies akzeptieren
    zustimmen und weiter|mit werbung weiterlesen|accepter et continuer|aceptar y continuar|accetta e continua
    نستخدم ملفات تعريف الارتباط|الموافقة على ملفات|قبل المتابعة
    """)
  private static let pay = list(
    """
    subscribe to continue|subscribe to read|to continue reading|already a subscriber|log in to continue|sign in to continue
    weiterlesen mit|jetzt abonnieren|réservé aux abonnés|contenido exclusivo|suscríbete para|continua a leggere
    للمشتركين فقط|اشترك لمتابعة|سجل الدخول لمتابعة
    """)
}
