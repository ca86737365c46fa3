import Testing

@testable import Extracting

@Suite struct CreditLineTests {
  private func read(_ text: String, trusted: Bool = false, site: String = "صحيفة الميزان") -> String {
    var sites = SiteNames(facts: PageFacts(), url: "https://www.almizan.example/")
    sites.add(site)
    let bytes = Array(text.replacing("#", with: "\u{1F}").utf8)
    let credit = CreditLine(sites: sites, isTrusted: trusted).read(bytes.span)
    return
      "\(credit.people.joined(separator: "+")) | \(credit.place ?? "") | \(credit.agency ?? "") \(credit.agencyCode ?? "")"
  }

  @Test(arguments: [
    ("دمشق ـ نور خوّام", "نور خوّام | دمشق |  "),
    ("كتب: أحمد سعيد الرملي", "أحمد سعيد الرملي |  |  "),
    ("كتبت منى عبدالله - القاهرة", "منى عبدالله | القاهرة |  "),
    ("حوار: خالد الناصر", "خالد الناصر |  |  "),
    ("بواسطة#سامي الحلو", "سامي الحلو |  |  "),
    ("القاهرة - وكالات", " | القاهرة | وكالات GENERIC"),
    ("الرياض - واس", " | الرياض | واس SPA"),
    ("بيروت - أ.ف.ب", " | بيروت | أ.ف.ب AFP"),
    ("سارة حداد وليلى منصور", "سارة حداد+ليلى منصور |  |  "),
    ("سلمى ولد أحمد ووليد حسن", "سلمى ولد أحمد+وليد حسن |  |  "),
    ("علي حسن - روما#28 مايو 2023", "علي حسن | روما |  "),
    ("المنامة - بنا", " | المنامة | بنا BNA"),
    ("الميزان من طنجة", " | طنجة |  "),
    ("سلمى درويش من حلب", "سلمى درويش | حلب |  "),
    ("حوار: خالد الناصر | تصوير: أحمد سعيد", "خالد الناصر |  |  "),
    ("حوار/ خالد الناصر عدسة/ أحمد سعيد", "خالد الناصر |  |  "),
    ("من إعداد: سارة حداد#4 تعليق", "سارة حداد |  |  "),
    ("✍ سارة حداد", "سارة حداد |  |  "),
    ("كتب: خالد الناصر#التصنيف#نجيب محفوظ", "خالد الناصر |  |  "),
    ("كتب - خالد الناصر تصوير ـ أحمد سعيد", "خالد الناصر |  |  "),
    ("بقلم خالد الناصر | ترجمة أحمد سعيد", "خالد الناصر |  |  "),
    ("ترجمة: أحمد سعيد", "أحمد سعيد |  |  "),
    ("المصدر: دبي - أحمد سعيد", "أحمد سعيد | دبي |  "),
    ("المصدر: أحمد سعيد", "أحمد سعيد |  |  "),
    ("المصدر: شركة الأفق", " |  |  "),
    ("ع. بخيت", "ع. بخيت |  |  "),
    ("ق. و", " |  |  "),
    ("د. سامي الحلو", "سامي الحلو |  |  "),
    ("المهندس/ قرطبان الحارثي", "قرطبان الحارثي |  |  "),
    ("الميزان - كتب/ أحمد سعيد:", "أحمد سعيد |  |  "),
    ("الناصرة – «الميزان»: من أحمد سعيد", "أحمد سعيد | الناصرة |  "),
    ("أبها - «الدفتر»", " | أبها |  "),
    ("خاص أحمد سعيد", "أحمد سعيد |  |  "),
    ("عدسة وتحرير: أحمد سعيد", "أحمد سعيد |  |  "),
    ("دمشق-أحمد سعيد", "أحمد سعيد | دمشق |  "),
    ("عدن ـ الدفتر ـ أحمد سعيد", "أحمد سعيد | عدن |  "),
    ("الميزان (مع رويترز)", " |  | رويترز REUTERS"),
    ("بنا", " |  | بنا BNA"),
    ("✒\u{FE0F} بقلم: أحمد سعيد", "أحمد سعيد |  |  "),
    ("الميزان - و م ع", " |  | و م ع MAP"),
  ])
  func readsArabicBylines(_ text: String, _ expected: String) { #expect(read(text) == expected) }

  @Test(arguments: [
    "صحيفة الميزان", "الشرق الأوسط", "أهم الأخبار", "فريق التحرير", "تاريخ التسجيل: مارس 2012", "حجم الخط",
    "تصوير: أحمد سعيد", "كاتب وباحث سوري", "الطبعة الإلكترونية", "القسم الرياضي",
    "12/03/2020 | 14:05 بتوقيت مكة", "3 ربيع الآخر 1438", "الميزان",
    "اقرأ أيضا: أحمد سعيد يعلن قائمة جديدة للمنتخب",
  ])
  func findsNobodyInFurniture(_ text: String) { #expect(read(text) == " |  |  ") }

  @Test(arguments: [
    ("By Jane Doe and John O'Neil, Reuters", "Jane Doe+John O'Neil |  | Reuters REUTERS"),
    ("By#Jane Doe#and#J. K. Roe", "Jane Doe+J. K. Roe |  |  "),
    ("Von Anna de Vries", "Anna de Vries |  |  "),
    ("Par Élodie Martin (Paris)", "Élodie Martin | Paris |  "),
    ("By Jane Doe | Senior Writer", "Jane Doe |  |  "),
    ("By Staff Writer", " |  |  "),
    ("By Associated Press", " |  | Associated Press AP"),
    ("Text & Fotos: Eva Kirchner", "Eva Kirchner |  |  "),
    ("By Jane Doe | Photos: Eva Kirchner", "Jane Doe |  |  "),
    ("Photo by Jane Doe", " |  |  "),
    ("By Amanda \"Mae\" Tan", "Amanda \"Mae\" Tan |  |  "),
    ("Penulis: Agus Santoso | Editor: Dewi Lestari", "Agus Santoso |  |  "),
    ("Tekst: Anna Nowak, zdjęcia: Jan Dudek", "Anna Nowak |  |  "),
    ("Par Élodie Martin (avec AFP)", "Élodie Martin |  | AFP AFP"),
    ("dpa/lno", " |  | dpa DPA"),
    ("来源：闽江日报 记者 王小明", "王小明 |  |  "),
    ("作者：王小明 编辑：李静", "王小明 |  |  "),
    ("김민수 기자", "김민수 |  |  "),
    ("김민수 선임기자", "김민수 |  |  "),
    ("글 김민수 · 사진 박지훈", "김민수 |  |  "),
    ("佐藤健一記者", "佐藤健一 |  |  "),
    ("文／佐藤健一　写真／鈴木美咲", "佐藤健一 |  |  "),
    ("本报记者 王小明", "王小明 |  |  "),
    ("Беседовала Мария Соколова", "Мария Соколова |  |  "),
    ("Texto: Ana Lima. Fotografías: Rui Pinto", "Ana Lima |  |  "),
    ("Servizio di Ana Lima", "Ana Lima |  |  "),
    ("Bài: Ana Lima - Ảnh: Rui Pinto", "Ana Lima |  |  "),
    ("편집부", " |  |  "),
    ("نووسەر: ئازاد عومەر", "ئازاد عومەر |  |  "),
    ("लेखक: प्रिया सिंह", "प्रिया सिंह |  |  "),
    ("न्यूज डेस्क", " |  |  "),
  ])
  func readsLatinBylines(_ text: String, _ expected: String) {
    #expect(read(text, trusted: true, site: "The Example") == expected)
  }

  @Test func anArticleBeginsAThingsNameAndFewPeoples() {
    #expect(read("القسم المحلي", trusted: true) == " |  |  ")
    #expect(read("الطيب البشير", trusted: true) == "الطيب البشير |  |  ")
  }
}
