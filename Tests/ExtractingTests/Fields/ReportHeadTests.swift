import Testing
import Vocabulary

@testable import Extracting

@Suite struct ReportHeadTests {
  private var head: ReportHead {
    var sites = SiteNames(facts: PageFacts(), url: "https://www.almizan.example/")
    sites.add("وكالة الميزان الجديد نيوز")
    return ReportHead(sites: sites)
  }

  private func text(_ credit: Credit?) -> String {
    guard let credit else { return "-" }
    return "\(credit.people.joined(separator: ", ")) | \(credit.place ?? "") | \(credit.agency ?? "")"
  }

  @Test(arguments: [
    ("الميزان - خاص - الحبيب أبو هلال - أعلنت الوزارة", "الحبيب أبو هلال |  | "),
    ("الميزان - كتب: آمنة المومني - إربد - أعلنت الوزارة", "آمنة المومني | إربد | "),
    ("الميزان - وكالات - أعلنت الوزارة", " |  | وكالات"),
    ("الميزان - (رويترز) - المفرق - أعلنت الوزارة", " | المفرق | رويترز"),
    ("رام الله - الميزان - أ ف ب: أعلنت الوزارة", " | رام الله | أ ف ب"),
    ("الدوحة في 15 يناير /قنا/ أعلنت الوزارة", " | الدوحة | قنا"),
    ("(بلادية) صيدا - أعلنت الوزارة", " | صيدا | "),
    // Nobody knows the town; what stands beside it tells that it is one.
    ("تلكيفة – رويترز: أعلنت الوزارة", " | تلكيفة | رويترز"),
    ("تلكيفة – خاص الميزان – ليلى القحطاني: أعلنت الوزارة", "ليلى القحطاني | تلكيفة | "),
    ("تلكيفة (الميزان) – أعلنت الوزارة", " | تلكيفة | "),
  ])
  func aTextOpensWithWhoReports(_ line: String, _ expected: String) {
    let line = Array(line.utf8)
    #expect(text(head.read(line.span)) == expected)
  }

  @Test(arguments: [
    "أعلنت الوزارة - وهي الجهة المختصة - موعد الافتتاح", "وبحسب «رويترز» فإن الوزارة أعلنت",
    "وأضافت المصادر لوكالة (رويترز) أن الوزارة أعلنت", "المصدر: رويترز", "القاهرة - أعلنت الوزارة",
    "تصوير: أحمد علي - أعلنت الوزارة", "أرشيف - شريف الكبيسي - أعلنت الوزارة",
    "علمت \"الرياض\" أن الوزارة أعلنت",
  ])
  func whatIsNoHeadIsLeftAlone(_ line: String) {
    let line = Array(line.utf8)
    #expect(text(head.read(line.span)) == "-")
  }

  @Test(arguments: [
    ("تلكيفة - الميزان", " | تلكيفة | "), ("غزة - الميزان :", " | غزة | "),
    ("الوفاق - عصام سركيس", "عصام سركيس |  | "), ("الميزان - عصام سركيس أعلن أمس", "-"),
  ])
  func aLineHoldsNothingElse(_ line: String, _ expected: String) {
    let line = Array(line.utf8)
    #expect(text(head.read(line.span, isLine: true)) == expected)
  }
}
