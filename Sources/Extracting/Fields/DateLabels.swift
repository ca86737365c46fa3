/// The words before a date that say whose date it is.
enum DateLabels {
  enum Label { case none, published, updated, other }

  private static let phrases = Phrases(lines: [
    (
      """
      published|publication|publish|stand|פורסם|posted|first published|date|released|created|publié|publiée|publicado|publicada|pubblicato|veröffentlicht|erschienen|erstellt|gespeichert|gespeichert von|eingereicht|submitted|soumis|soumis par|enviado por|inviato da|ingezonden door|pressemitteilung|pressemitteilung vom|meldung vom|artikel vom|press release|communiqué|comunicado|gepubliceerd|publicerad|publisert|publiceret|opublikowano|zveřejněno|julkaistu|yayınlanma|yayın tarihi|giriş|опубликовано|опубліковано|дата|objavljeno|diterbitkan|dipublikasikan|đăng|publikuota|megjelent|publicat|δημοσίευση|نشر|نشرت|نشر في|نشر بتاريخ|تاريخ النشر|تاريخ|التاريخ|بتاريخ|تاريخ الخبر|تم النشر|كتب في|أضيف|أضيف في|تاريخ الإضافة|انتشار|منتشر|تاریخ انتشار|شائع|发布|發布|发表|掲載|公開|入力|입력|등록|प्रकाशित
      """, 1
    ),
    (
      """
      updated|update|עודכן|last updated|modified|last modified|edited|mis à jour|modifié|modifiée|mise à jour|actualizado|actualización|actualizada|atualizado|atualização|aggiornato|aggiornamento|aktualisiert|geändert|letzte änderung|update vom|bijgewerkt|laatste update|uppdaterad|oppdatert|opdateret|sist oppdatert|päivitetty|aktualizováno|aktualizacja|zaktualizowano|frissítve|actualizat|güncelleme|güncellendi|son güncelleme|guncelleme|обновлено|изменено|оновлено|последнее обновление|ažurirano|diperbarui|cập nhật|ενημέρωση|آخر تحديث|اخر تحديث|تحديث|حدث|محدث|تم التحديث|عدل|آخر تعديل|به روز رسانی|بروزرسانی|به‌روزرسانی|آخرین تغییر|آخری تازہ|更新|最終更新|수정|अपडेट
      """, 2
    ),
    (
      """
      copyright|all rights|since|valid since|gültig|gültig seit|seit|expires|born|died|valid|deadline|event|joined|member since|registered|last visit|today|now|حقوق|جميع الحقوق|الحقوق محفوظة|تاريخ التسجيل|تاريخ الانضمام|عضو منذ|آخر زيارة|تاريخ الطباعة|تاريخ الطبع|طبع|طبع في|تمت الطباعة|تمت الطباعة في|طباعة|طبعت|ترخيص|تأسس|تأسست|تأسس في|تأسست في|آخر تحديث للموقع|اليوم|امروز|آج|ئەمڕۆ|ئەمرۆ|bugün|ولد في|ولد عام|ولدت في|توفي|الموافق العدد|العدد|تاريخ الانتهاء
      """, 3
    ),
  ])

  /// The last label among the few words before `end`.
  static func label(before end: Int, in bytes: Span<UInt8>) -> Label {
    var start = max(0, end - 80)
    while start < end, bytes[start] & 0xC0 == 0x80 { start += 1 }
    guard start < end else { return .none }
    return last(bytes.extracting(start..<end)).label
  }

  /// Where the label that leads to a date at `end` begins: "Anna Brandt Stand: …"; `end` where none stands right before it.
  static func start(before end: Int, in bytes: Span<UInt8>) -> Int {
    var start = max(0, end - 40)
    while start < end, bytes[start] & 0xC0 == 0x80 { start += 1 }
    guard start < end else { return end }
    return last(bytes.extracting(start..<end)).start.map { start + $0 } ?? end
  }

  /// A label just behind a date, in brackets or not: "3 May 2021 (updated)".
  static func after(_ start: Int, in bytes: Span<UInt8>) -> Label {
    let end = Letters.cut(bytes, start + 24)
    guard start < end else { return .none }
    let rest = bytes.extracting(start..<end)
    let tokens = TextTokens(rest, limit: 6).list
    guard let i = tokens.firstIndex(where: { $0.kind == .word }),
      !tokens[..<i].contains(where: { $0.mark == UInt32(CreditLine.border) || $0.mark == 0x7C }),
      let (value, stop) = phrases.match(tokens, at: i, rest), value == 2,
      stop >= tokens.count || tokens[stop].mark == 0x29
    else { return .none }
    return .updated
  }

  /// The line calls some date its publication's or its change's.
  static func holdsLabel(_ bytes: Span<UInt8>) -> Bool {
    let tokens = TextTokens(bytes, limit: 24).list
    return tokens.indices.contains { i in
      tokens[i].kind == .word && (phrases.match(tokens, at: i, bytes).map { $0.value < 3 } ?? false)
    }
  }

  /// A line of rights and licences: its dates are the site's.
  static func isOfSite(_ bytes: Span<UInt8>) -> Bool {
    let tokens = TextTokens(bytes, limit: 60).list
    return tokens.indices.contains { rights.match(tokens, at: $0, bytes) != nil }
  }

  private static let rights = Phrases(
    words: "copyright|all rights reserved|حقوق|الحقوق محفوظة|محفوظة|ترخيص|تأسست|تأسس|alle rechte|tous droits")

  /// The last label, and where it begins if it stands at the end.
  private static func last(_ bytes: Span<UInt8>) -> (label: Label, start: Int?) {
    let tokens = TextTokens(bytes, limit: 24).list
    var label = Label.none
    var start: Int?
    var i = 0
    while i < tokens.count {
      if tokens[i].kind == .number { label = .none }
      if tokens[i].kind == .word, let (value, end) = phrases.match(tokens, at: i, bytes) {
        label = value == 1 ? .published : value == 2 ? .updated : .other
        let rest = tokens[end...]
        start =
          rest.count <= 1 && rest.allSatisfy { $0.kind == .mark || $0.kind == .word && $0.length <= 3 }
          ? tokens[i].start : nil
        i = end
      } else {
        i += 1
      }
    }
    return (label, start)
  }
}
