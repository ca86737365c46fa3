import Extracting
import Frontier
import Vocabulary

/// What stood in the way of keeping a page, and what did not: robots.txt, the page's and its answer's own words, and
/// the host's further files, as they were seen.
struct LegalRecord: Sendable {
  /// Nil where robots.txt was not asked for.
  let robots: RobotsDecision?
  /// SHA-256 of robots.txt, hex; nil where there was none.
  let robotsDigest: String?
  /// Of the page's metas and its header together.
  let meta: RobotsMeta
  /// `X-Robots-Tag` as sent.
  let robotsTag: String?
  /// `meta: 1 POLICY; header: 1; file: 1`, as far as each is there.
  let tdm: String?
  let aiText: String?
  private let isMiningReserved: Bool
  private let isLetByAIText: Bool

  /// `answer` is the response's header, `path` the page's with its query; `agent` the name that fields may address.
  init(
    _ extraction: Extraction, answer: HeaderBlock?, path: Substring, _ record: PageRecord = PageRecord(),
    host: HostPolicy = HostPolicy([:], agent: ""), agent: String
  ) {
    robots = record.robots
    robotsDigest = record.robotsDigest
    let tags = answer?.values(of: "x-robots-tag") ?? []
    meta = extraction.robots.union(RobotsMeta(headers: tags, agent: agent))
    robotsTag = tags.isEmpty ? nil : tags.joined(separator: ", ")
    aiText = host.aiText
    isLetByAIText = host.lets(path)
    func stand(_ reservation: String?, _ policy: String?) -> (stand: String, isReserved: Bool)? {
      reservation.map { ("\($0)\(policy.map { " \($0)" } ?? "")", $0 == "1") }
    }
    // The nearest to the page holds.
    let stands = [
      ("meta", stand(extraction.tdmReservation, extraction.tdmPolicy)),
      ("header", stand(answer?.value(of: "tdm-reservation"), answer?.value(of: "tdm-policy"))),
      ("file", host.reservation(of: path)),
    ].compactMap { place, stand in stand.map { (place, $0.stand, $0.isReserved) } }
    tdm = stands.isEmpty ? nil : stands.map { "\($0.0): \($0.1)" }.joined(separator: "; ")
    isMiningReserved = stands.first?.2 ?? false
  }

  /// Why the page is left out; nil where nothing that is honoured speaks against it.
  func objection(honouring signs: Set<LegalSign>) -> Rejection? {
    if signs.contains(.noarchive), meta.contains(.noarchive) {
      return Rejection(.extract, .noarchive, "the page asks not to be archived")
    }
    if signs.contains(.noindex), meta.contains(.noindex) {
      return Rejection(.extract, .reserved, "the page asks not to be indexed (noindex)")
    }
    if signs.contains(.noai), !meta.isDisjoint(with: [.noai, .noimageai]) {
      return Rejection(.extract, .reserved, "the page asks not to be used for machine learning (noai)")
    }
    if signs.contains(.tdm), isMiningReserved {
      return Rejection(.extract, .reserved, "text and data mining is reserved (\(tdm ?? ""))")
    }
    if signs.contains(.aiText), !isLetByAIText {
      return Rejection(.extract, .reserved, "ai.txt does not let it be used (\(aiText ?? ""))")
    }
    return nil
  }
}
