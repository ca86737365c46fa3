import Testing
import Vocabulary

@testable import Extracting

@Suite struct DateReaderTests {
  private func read(_ text: String, _ language: String = "", _ order: DayOrder = .unknown) -> String? {
    let bytes = Array(text.utf8)
    return DateReader(language: DateWords.code(language), order: order).first(bytes.span)?.moment.iso8601
  }

  @Test(arguments: [
    ("2026-11-23", "2026-11-23"),
    ("2026-11-23T02:03:04Z", "2026-11-23T02:03:04Z"),
    ("2026-11-23T02:03:04.123+03:00", "2026-11-23T02:03:04+03:00"),
    ("2026-11-23T02:03+0300", "2026-11-23T02:03:00+03:00"),
    ("2026-11-23 02:03:04", "2026-11-23T02:03:04"),
    ("2026/11/23 - 14:05", "2026-11-23T14:05:00"),
    ("20261123T101500Z", "2026-11-23T10:15:00Z"),
    ("Mon, 23 Nov 2026 02:03:04 GMT", "2026-11-23T02:03:04Z"),
    ("Monday, 23-Nov-26 02:03:04 GMT", "2026-11-23T02:03:04Z"),
    ("Mon Nov 23 02:03:04 2026", "2026-11-23T02:03:04"),
    ("Thu Aug 30 2012 17:26:16 +0200", "2012-08-30T17:26:16+02:00"),
    ("Wed, 19 Feb 2012 22:40:00 -01:01", "2012-02-19T22:40:00-01:01"),
    ("Mon, 26 January 2004 16:31:00 ET", "2004-01-26T16:31:00-05:00"),
    ("Published November 23rd, 2026 at 10:15 PM", "2026-11-23T22:15:00"),
    ("Nov. 3, 2026 | 6:05 a.m. EST", "2026-11-03T06:05:00-05:00"),
    ("12:05 am, 3 May 2021", "2021-05-03T00:05:00"),
  ])
  func readsMachinesAndEnglish(_ text: String, _ expected: String) { #expect(read(text, "en") == expected) }

  @Test(arguments: [
    ("24 نيسان / أبريل 2020", "2020-04-24"),
    ("04 آب/اغسطس 2013", "2013-08-04"),
    ("12 جانفي 2021", "2021-01-12"),
    ("الثلاثاء 3 غشت 2021 - 12:30", "2021-08-03T12:30:00"),
    ("٣ / ٥ / ٢٠٢١", "2021-05-03"),
    ("٢٠٢١/٠٥/٠٣ ٠٩:١٥ م", "2021-05-03T21:15:00"),
    ("11 شوال 1441هـ - 03 يونيو 2020م", "2020-06-03"),
    ("الأحد، 02 مايو 2021 - 10:15 م", "2021-05-02T22:15:00"),
    ("الأحد 2 كانون الثاني 2022 الساعة 8:05 صباحًا", "2022-01-02T08:05:00"),
    ("GMT 19:59 2026 الجمعة ,20 شباط / فبراير", "2026-02-20T19:59:00Z"),
    ("الجمعة 20 فبراير 2026 19:59 بتوقيت غرينتش", "2026-02-20T19:59:00Z"),
    ("20 تشرين الثاني (نوفمبر) 2026", "2026-11-20"),
    ("٢٠ تشرين الأوّل ٢٠٢٦", "2026-10-20"),
    ("نشر في: 15/06/2019 09:04 ص", "2019-06-15T09:04:00"),
  ])
  func readsArabic(_ text: String, _ expected: String) { #expect(read(text, "ar", .dayFirst) == expected) }

  @Test(arguments: [
    ("5 مهر 1400", "fa", "2021-09-27"),
    ("۱ فروردین ۱۴۰۰ - ۱۲:۳۰", "fa", "2021-03-21T12:30:00"),
    ("۱۴۰۰/۰۷/۰۵", "fa", "2021-09-27"),
    ("30 اسفند 1399", "fa", "2021-03-20"),
    ("3 مئی 2021", "ur", "2021-05-03"),
    ("3 Mayıs 2021 Pazartesi 10:20", "tr", "2021-05-03T10:20:00"),
    ("Güncelleme 12 Ağu 2021", "tr", "2021-08-12"),
    ("3 мая 2021, 18:45", "ru", "2021-05-03T18:45:00"),
    ("3 травня 2021", "uk", "2021-05-03"),
    ("2021年5月3日 18時45分", "ja", "2021-05-03T18:45:00"),
    ("2021年05月03日 下午3:05", "zh", "2021-05-03T15:05:00"),
    ("2021년 5월 3일 오후 3:05", "ko", "2021-05-03T15:05:00"),
    ("2021.05.03. 15:05", "hu", "2021-05-03T15:05:00"),
    ("2021. május 3. 15:05", "hu", "2021-05-03T15:05:00"),
    ("2021 m. gegužės 3 d. 15:05", "lt", "2021-05-03T15:05:00"),
    ("3 พฤษภาคม 2564 เวลา 15:05", "th", "2021-05-03T15:05:00"),
    ("3 พ.ค. 2564", "th", "2021-05-03"),
    ("3 मई 2021", "hi", "2021-05-03"),
    ("০৩ মে ২০২১, ১৫:০৫", "bn", "2021-05-03T15:05:00"),
    ("Thứ hai, 3/5/2021, 15:05 (GMT+7)", "vi", "2021-05-03T15:05:00+07:00"),
    ("ngày 3 tháng 5 năm 2021", "vi", "2021-05-03"),
    ("3. Mai 2021, 15.05 Uhr", "de", "2021-05-03T15:05:00"),
    ("Publié le 1er août 2021 à 15h05", "fr", "2021-08-01T15:05:00"),
    ("3 de mayo de 2021", "es", "2021-05-03"),
    ("3 de março de 2021 às 15h05", "pt", "2021-03-03T15:05:00"),
    ("3 Μαΐου 2021", "el", "2021-05-03"),
    ("3 maja 2021", "pl", "2021-05-03"),
    ("3. listopadu 2021", "cs", "2021-11-03"),
    ("3. listopada 2021.", "hr", "2021-10-03"),
    ("3. toukokuuta 2021 klo 15.05", "fi", "2021-05-03T15:05:00"),
    ("3 במאי 2021", "he", "2021-05-03"),
    ("3 Mei 2021", "id", "2021-05-03"),
  ])
  func readsManyLanguages(_ text: String, _ language: String, _ expected: String) {
    #expect(read(text, language, .dayFirst) == expected)
  }

  @Test func numericOrderNeedsEvidence() {
    #expect(read("03/04/2021") == nil)
    #expect(read("03/04/2021", "en", .dayFirst) == "2021-04-03")
    #expect(read("03/04/2021", "en", .monthFirst) == "2021-03-04")
    #expect(read("13/04/2021") == "2021-04-13")
    #expect(read("04/13/2021") == "2021-04-13")
    #expect(read("04/04/2021") == "2021-04-04")
    #expect(read("03.04.2021") == "2021-04-03")
  }

  @Test(arguments: [
    "", "November 2026", "at 10:15", "31 February 2021", "11 شوال 1441هـ", "1,250,300",
    "Sun, Dec x 2012 11:47:32 GMT",
    "2013-01-27-01", "10-12-13-2021", "call 020 7946 0123", "2013-xx-27", "May I have 3 of 2021's",
  ])
  func readsNothingElse(_ text: String) { #expect(read(text, "en", .dayFirst) == nil) }

  @Test func fieldReadsUnixTime() {
    let reader = DateReader()
    #expect(reader.field(Array("1795399384".utf8).span)?.iso8601 == "2026-11-23T02:03:04Z")
    #expect(reader.field(Array("1795399384000".utf8).span)?.iso8601 == "2026-11-23T02:03:04Z")
    #expect(reader.field(Array("20261123020304".utf8).span)?.iso8601 == "2026-11-23T02:03:04")
    #expect(reader.field(Array("20261123".utf8).span)?.iso8601 == "2026-11-23")
  }

  @Test func findsEveryDateOfALine() {
    let line = Array("Published: 3 May 2021 10:00 | Updated: 4 May 2021 11:30".utf8)
    let found = DateReader(language: DateWords.code("en")).all(line.span).map(\.moment.iso8601)
    #expect(found == ["2021-05-03T10:00:00", "2021-05-04T11:30:00"])
  }
}
