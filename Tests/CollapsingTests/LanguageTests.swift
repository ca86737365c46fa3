import Foundation
import Testing
import Vocabulary

@testable import Collapsing

/// Small reports written for this test in nine languages, as desks with other keyboards and systems print them.
@Suite struct LanguageTests {
  struct Sample: CustomTestStringConvertible, Sendable {
    let language: String
    let report: [String]
    /// Of another report.
    let other: [String]
    /// The same text typed or stored in another way.
    let respelt: @Sendable (String) -> String
    var testDescription: String { language }
  }

  static let samples = [
    Sample(
      language: "fa",
      report: [
        "شهردار بندر گفت که پل تازه‌ی رودخانه از فردا به روی کامیون‌ها باز می‌شود.",
        "ساخت این پل سه سال طول کشید و ۴۵ کارگر محلی در آن کار کردند.",
        "ماهیگیران می‌گویند که قایق‌های کوچک هنوز جای پهلو گرفتن ندارند.",
        "شورای شهر قرار است هفته‌ی آینده درباره‌ی نرخ عبور تصمیم بگیرد.",
      ],
      other: [
        "کتابخانه‌ی مرکزی ساعت کار خود را در ماه رمضان تغییر داد.",
        "دانش‌آموزان می‌توانند تا نیمه‌شب در تالار مطالعه بمانند.",
      ],
      respelt: { swapped($0, ["ی": "ي", "ک": "ك", "\u{200C}": "", "۴": "4", "۵": "٥"]) }),
    Sample(
      language: "ur",
      report: [
        "وزیر زراعت نے کہا کہ نہر کی صفائی کا کام اگلے مہینے شروع ہوگا۔",
        "اس منصوبے پر ۱۲ کروڑ روپے خرچ ہوں گے اور سات گاؤں کو پانی ملے گا۔",
        "کسانوں کا کہنا ہے کہ گزشتہ سال فصل سوکھ گئی تھی۔",
        "ضلعی دفتر نے مزدوروں کی فہرست تیار کر لی ہے۔",
      ],
      other: ["شہر کے پرانے بازار میں رات کو بجلی بند رہے گی۔", "دکانداروں نے اس فیصلے پر احتجاج کیا ہے۔"],
      respelt: { swapped($0, ["ی": "ي", "ک": "ك", "ہ": "ه", "۱": "1", "۲": "2"]) }),
    Sample(
      language: "he",
      report: [
        "ראש העירייה הודיע כי הגשר החדש מעל הנחל ייפתח לתנועה ביום ראשון.",
        "העבודות נמשכו שנתיים ועלו כתשעה מיליון שקלים.",
        "תושבי השכונה הצפונית דורשים מדרכה רחבה ותאורה טובה יותר.",
        "המועצה תדון בשבוע הבא בקו אוטובוס שיחצה את הגשר.",
      ],
      other: [
        "הספרייה הציבורית תהיה סגורה לרגל שיפוצים עד סוף החודש.", "הקוראים יוכלו להחזיר ספרים בתיבה שבכניסה.",
      ],
      respelt: { $0.map { "אהו".contains($0) ? "\($0)\u{05B7}" : "\($0)" }.joined() }),
    Sample(
      language: "el",
      report: [
        "Ο δήμαρχος ανακοίνωσε ότι η νέα γέφυρα του ποταμού ανοίγει την Κυριακή.",
        "Τα έργα κράτησαν δύο χρόνια και κόστισαν εννέα εκατομμύρια ευρώ.",
        "Οι κάτοικοι της βόρειας συνοικίας ζητούν πεζοδρόμιο και φωτισμό.",
        "Το συμβούλιο θα συζητήσει την άλλη εβδομάδα τη γραμμή του λεωφορείου.",
      ],
      other: [
        "Η βιβλιοθήκη μένει κλειστή για επισκευές έως το τέλος του μήνα.",
        "Τα βιβλία επιστρέφονται στο κουτί της εισόδου.",
      ],
      respelt: { $0.uppercased().decomposedStringWithCanonicalMapping.filtered { $0 != "\u{301}" } }),
    Sample(
      language: "hi",
      report: [
        "नगर प्रमुख ने बताया कि नदी पर बना नया पुल रविवार से खुल जाएगा।",
        "काम में दो साल लगे और नौ करोड़ रुपये खर्च हुए।",
        "उत्तरी बस्ती के लोग चौड़ी पटरी और अच्छी रोशनी मांग रहे हैं।",
        "परिषद अगले सप्ताह बस सेवा पर चर्चा करेगी।",
      ],
      other: ["पुस्तकालय मरम्मत के कारण महीने के अंत तक बंद रहेगा।", "पाठक किताबें दरवाज़े पर रखी पेटी में लौटा सकते हैं।"],
      respelt: {
        swapped($0.decomposedStringWithCanonicalMapping, ["।": "|", "\u{94D}": "\u{94D}\u{200D}"])
      }),
    Sample(
      language: "th",
      report: [
        "นายกเทศมนตรีแถลงว่าสะพานใหม่ข้ามแม่น้ำจะเปิดให้รถวิ่งในวันอาทิตย์นี้",
        "การก่อสร้างใช้เวลาสองปีและใช้งบประมาณเก้าล้านบาท",
        "ชาวบ้านทางเหนือขอทางเท้าที่กว้างขึ้นและไฟส่องสว่าง",
        "สภาจะประชุมเรื่องรถประจำทางในสัปดาห์หน้า",
      ],
      other: ["ห้องสมุดปิดซ่อมแซมจนถึงสิ้นเดือน", "ผู้อ่านคืนหนังสือได้ที่กล่องหน้าประตู"],
      respelt: { swapped($0, ["ำ": "\u{E4D}\u{E32}", "ะ": "ะ\u{200B}"]) }),
    Sample(
      language: "ko",
      report: [
        "시장은 강을 가로지르는 새 다리가 일요일부터 열린다고 밝혔다.",
        "공사는 두 해가 걸렸고 구십억 원이 들었다.",
        "북쪽 동네 주민들은 넓은 보도와 밝은 가로등을 요구한다.",
        "의회는 다음 주에 버스 노선을 논의한다.",
        "옛 다리는 홍수로 기둥 두 개가 무너진 뒤 닫혀 있었다.",
      ],
      other: ["도서관은 수리를 위해 월말까지 문을 닫는다.", "책은 입구의 상자에 돌려주면 된다."],
      respelt: { $0.decomposedStringWithCanonicalMapping }),
    Sample(
      language: "vi",
      report: [
        "Thị trưởng cho biết cây cầu mới qua sông sẽ mở cho xe chạy từ chủ nhật.",
        "Công trình kéo dài hai năm và tốn chín tỷ đồng.",
        "Người dân khu phía bắc đòi vỉa hè rộng hơn và đèn sáng hơn.",
        "Hội đồng sẽ bàn về tuyến xe buýt trong tuần tới.",
      ],
      other: ["Thư viện đóng cửa để sửa chữa đến cuối tháng.", "Bạn đọc trả sách vào thùng đặt ở cổng."],
      respelt: { $0.decomposedStringWithCanonicalMapping }),
    Sample(
      language: "am",
      report: [
        "ከንቲባው አዲሱ የወንዝ ድልድይ ከእሑድ ጀምሮ ለመኪናዎች ክፍት እንደሚሆን ተናገሩ።",
        "ሥራው ሁለት ዓመት ወስዶ ዘጠኝ ሚሊዮን ብር ፈጅቷል።",
        "የሰሜን ሰፈር ነዋሪዎች ሰፊ የእግረኛ መንገድና መብራት ይጠይቃሉ።",
        "ምክር ቤቱ በሚቀጥለው ሳምንት ስለ አውቶቡስ መስመር ይወያያል።",
        "አሮጌው ድልድይ በጎርፍ ምክንያት ተዘግቶ ነበር።",
      ],
      other: ["ቤተ መጻሕፍቱ ለጥገና እስከ ወሩ መጨረሻ ይዘጋል።", "አንባቢዎች መጽሐፍ በበሩ ሳጥን መመለስ ይችላሉ።"],
      respelt: { swapped($0, ["ሥ": "ስ", "ዓ": "አ", "ሰ": "ሠ", "ሑ": "ሁ", " ": "፡"]) }),
  ]

  @Test(arguments: samples)
  func copiesJoinHoweverTheyAreTyped(_ sample: Sample) {
    let report = sample.report
    let stories = stories([
      ("agency", report.joined(separator: "\n")),
      ("respelt", report.map(sample.respelt).joined(separator: "\n")),
      ("respelt-cut", report.dropLast().map(sample.respelt).joined(separator: " ")),
      ("appended", (report + [sample.other[1]]).joined(separator: " ")),
      ("order", ([report[0]] + report.dropFirst().reversed()).joined(separator: "\n")),
      ("other", (sample.other + [report[3]]).joined(separator: "\n")),
    ])
    for copy in ["respelt", "respelt-cut", "appended", "order"] {
      #expect(stories[copy] == "agency", "\(copy)")
    }
    #expect(stories["other"] == "other")
  }

  private func stories(_ texts: [(id: String, text: String)]) -> [String: String] {
    var collapser = Collapser()
    for (k, held) in texts.enumerated() {
      collapser.add(
        CollapseDocument(
          id: held.id, outlet: held.id, published: Moment(utcSeconds: 1_700_000_000 + Int64(k) * 3600),
          title: [], text: Array(held.text.utf8)))
    }
    return Dictionary(uniqueKeysWithValues: collapser.finish().placements.map { ($0.id, $0.storyID) })
  }

  private static func swapped(_ text: String, _ others: [Unicode.Scalar: String]) -> String {
    text.unicodeScalars.map { others[$0] ?? String($0) }.joined()
  }
}

extension String {
  fileprivate func filtered(_ isKept: (Unicode.Scalar) -> Bool) -> String {
    String(String.UnicodeScalarView(unicodeScalars.filter(isKept)))
  }
}
