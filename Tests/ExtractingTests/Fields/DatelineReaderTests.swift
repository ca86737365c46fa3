import Testing
import Vocabulary

@testable import Extracting

@Suite struct DatelineReaderTests {
  private var reader: DatelineReader {
    var sites = SiteNames(facts: PageFacts(), url: "https://www.almizan.example/")
    sites.add("الميزان")
    return DatelineReader(sites: sites)
  }
  private func text(_ line: Dateline) -> String {
    "\(line.place ?? "") | \(line.agency ?? "") | \(line.agencyCode ?? "")"
  }

  @Test(arguments: [
    ("القاهرة - وكالات: قال المتحدث إن", "القاهرة | وكالات | GENERIC"),
    ("لندن (رويترز) - بدأت الحكومة", "لندن | رويترز | REUTERS"),
    ("دمشق، سوريا (CNN) -- أكدت جهات", "دمشق، سوريا | CNN | CNN"),
    ("بيروت - واس: بعد ثلاثة أسابيع", "بيروت | واس | SPA"),
    ("الرياض، د ب أ - أعلنت", "الرياض | د ب أ | DPA"),
    ("(الخرطوم - الميزان) أعلن", "الخرطوم | الميزان | "),
    ("بكين 20 يوليو 2015 (شينخوا) قال", "بكين | شينخوا | XINHUA"),
    ("الدوحة في 24 يوليو /قنا/ قال", "الدوحة | قنا | QNA"),
    ("الكويت - 24 - 7 (كونا) -- قال", "الكويت | كونا | KUNA"),
    ("عمان 20 تموز (بترا)- قال", "عمان | بترا | PETRA"),
    ("غزة-\"الرافد\"- تراجع مؤشر", "غزة |  | "),
    ("رام الله-«وفا»- قال", "رام الله | وفا | WAFA"),
    ("كركوك/ حنان الكواري: أعلن", "كركوك |  | "),
    ("تندوف / أعلنت الوزارة", "تندوف |  | "),
    ("نواكشوط (الميزان) أعلنت الوزارة", "نواكشوط |  | "),
    ("الميزان - (بترا) - أعلنت الوزارة", " | بترا | PETRA"),
    ("الميزان / كركوك / واع/ أعلنت الوزارة", "كركوك | واع | INA"),
    ("سانا: أعلنت الوزارة", " | سانا | SANA"),
    ("البصرة/ الميزان/ كشف نائب الوزير", "البصرة |  | "),
    ("الميزان - صيدا - بحث الوزير", "صيدا |  | "),
    ("الميزان (نواكشوط) – نظمت الوزارة", "نواكشوط |  | "),
    ("(الميزان) صيدا - بحث الوزير", "صيدا |  | "),
    ("پشاور (نمائندہ خصوصی) صوبائی وزیر نے کہا", "پشاور |  | "),
    ("القاهرة (أحمد علي) - أعلن الوزير", "القاهرة |  | "),
    ("دمشق-سانا أعلنت الوزارة", "دمشق | سانا | SANA"),
    ("حلب-الميزان قال المتحدث", "حلب |  | "),
    ("(تبوك) ضربت عاصفة المدينة", "تبوك |  | "),
    ("الزرقاء 5 يناير/ الشمال / من المقرر أن", "الزرقاء |  | "),
    ("رويترز - بيروت - قال المتحدث", "بيروت | رويترز | REUTERS"),
    ("BERLIN (AP) — The government", "BERLIN | AP | AP"),
    ("LONDON, May 3 (Reuters) - Shares", "LONDON | Reuters | REUTERS"),
    ("LA CROSSE, Wis. (AP) — After", "LA CROSSE, Wis. | AP | AP"),
    ("NEW DELHI: The minister", "NEW DELHI |  | "),
    ("Hong Kong (CNN Business) A muddled view", "Hong Kong | CNN Business | CNN"),
    ("München/London – Kurz vor der", "München/London |  | "),
    ("(Reuters) — The attorney", " | Reuters | REUTERS"),
  ])
  func readsHeads(_ line: String, _ expected: String) {
    #expect(text(reader.head(Array(line.utf8).span)) == expected)
  }

  @Test(arguments: [
    "أعلن وزير الاقتصاد أمس - في مؤتمر صحفي - أن", "The minister said on Monday — after days",
    "UPDATE — Shares rose",
    "DEAR ABBY: My husband", "الوزير - كما قال - في دمشق", "دمشق (رغم الحرب) مدينة", "مصطفى محمود: قال إن",
    "In Paris, the mayor said", "",
  ])
  func inventsNothing(_ line: String) { #expect(text(reader.head(Array(line.utf8).span)) == " |  | ") }

  @Test(arguments: [
    ("وقال إنه سيعود غدا. (رويترز)", "رويترز | REUTERS"), ("في المنطقة. --(بترا)", "بترا | PETRA"),
    ("Source: Reuters", "Reuters | REUTERS"), ("(dpa)", "dpa | DPA"), ("He left (with his dog).", " | "),
  ])
  func readsFeet(_ line: String, _ expected: String) {
    let foot = reader.foot(Array(line.utf8).span)
    #expect("\(foot.agency ?? "") | \(foot.agencyCode ?? "")" == expected)
  }
}
