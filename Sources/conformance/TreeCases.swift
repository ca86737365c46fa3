import Codecs
import Frontier
import Runs
import Vocabulary

/// Whole small sites of robots.txt, sitemaps and feeds: which pages they list.
enum TreeCases {
  /// `responses` by address, a body or an object of status, headers and body; `pages` are those that lists name, as
  /// texts or as objects with a `url`.
  static func pages(_ row: JSONValue) throws -> Verdict {
    let site = try responses(row)
    guard let home = WebAddress.resolve(Array(try row.text("homepage").utf8)) else {
      throw Fault(.badData, "the row's 'homepage' is no address")
    }
    var settings = Survey.Settings(agent: "naskh")
    settings.delay = Milliseconds(0)
    settings.requests = 10_000
    settings.samples = 0
    let survey = try Survey(home: home, settings, now: Timestamp(milliseconds: 0))
    try walk(survey, site)
    let wanted = Set((row["pages"]?.array ?? []).compactMap { ($0.string ?? $0["url"]?.string).flatMap(key) })
    let missing = wanted.subtracting(survey.listedKeys)
    let extra = survey.listedKeys.subtracting(wanted)
    guard missing.isEmpty, extra.isEmpty else {
      return .failed(
        "\(survey.listedPages) pages, wants \(wanted.count); missing \(missing.sorted().prefix(3)), too many \(extra.sorted().prefix(3))"
      )
    }
    return .passed
  }

  private struct Answer {
    var status = 200
    var fields: [(String, String)] = []
    var body: [UInt8] = []
  }

  private static func key(_ text: String) -> String? {
    WebAddress.resolve(Array(text.utf8)).map { Canonical.key(of: $0) }
  }

  private static func walk(_ survey: Survey, _ site: [String: Answer]) throws(Fault) {
    var now = Timestamp(milliseconds: 0)
    while true {
      switch try survey.next(now: now) {
      case .finished, .idle: return
      case .wait(let until): now = until
      case .refused(let seed, let rejection): survey.refused(seed, rejection)
      case .fetch(let order): try answer(survey, order, site, now)
      }
    }
  }

  private static func answer(
    _ survey: Survey, _ order: Order, _ site: [String: Answer], _ now: Timestamp
  ) throws(Fault) {
    var address = order.seed.address
    while true {
      let answer = site[address.href] ?? Answer(status: 404)
      let visit = Visit(status: answer.status, finalAddress: address)
      if (300...399).contains(answer.status),
        let location = answer.fields.first(where: { $0.0.lowercased() == "location" })?.1
      {
        let hop = try survey.permits(Array(location.utf8), from: address, for: order.seed, now: now)
        if case (let next, .follow)? = hop {
          address = next
          continue
        }
        guard case (_, .refuse(let rejection))? = hop else { return }
        return try survey.take(order, .failure(rejection), visit, now: now)
      }
      let head =
        "HTTP/1.1 \(answer.status) \r\n" + answer.fields.map { "\($0.0): \($0.1)\r\n" }.joined() + "\r\n"
      let fetch = Fetch(
        address: address, status: answer.status, request: HeaderBlock([]),
        response: HeaderBlock(Array(head.utf8)),
        fetchedAt: now)
      let page = Page(seed: order.seed, fetch: fetch, wireBody: answer.body, body: answer.body)
      return try survey.take(order, .success(page), visit, now: now)
    }
  }

  private static func responses(_ row: JSONValue) throws(Fault) -> [String: Answer] {
    var pairs: [(String, JSONValue)] = []
    if let object = row["responses"]?.object {
      pairs = object.members.map { ($0.key, $0.value) }
    } else if let list = row["responses"]?.array {
      pairs = list.compactMap { entry in entry["url"]?.string.map { ($0, entry) } }
    } else {
      throw Fault(.badData, "the row has no 'responses'")
    }
    var site: [String: Answer] = [:]
    for (url, value) in pairs {
      guard let address = WebAddress.resolve(Array(url.utf8)) else { continue }
      var answer = Answer()
      if let text = value.string { answer.body = Array(text.utf8) }
      answer.status = Int(value["status"]?.int ?? value["status_code"]?.int ?? value["code"]?.int ?? 200)
      for member in value["headers"]?.object?.members ?? [] {
        answer.fields.append((member.key, member.value.string ?? member.value[0]?.string ?? ""))
      }
      for name in ["body", "text", "content", "raw", "data"] {
        if let text = value[name]?.string { answer.body = Array(text.utf8) }
        for suffix in ["_b64", "_base64"] {
          if let bytes = value[name + suffix]?.string.flatMap({ Base64.bytes(of: $0) }) {
            answer.body = bytes
          }
        }
      }
      if let bytes = value["b64"]?.string.flatMap({ Base64.bytes(of: $0) }) { answer.body = bytes }
      site[address.href] = answer
    }
    return site
  }
}
