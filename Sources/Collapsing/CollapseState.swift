import Glibc
package import Vocabulary

/// What one night leaves for the next: the tokens of the last days, their stories, and the spread of pairs beyond them.
///
/// One flat image of integers that is written and mapped as it lies; the machine's own byte order. It holds nothing that the
/// dataset does not: where it is missing or damaged, `Collapser.add(_:inStory:)` on the articles of the window makes it again
/// (the spread of days before the window starts anew).
package struct CollapseState: Sendable, Equatable {
  let image: StateImage
  let history: SpreadHistory

  /// Documents held.
  package var count: Int { image.ids.count }

  init(
    _ catalog: Catalog, _ timeline: Timeline, _ storyIDs: [String], _ history: SpreadHistory, days: Int
  ) {
    let lastDay = Int(timeline.days.last ?? 0)
    let stays = timeline.days.firstIndex { lastDay - Int($0) < days } ?? timeline.count
    self.history = history
    image = StateImage(catalog, timeline, storyIDs, stays..<timeline.count)
  }

  private init(_ image: StateImage, _ history: SpreadHistory) {
    self.image = image
    self.history = history
  }

  /// Puts every document on an empty shelf.
  func fill(_ shelf: Shelf) {
    unsafe image.tokens.withUnsafeBufferPointer { tokens in
      for k in image.ids.indices {
        unsafe shelf.add(
          UnsafeBufferPointer(rebasing: tokens[Int(image.starts[k])..<Int(image.starts[k + 1])]),
          titleCount: image.titleCounts[k], seconds: image.seconds[k],
          outlet: image.outletNames[Int(image.outlets[k])], id: image.ids[k], story: image.stories[k])
      }
    }
  }

  /// Writes the image beside `path` and moves it there when it is on the disk: a reader finds the old one or the new one.
  package func write(to path: String) throws(Fault) {
    var writer = FlatWriter()
    image.write(to: &writer)
    writer.append(history.entries)
    writer.append([UInt64(history.days)])
    try writer.commit(to: path)
  }

  /// Maps the image at `path`. Nil when there is none or when it is damaged: make it again from the dataset.
  package init?(mapping path: String) {
    guard var reader = FlatReader(mapping: path), let image = StateImage(from: &reader),
      let entries: [UInt64] = reader.next(), let days: [UInt64] = reader.next(), days.count == 1,
      days[0] < 1 << 20
    else { return nil }
    self.init(image, SpreadHistory(entries: entries, days: Int(days[0])))
  }
}

/// The documents of a state in flat runs.
struct StateImage: Sendable, Equatable {
  private(set) var tokens: [Token] = []
  private(set) var starts: [UInt64] = [0]
  private(set) var titleCounts: [UInt16] = []
  private(set) var seconds: [Int64] = []
  private(set) var outlets: [UInt32] = []
  private(set) var outletNames: [String] = []
  private(set) var ids: [String] = []
  private(set) var stories: [String] = []

  init(_ catalog: Catalog, _ timeline: Timeline, _ storyIDs: [String], _ places: Range<Int>) {
    outletNames = catalog.outletNames
    for place in places {
      let document = timeline.documents[place]
      for i in catalog.starts[document]..<catalog.starts[document + 1] { tokens.append(catalog.tokens[i]) }
      starts.append(UInt64(tokens.count))
      titleCounts.append(catalog.titleCounts[document])
      // An undated document counts from now on for the day it was found on.
      seconds.append(min(catalog.seconds[document], timeline.lastSecond))
      outlets.append(catalog.outlets[document])
      ids.append(catalog.ids[document])
      stories.append(storyIDs[place])
    }
  }

  func write(to writer: inout FlatWriter) {
    writer.append(tokens)
    writer.append(starts)
    writer.append(titleCounts)
    writer.append(seconds)
    writer.append(outlets)
    writer.append(outletNames)
    writer.append(ids)
    writer.append(stories)
  }

  init?(from reader: inout FlatReader) {
    guard let tokens: [Token] = reader.next(), let starts: [UInt64] = reader.next(),
      let titleCounts: [UInt16] = reader.next(), let seconds: [Int64] = reader.next(),
      let outlets: [UInt32] = reader.next(), let outletNames = reader.nextStrings(),
      let ids = reader.nextStrings(), let stories = reader.nextStrings()
    else { return nil }
    let count = ids.count
    guard starts.count == count + 1, titleCounts.count == count, seconds.count == count,
      outlets.count == count, stories.count == count, starts.first == 0,
      starts.last == UInt64(tokens.count), zip(starts, starts.dropFirst()).allSatisfy({ $0 <= $1 }),
      outlets.allSatisfy({ Int($0) < outletNames.count }),
      (0..<count).allSatisfy({ UInt64(titleCounts[$0]) <= starts[$0 + 1] - starts[$0] })
    else { return nil }
    self.tokens = tokens
    self.starts = starts
    self.titleCounts = titleCounts
    self.seconds = seconds
    self.outlets = outlets
    self.outletNames = outletNames
    self.ids = ids
    self.stories = stories
  }
}
