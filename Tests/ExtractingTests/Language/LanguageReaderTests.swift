import Testing

@testable import Extracting

@Suite struct LanguageReaderTests {
  private func language(_ text: String, _ declared: String? = nil) -> String? {
    LanguageReader.language(of: Array(text.utf8).span, declared: declared)
  }

  @Test(arguments: [
    ("The government said on Monday that it would publish the figures before the end of the year.", "en"),
    ("أعلنت الحكومة يوم الاثنين أنها ستنشر الأرقام قبل نهاية العام الجاري في بيان رسمي.", "ar"),
    ("دولت روز دوشنبه اعلام کرد که آمار تازه را پیش از پایان سال در پایگاه خود منتشر می‌کند.", "fa"),
    ("حکومت نے پیر کے روز کہا ہے کہ وہ سال کے اختتام سے پہلے اعداد و شمار جاری کرے گی۔", "ur"),
    ("حکومەت ڕۆژی دووشەممە ڕایگەیاند کە پێش کۆتایی ساڵ ژمارەکان بڵاو دەکاتەوە.", "ku"),
    ("政府は月曜日、年末までに数字を公表すると発表した。詳細は後日明らかにする。", "ja"),
    ("政府周一表示，将在年底之前公布这些数字，并将在网站上发布全部报告内容。", "zh"),
    ("Правительство сообщило в понедельник, что опубликует данные до конца года.", "ru"),
    ("Die Regierung teilte am Montag mit, dass sie die Zahlen vor Jahresende veröffentlichen werde.", "de"),
  ])
  func tellsLanguagesApart(_ text: String, _ expected: String) { #expect(language(text) == expected) }

  @Test func declarationDecidesBetweenSiblings() {
    let text = "Vlada je u ponedjeljak objavila da će brojke biti objavljene prije kraja godine."
    #expect(language(text, "bs-BA") == "bs")
    #expect(language(text, "hr") == "hr")
  }

  @Test func wrongDeclarationLoses() {
    let text = "أعلنت الحكومة يوم الاثنين أنها ستنشر الأرقام قبل نهاية العام الجاري في بيان رسمي."
    #expect(language(text, "en-US") == "ar")
  }

  @Test func shortTextHasOnlyItsDeclaration() {
    #expect(language("123", "pt_BR") == "pt")
    #expect(language("123") == nil)
  }
}
