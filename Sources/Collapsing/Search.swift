import Vocabulary

/// Finds the pairs that are copies: candidates from the index, then a verdict on each.
struct Search: Sendable {
  private let shelf: Shelf
  private let timeline: Timeline
  private let marks: Marks
  private let settings: CollapseSettings

  init(_ shelf: Shelf, _ timeline: Timeline, _ marks: Marks, _ settings: CollapseSettings) {
    self.shelf = shelf
    self.timeline = timeline
    self.marks = marks
    self.settings = settings
  }

  struct Found: Sendable {
    var edges: [Stories.Edge] = []
    var statistics = Collapse.Statistics()
  }

  func edges(crew: Crew) -> Found {
    let index = ShingleIndex(
      shelf, timeline, marks: marks, sampling: settings.sampling, leastWeight: settings.indexedWeight)
    let jobs = crew.workers == 1 ? 1 : max(1, min(crew.workers * 8, timeline.count / 64))
    let results = Slots<Found>(jobs)
    crew.forEach(jobs) { job in
      results[job] = edges(
        of: timeline.count * job / jobs..<timeline.count * (job + 1) / jobs, index)
    }
    var all = Found()
    for job in 0..<jobs {
      guard let found = results[job] else { continue }
      all.edges += found.edges
      all.statistics.candidates += found.statistics.candidates
      all.statistics.verified += found.statistics.verified
      all.statistics.cappedBuckets += found.statistics.cappedBuckets
    }
    all.statistics.edges = all.edges.count
    return all
  }

  private func edges(of places: Range<Int>, _ index: ShingleIndex) -> Found {
    var found = Found()
    var tally = Tally(places: timeline.count)
    var meter = PairMeter(shelf, marks)
    for place in places {
      let day = Int(timeline.days[place])
      var earliest = place
      earliest = firstPlace(from: day - settings.windowDays)
      found.statistics.cappedBuckets += index.count(
        place, from: earliest, reach: settings.bucketReach, into: &tally)
      var loaded = false
      for other in tally.touched.sorted() where tally.count(Int(other)) >= settings.sharedShingles {
        if !loaded {
          meter.load(timeline.documents[place])
          loaded = true
        }
        found.statistics.candidates += 1
        found.statistics.verified += 1
        let verdict = Verdict(meter.measure(timeline.documents[Int(other)]), settings)
        if verdict.joins {
          found.edges.append(
            .init(a: other, b: Int32(place), score: Float(verdict.score)))
        }
      }
      tally.clear()
    }
    return found
  }

  private func firstPlace(from day: Int) -> Int {
    var low = 0
    var high = timeline.count
    while low < high {
      let middle = (low + high) / 2
      if Int(timeline.days[middle]) < day { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
