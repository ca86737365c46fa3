import Vocabulary

/// A day said by its distance from now: "3 hours ago", «منذ يومين», "vor 20 Minuten", "gestern".
///
/// Only a page's time of fetch makes a date of it, and no more than a day, in UTC: the words are rounded. Weeks, months
/// and years ago are no day.
enum RelativeDate {
  /// The day that a short line of nothing else means; nil where the line says more, or no such thing.
  static func day(_ line: Span<UInt8>, fetchedAt: Timestamp) -> CivilDate? {
    guard line.count < 80 else { return nil }
    let tokens = TextTokens(line, limit: 12).list
    var isAgo = false
    var count: Int?
    var unit: Int?
    var i = 0
    while i < tokens.count {
      let token = tokens[i]
      if token.kind == .number {
        guard count == nil, let value = number(line, token), value < 100 else { return nil }
        count = value
        i += 1
      } else if token.kind == .mark {
        i += 1
      } else if let (value, end) = phrases.match(tokens, at: i, line) {
        switch value {
        case ago: isAgo = true
        case one: count = count ?? 1
        case yesterday: return Moment(utcSeconds: fetchedAt.seconds - 86_400).date
        case label: break
        default:
          guard unit == nil else { return nil }
          unit = value
        }
        i = end
      } else {
        return nil
      }
    }
    guard isAgo, let unit else { return nil }
    let seconds = unit >= dual ? (unit - dual) * 2 : unit * (count ?? 1)
    return Moment(utcSeconds: fetchedAt.seconds - Int64(seconds)).date
  }

  private static func number(_ line: Span<UInt8>, _ token: TextToken) -> Int? {
    var value = 0
    var i = token.start
    while i < token.end {
      guard let digit = Letters.digit(Letters.next(line, &i)), value < 1000 else { return nil }
      value = value * 10 + digit
    }
    return value
  }

  private static let ago = -1
  private static let one = -2
  private static let yesterday = -3
  private static let label = -4
  /// Two of a unit in one word, as Arabic says them.
  private static let dual = 1_000_000

  private static let phrases = Phrases(lines: [
    (
      "ago|منذ|قبل|vor|hace|il y a|há|fa|geleden|sedan|siden|for|temu|před|önce|назад|тому|пре|yang lalu|lalu|trước|前|전|پیش|پہلے|acum|πριν",
      ago
    ),
    ("a|an|one|einer|einem|ein|une|un|una|uma|um|een|en|واحدة|واحد", one),
    (
      "yesterday|أمس|gestern|ayer|hier|ieri|ontem|gisteren|igår|i går|i gar|wczoraj|včera|dün|вчера|вчора|دیروز|کل|kemarin",
      yesterday
    ),
    ("published|posted|publicado|publié|veröffentlicht|نشر|نشر في|آخر تحديث|updated|about|نحو|حوالي", label),
    ("second|seconds|ثانية|ثوان|ثواني|sekunden|segundos|secondes", 1),
    (
      "minute|minutes|min|mins|دقيقة|دقائق|minuten|minuto|minutos|minuti|minuter|minutter|minut|minuty|minutu|dakika|минут|минуты|минуту|хвилин|دقیقه|منٹ|menit|phút|分钟|分鐘|分|분|λεπτά",
      60
    ),
    (
      "hour|hours|hr|hrs|h|ساعة|ساعات|stunde|stunden|hora|horas|heure|heures|ore|ora|uur|timmar|timmar|timer|time|godzin|godziny|godzinę|hodin|hodinami|saat|час|часа|часов|годин|години|ساعت|گھنٹے|jam|giờ|小时|小時|時間|시간|ώρες",
      3600
    ),
    (
      "day|days|يوم|أيام|tag|tagen|día|dias|día|días|dia|jour|jours|giorno|giorni|dag|dagen|dagar|dager|dage|dni|dnem|dny|gün|день|дня|дней|днів|روز|دن|hari|ngày|天|日|일|μέρες",
      86_400
    ),
    ("دقيقتين|دقيقتان", dual + 60), ("ساعتين|ساعتان", dual + 3600), ("يومين|يومان", dual + 86_400),
  ])
}
