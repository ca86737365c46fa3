/// The words that dates are written with, in all languages at once: months, weekdays, halves of the day, zones.
struct DateWords: Sendable {
  enum Meaning: UInt8 {
    /// Value 1...12.
    case month, persianMonth, hijriMonth
    case weekday
    /// Value 0 before noon, 1 after.
    case half
    /// Value: minutes east of UTC.
    case zone
    /// The T of ISO 8601.
    case tee
    /// Stands between the parts of a date and says nothing: "of", "de", "the", "at".
    case filler
    /// Marks the number before it: year, month, day, hour, minute, second.
    case yearMark, monthMark, dayMark, hourMark, minuteMark, secondMark
    /// Marks the year before it: of the Hijra, of the common era, Buddhist.
    case hijra, commonEra, buddhist
    case ordinal
  }

  struct Entry: Sendable {
    var hash: UInt64
    var meaning: Meaning
    var value: Int16
    /// Two lower-case letters, 0 for any language.
    var language: UInt16
  }

  /// Open addressing, a power of two of slots, hash 0 for a free one.
  private let slots: [Entry]
  /// Hashes of first words of names of two.
  private let firsts: [UInt64]

  static let all = DateWords()

  @inline(__always)
  func find(_ hash: UInt64, language: UInt16) -> Entry? {
    let mask = slots.count - 1
    var i = Int(truncatingIfNeeded: (hash ^ hash >> 29) & UInt64(mask))
    var found: Entry?
    while slots[i].hash != 0 {
      if slots[i].hash == hash {
        if slots[i].language == 0 {
          found = found ?? slots[i]
        } else if slots[i].language == language {
          return slots[i]
        }
      }
      i = (i + 1) & mask
    }
    return found
  }

  func beginsName(_ hash: UInt64) -> Bool {
    var low = 0
    var high = firsts.count
    while low < high {
      let mid = (low + high) / 2
      if firsts[mid] < hash { low = mid + 1 } else { high = mid }
    }
    return low < firsts.count && firsts[low] == hash
  }

  static func code(_ language: String) -> UInt16 {
    let b = Array(language.utf8.prefix(2))
    return b.count == 2 ? UInt16(b[0] | 0x20) << 8 | UInt16(b[1] | 0x20) : 0
  }

  private init() {
    var entries: [Entry] = []
    var firsts: Set<UInt64> = []
    Self.addMonths(MonthNames.gregorian, .month, &entries, &firsts)
    Self.addMonths(MonthNames.persian, .persianMonth, &entries, &firsts)
    Self.addMonths(MonthNames.hijri, .hijriMonth, &entries, &firsts)
    for line in Self.words.split(separator: "\n") {
      let cells = Array(line.utf8)
      let head = cells.firstIndex(of: 0x20) ?? cells.count
      guard let (meaning, value) = Self.meaning(line.prefix { $0 != " " }) else { continue }
      Self.forEachWord(cells.span, from: head) { word in
        Self.add(cells.span, word, meaning, value, &entries, &firsts)
      }
    }
    var size = 1024
    while size < entries.count * 3 { size *= 2 }
    var slots = [Entry](
      repeating: Entry(hash: 0, meaning: .filler, value: 0, language: 0), count: size)
    next: for entry in entries {
      var i = Int(truncatingIfNeeded: (entry.hash ^ entry.hash >> 29) & UInt64(size - 1))
      while slots[i].hash != 0 {
        // The first meaning of a word stays.
        if slots[i].hash == entry.hash, slots[i].language == entry.language { continue next }
        i = (i + 1) & (size - 1)
      }
      slots[i] = entry
    }
    self.slots = slots
    self.firsts = firsts.sorted()
  }

  /// By bytes: these tables are made in every run, and `String.split` took as long over them as five pages.
  private static func forEachWord(_ line: Span<UInt8>, from: Int, _ body: (Range<Int>) -> Void) {
    var start = from
    for i in from...line.count where i == line.count || line[i] == 0x20 {
      if i > start { body(start..<i) }
      start = i + 1
    }
  }

  private static func addMonths(
    _ table: String, _ meaning: Meaning, _ entries: inout [Entry], _ firsts: inout Set<UInt64>
  ) {
    let bytes = Array(table.utf8)
    var month = 1
    var start = 0
    for i in 0...bytes.count {
      let mark = i < bytes.count ? bytes[i] : 0x0A
      guard mark == 0x7C || mark == 0x20 || mark == 0x0A else { continue }
      if i > start { add(bytes.span, start..<i, meaning, month, &entries, &firsts) }
      start = i + 1
      if mark == 0x20 { month += 1 } else if mark == 0x0A { month = 1 }
    }
  }

  private static func add(
    _ bytes: Span<UInt8>, _ word: Range<Int>, _ meaning: Meaning, _ value: Int, _ entries: inout [Entry],
    _ firsts: inout Set<UInt64>
  ) {
    var end = word.lowerBound
    while end < word.upperBound, bytes[end] != 0x3D { end += 1 }
    var hash = Letters.hashSeed
    var start = word.lowerBound
    for i in word.lowerBound..<end where bytes[i] == 0x5F {
      hash = Letters.hash(bytes, start..<i, from: hash)
      if start == word.lowerBound { firsts.insert(hash) }
      hash = Letters.mix(hash, 0x20)
      start = i + 1
    }
    hash = Letters.hash(bytes, start..<end, from: hash)
    var language: UInt16 = 0
    if end + 2 < word.upperBound {
      language = UInt16(bytes[end + 1] | 0x20) << 8 | UInt16(bytes[end + 2] | 0x20)
    }
    entries.append(Entry(hash: hash, meaning: meaning, value: Int16(value), language: language))
  }

  private static func meaning(_ head: Substring) -> (Meaning, Int)? {
    switch head {
    case "weekday": (.weekday, 0)
    case "am": (.half, 0)
    case "pm": (.half, 1)
    case "tee": (.tee, 0)
    case "filler": (.filler, 0)
    case "year": (.yearMark, 0)
    case "month": (.monthMark, 0)
    case "day": (.dayMark, 0)
    case "hour": (.hourMark, 0)
    case "minute": (.minuteMark, 0)
    case "second": (.secondMark, 0)
    case "hijra": (.hijra, 0)
    case "era": (.commonEra, 0)
    case "buddhist": (.buddhist, 0)
    case "ordinal": (.ordinal, 0)
    default: Int(head).map { (.zone, $0) }
    }
  }

  /// A line: a meaning (a number is a zone's minutes east of UTC), then words.
  private static let words = """
    weekday monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun
    weekday montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr sa so
    weekday lundi mardi mercredi jeudi vendredi samedi dimanche lun mer jeu ven sam dim
    weekday lunes martes miércoles jueves viernes sábado domingo mié jue vie sáb dom
    weekday segunda-feira segunda terça quarta quinta sexta feira seg ter qua qui sex
    weekday lunedì martedì mercoledì giovedì venerdì sabato domenica gio
    weekday maandag dinsdag woensdag donderdag vrijdag zaterdag zondag ma wo vr za zo
    weekday måndag tisdag onsdag torsdag fredag lördag söndag mandag tirsdag lørdag søndag
    weekday maanantai tiistai keskiviikko torstai perjantai lauantai sunnuntai
    weekday poniedziałek wtorek środa czwartek piątek sobota niedziela
    weekday pondělí úterý středa čtvrtek pátek neděle pondelok utorok streda štvrtok piatok nedeľa
    weekday hétfő kedd szerda csütörtök péntek szombat vasárnap
    weekday luni marți miercuri joi vineri sâmbătă duminică
    weekday pazartesi salı çarşamba perşembe cuma cumartesi pazar pzt sal çar per cum cmt paz
    weekday senin selasa rabu kamis jumat minggu isnin khamis jumaat ahad sabtu
    weekday понедельник вторник среда четверг пятница суббота воскресенье пн вт ср чт пт сб вс
    weekday понеділок вівторок середа четвер п'ятниця субота неділя
    weekday понеделник сряда четвъртък петък събота
    weekday δευτέρα τρίτη τετάρτη πέμπτη παρασκευή σάββατο κυριακή δευ τρι τετ πεμ παρ σαβ κυρ
    weekday الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد اثنين ثلاثاء أربعاء خميس جمعة سبت أحد يوم
    weekday دوشنبه سه‌شنبه سه چهارشنبه پنجشنبه پنج‌شنبه جمعه شنبه یکشنبه یک‌شنبه
    weekday پیر منگل بدھ جمعرات ہفتہ اتوار
    weekday सोमवार मंगलवार बुधवार गुरुवार शुक्रवार शनिवार रविवार सोम मंगल बुध गुरु शुक्र शनि रवि
    weekday שני שלישי רביעי חמישי שישי שבת ראשון יום
    weekday 星期一 星期二 星期三 星期四 星期五 星期六 星期天 星期日 星期 周一 周二 周三 周四 周五 周六 周日 曜
    weekday 월요일 화요일 수요일 목요일 금요일 토요일 일요일
    weekday thứ hai ba tư năm sáu bảy chủ nhật
    am am a.m a.m. ص صباحا صباحاً الصباح صبح πμ π.μ 上午 早上 凌晨 午前 오전 sáng पूर्वाह्न ÖÖ
    pm pm p.m p.m. م مساء مساءً ظهرا المساء ليلا عصرا μμ μ.μ 下午 晚上 午後 오후 chiều tối अपराह्न ÖS
    tee t
    filler of the at on de del di da do den der le la el am um kl klo ob u à alle ore las les a în den och lúc ngày i ve
    filler في الساعة عند بتاريخ تاريخ الموافق الموفق و من ساعت در تاریخ às г год року година години го
    filler posted published updated date dated em ás v o w dne godz godzina ura ob klokken klockan saat mi m
    year 年 년 năm р г. m
    month 月 월 tháng thg
    day 日 号 號 일 d ngày
    hour 時 时 시 點 点 h hrs uhr giờ
    minute 分 분 min
    second 秒 초
    hijra هـ ه هجري هجرية ه‍ ق
    era ميلادي ميلادية ء ad ce
    buddhist พ.ศ พศ
    ordinal st nd rd th er ère º ª ο η -го th. nd. го е a.
    0 utc gmt ut z غرينتش جرينتش غرينيتش تغ
    -480 pst pt
    -420 pdt mst mt
    -360 mdt cst ct
    -300 cdt est et
    -240 edt ast
    -180 art brt
    60 cet met mez bst wat
    120 cest mesz eet sast cat
    180 eest msk eat trt
    210 irst
    240 gst
    300 pkt
    420 wib
    480 sgt hkt myt awst pht
    540 jst kst
    600 aest
    660 aedt
    720 nzst
    780 nzdt
    """
}
