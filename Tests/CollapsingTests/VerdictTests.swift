import Testing
import Vocabulary

@testable import Collapsing

/// What keeps two articles apart that have much in common.
@Suite struct VerdictTests {
  private let report = [
    "The harbour board closed the old swing bridge at Wexley on Tuesday after divers found cracks in two of its iron piers.",
    "Engineers said the cracks had grown by eleven millimetres since the spring survey and that lorries made them worse.",
    "Ferries will carry passengers across the estuary every twenty minutes until the repairs are paid for and finished.",
    "The bridge was opened in 1887 and carries some nine thousand vehicles on a working day, more in the herring season.",
    "Fishmongers on the north quay fear for the Christmas trade and have asked the county for a temporary crossing.",
    "A spokeswoman for the county said that an army pontoon had been considered and judged too narrow for the tide.",
  ]
  private let news = [
    "Councillor Miriam Tate resigned last night and accused her own party of hiding a letter that warned of the danger.",
    "Her deputy takes over until members vote in September, while the opposition demands an inquiry led by a judge.",
  ]

  private func areOneStory(_ first: [String], _ second: [String]) -> Bool {
    var collapser = Collapser()
    for (id, title, text) in [
      ("first", "Wexley swing bridge closed over cracks in piers", first),
      ("second", "Deputy takes over as Tate resigns", second),
    ] {
      collapser.add(
        CollapseDocument(
          id: id, outlet: id, published: Moment(utcSeconds: 1_717_000_000), title: Array(title.utf8),
          text: Array(text.joined(separator: "\n").utf8)))
    }
    return collapser.finish().statistics.stories == 1
  }

  @Test func aFollowUpBeginsWithWhatIsNew() {
    #expect(!areOneStory(report, news + report.suffix(2)))
    #expect(areOneStory(report, [report[4]] + news + [report[5]]))
    #expect(areOneStory(report, report))
  }

  /// Rewritten copies keep four pairs of words in ten; reports of one event by two hands have its names and numbers in common.
  @Test func littleInCommonAllAlongIsTwoReports() {
    var m = PairMeasures()
    (m.massA, m.massB) = (1500, 1600)
    (m.leadA, m.leadB) = (0.4, 0.4)
    (m.titleA, m.titleB, m.titlesKnown) = (0.5, 0.5, true)
    func joins(evenness: Double, coverage: Double) -> Bool {
      (m.evenA, m.evenB) = (evenness, evenness)
      (m.coverageA, m.coverageB) = (coverage, coverage)
      m.shared = Int(m.evidence / 9)
      return Verdict(m, CollapseSettings()).joins
    }
    #expect(joins(evenness: 0.6, coverage: 0.4))
    #expect(!joins(evenness: 0.6, coverage: 0.28))
  }

  /// A lead that is nothing but furniture says neither that it was kept nor that it is new.
  @Test func aLeadThatWeighsNothingIsAsCoveredAsTheBody() {
    let shelf = Shelf()
    var reader = TextReader()
    let settings = CollapseSettings()
    for text in [report.joined(separator: "\n"), report.suffix(3).joined(separator: "\n")] {
      let document = CollapseDocument(
        id: "\(text.utf8.count)", outlet: "a", published: Moment(utcSeconds: 0), title: [],
        text: Array(text.utf8))
      shelf.add(Reading(document, with: &reader, limit: settings.tokenLimit), of: document)
    }
    let catalog = Catalog(shelf)
    let marks = Marks(count: catalog.tokens.count)
    for i in catalog.body(0).prefix(PairMeter.leadPairs) { marks.clear(i, isTeaser: false) }
    var meter = PairMeter(catalog, marks)
    meter.load(0)
    let m = meter.measure(1)
    #expect(m.leadA == m.coverageA && m.coverageA > 0)
  }
}
