import Glibc
import Testing
import Vocabulary

@testable import Collapsing

/// Nights of made wires, in any order inside a night and with any crew.
@Suite struct NightOrderTests {
  private static let nights = 7

  /// A report and its copies on this night and the next ones, beside a template that every night fills in anew.
  private func documents() -> [[CollapseDocument]] {
    var generator = SplitMix(state: 11)
    func words(_ count: Int) -> [String] {
      (0..<count).map { _ in
        // A few words are frequent, as in any language.
        let rank = generator.next() % 3 == 0 ? generator.next() % 40 : generator.next() % 3000
        return "w\(String(rank, radix: 36).map { "\($0)a" }.joined())"
      }
    }
    let template = words(60)
    var nights = [[CollapseDocument]](repeating: [], count: Self.nights)
    func add(_ id: String, _ outlet: Int, _ night: Int, _ text: [String]) {
      guard night < Self.nights else { return }
      nights[night].append(
        CollapseDocument(
          id: id, outlet: "o\(outlet)",
          published: Moment(
            utcSeconds: 1_700_006_400 + Int64(night) * 86_400 + Int64(generator.next() % 80_000)),
          title: Array(text.prefix(6).joined(separator: " ").utf8),
          text: Array(text.joined(separator: " ").utf8)))
    }
    for story in 0..<150 {
      let report = words(90 + Int(generator.next() % 90))
      let night = story % Self.nights
      add("\(story)", story % 9, night, report)
      for copy in 0..<Int(generator.next() % 6) {
        let from = Int(generator.next() % 30)
        let cut = Array(report[from...]) + words(Int(generator.next() % 25))
        add("\(story)-\(copy)", (story + copy + 1) % 9, night + Int(generator.next() % 3), cut)
      }
      if story % 3 == 0 { add("\(story)-t", story % 9, night, template + words(40)) }
    }
    return nights
  }

  private func stories(_ nights: [[CollapseDocument]], crew: Crew, shuffled seed: UInt64?) throws -> (
    [String: String], merged: Int
  ) {
    let path = "/tmp/night-order-\(getpid())-\(UInt64.random(in: 0 ... .max))"
    defer { _ = unsafe unlink(path) }
    var generator = SplitMix(state: seed ?? 0)
    var placed: [String: String] = [:]
    var late = 0
    for (k, night) in nights.enumerated() {
      var documents = night
      if seed != nil {
        for i in documents.indices.reversed() {
          documents.swapAt(i, Int(generator.next() % UInt64(i + 1)))
        }
      }
      var collapser =
        CollapseState(mapping: path).map { Collapser(continuing: $0, crew: crew) } ?? Collapser(crew: crew)
      collapser.add(contentsOf: documents)
      for placement in collapser.finish().placements {
        if k > 0, placement.id != placement.storyID { late += 1 }
        placed[placement.id] = placement.storyID
      }
      try collapser.writeState(to: path)
    }
    return (placed, late)
  }

  /// Jobs run last first, as workers side by side may.
  private func crew(_ workers: Int) -> Crew {
    Crew(workers: workers) { count, body in for job in (0..<count).reversed() { body(job) } }
  }

  @Test func anyOrderAndCrewGivesTheSameStories() throws {
    let nights = documents()
    let (expected, late) = try stories(nights, crew: .single, shuffled: nil)
    #expect(late > 100)
    for (seed, workers) in [(1, 1), (2, 2), (3, 8), (4, 2)] {
      #expect(try stories(nights, crew: crew(workers), shuffled: UInt64(seed)).0 == expected)
    }
  }

  @Test func nightsGiveWhatOneRunGives() throws {
    let nights = documents()
    let (placed, _) = try stories(nights, crew: .single, shuffled: nil)
    var whole = Collapser()
    whole.add(contentsOf: nights.flatMap { $0 })
    let expected = whole.finish().placements
    let same = expected.filter { placed[$0.id] == $0.storyID }.count
    #expect(same * 100 >= expected.count * 99)
  }
}
