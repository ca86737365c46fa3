/// What earlier nights decided and tonight may not change: stories with a member older than the days that are open to revision.
///
/// Within these days stories are drawn anew, for a night knows more days and later copies than those before it.
struct Settlement: Sendable {
  /// By place.
  let isSettled: [Bool]
  /// By story, the places of its members, rising; only settled ones.
  let groups: [String: [Int32]]

  init(_ catalog: Catalog, _ timeline: Timeline, openDays: Int) {
    let firstOpen = Int(timeline.days.last ?? 0) - openDays + 1
    var members: [String: [Int32]] = [:]
    // A story whose first article is no longer at hand is as old as that.
    var open: Set<String> = []
    for place in 0..<timeline.count {
      let document = timeline.documents[place]
      guard let story = catalog.story(of: document) else { continue }
      members[story, default: []].append(Int32(place))
      if catalog.ids[document] == story { open.insert(story) }
    }
    for (story, places) in members {
      if let first = places.first, Int(timeline.days[Int(first)]) < firstOpen { open.remove(story) }
    }
    groups = members.filter { !open.contains($0.key) }
    var isSettled = [Bool](repeating: false, count: timeline.count)
    for places in groups.values { for place in places { isSettled[Int(place)] = true } }
    self.isSettled = isSettled
  }

  /// The name of each group that tonight drew, by its lead: that of the settled story in it, else of the earliest member that
  /// gave an earlier night's story its name, else its earliest member's id.
  func names(_ catalog: Catalog, _ timeline: Timeline, _ stories: Stories) -> [Int: String] {
    var names: [Int: String] = [:]
    for (story, places) in groups {
      if let first = places.first { names[stories.lead(Int(first))] = story }
    }
    for place in 0..<timeline.count where !isSettled[place] {
      let id = catalog.ids[timeline.documents[place]]
      guard catalog.story(of: timeline.documents[place]) == id else { continue }
      let group = stories.lead(place)
      if names[group] == nil { names[group] = id }
    }
    return names
  }
}
