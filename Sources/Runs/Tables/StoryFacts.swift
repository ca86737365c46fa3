import Codecs
import Columns
import Vocabulary

/// An article as its story knows it.
struct StoryMember: Sendable {
  let id: String
  let card: ArticleCard
  let relation: String
}

/// What the table of stories says of one: who printed it when, under which headlines, and where it may come from.
struct StoryFacts {
  /// By publication, undated last, ties by id.
  private let members: [StoryMember]

  init(_ members: [StoryMember]) {
    func time(_ member: StoryMember) -> Int64 { member.card.published?.utcSeconds ?? .max }
    self.members = members.sorted { (time($0), $0.id) < (time($1), $1.id) }
  }

  /// Seconds since 1970; nil where no article shows a date.
  var firstPublished: Int64? { members.first?.card.published?.utcSeconds }

  func row(_ storyID: String, lead: ArticleCard, runID: String) -> Row {
    var row = Row(.stories)
    row["story_id"] = .string(storyID)
    row["lead_article_id"] = .string(storyID)
    row["lead_outlet"] = .string(lead.outlet.name)
    row["title"] = .string(orNull: lead.title)
    row["language"] = .string(orNull: lead.language)
    row["agency_code"] = .string(orNull: agency)
    row["articles"] = .int(members.count)
    row["outlets"] = .int(Set(members.map(\.card.outlet)).count)
    let dates = members.compactMap { $0.card.published?.utcSeconds }
    row["first_published"] = .timestamp(orNull: dates.first.map { Timestamp(milliseconds: $0 * 1000) })
    row["last_published"] = .timestamp(orNull: dates.last.map { Timestamp(milliseconds: $0 * 1000) })
    row["headlines"] = .json(headlines)
    row["timeline"] = .json(timeline)
    row["origin"] = .string(orNull: origin?.name)
    row["origin_reason"] = .string(orNull: origin?.reason)
    row["run_id"] = .string(runID)
    return row
  }

  private var headlines: [UInt8] {
    var seen: Set<String> = []
    var json = JSONWriter()
    json.beginArray()
    for case let title? in members.map(\.card.title) where seen.insert(title).inserted { json.string(title) }
    json.endArray()
    return json.bytes
  }

  private var timeline: [UInt8] {
    var json = JSONWriter()
    json.beginArray()
    for member in members {
      json.beginObject()
      json.member("article_id", member.id)
      json.member("outlet", member.card.outlet.name)
      json.member("published", member.card.published?.iso8601)
      json.member("relation", member.relation)
      json.endObject()
    }
    json.endArray()
    return json.bytes
  }

  /// The code that most copies credit, ties by name.
  private var agency: String? {
    let counts = Dictionary(grouping: members.compactMap(\.card.agencyCode)) { $0 }.mapValues(\.count)
    return counts.min { ($1.value, $0.key) < ($0.value, $1.key) }?.key
  }

  /// An agency that is credited; else who printed first, and of several the one with the longest text.
  private var origin: (name: String, reason: String)? {
    if let agency { return (agency, "agency-credit") }
    guard members.count > 1, let first = members.first, let moment = first.card.published else { return nil }
    // A bare date says nothing of the order within the day.
    let peers = members.filter { member in
      guard let other = member.card.published else { return false }
      return moment.clock == nil || other.clock == nil
        ? other.date == moment.date : other.utcSeconds == moment.utcSeconds
    }
    if peers.count == 1 { return (first.card.outlet.name, "earliest") }
    let fullest = peers.max { ($0.card.textBytes, $1.id) < ($1.card.textBytes, $0.id) } ?? first
    return (fullest.card.outlet.name, "most-complete")
  }
}
