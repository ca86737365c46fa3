import Codecs
import Frontier

/// What a host's `ai.txt` and `tdmrep.json` say.
struct HostPolicy: Sendable {
  /// A location of `tdmrep.json`; the first that fits a path holds.
  private struct Location {
    let pattern: String
    let stand: String
    let isReserved: Bool
  }

  /// Where they lie: <https://site.spawning.ai/spawning-ai-txt>, and TDMRep, W3C Community Group Report of 2024, §6.1.
  static let paths = [aiPath, tdmPath]
  private static let aiPath = "/ai.txt"
  private static let tdmPath = "/.well-known/tdmrep.json"
  /// Bytes of `ai.txt` that a row shows.
  private static let shownBytes = 300

  /// The lines of `ai.txt` without comments, joined by `; `; nil where the host has none.
  private(set) var aiText: String?
  private var aiRules: RobotsRules?
  private var locations: [Location] = []

  init(_ files: [String: [UInt8]], agent: String) {
    if let file = files[Self.aiPath] { readAI(file, agent) }
    if let file = files[Self.tdmPath] { readTDM(file) }
  }

  /// Whether `ai.txt` lets a path be used; it is written as robots.txt is.
  func lets(_ path: Substring) -> Bool { aiRules?.verdict(on: path).allowed ?? true }

  /// The reservation that holds for a path, as seen: `1 https://…/policy.json`; nil where nothing is said.
  func reservation(of path: Substring) -> (stand: String, isReserved: Bool)? {
    locations.first { RobotsPattern.matches($0.pattern, path) }.map { ($0.stand, $0.isReserved) }
  }

  private mutating func readAI(_ file: [UInt8], _ agent: String) {
    let lines = String(decoding: file.prefix(1 << 16), as: UTF8.self)
      .split(whereSeparator: \.isNewline).map { $0.prefix { $0 != "#" }.trimmed }
      .filter { !$0.isEmpty }
    // Many hosts answer every path with a page.
    guard lines.contains(where: { $0.lowercased().hasPrefix("user-agent") }), lines[0].first != "<" else {
      return
    }
    let text = lines.joined(separator: "; ")
    aiText =
      text.utf8.count <= Self.shownBytes
      ? text : String(decoding: text.utf8.prefix(Self.shownBytes), as: UTF8.self) + "…"
    aiRules = RobotsRules(parsing: file, agent: agent)
  }

  private mutating func readTDM(_ file: [UInt8]) {
    guard let value = try? JSONValue(parsing: file, lenient: true) else { return }
    for entry in value.array ?? [value] {
      guard let pattern = entry["location"]?.string,
        let reservation = entry["tdm-reservation"]?.int
          ?? entry["tdm-reservation"]?.string.flatMap({ Int64($0) })
      else { continue }
      let policy = entry["tdm-policy"]?.string.map { " \($0)" } ?? ""
      locations.append(
        Location(pattern: pattern, stand: "\(reservation)\(policy)", isReserved: reservation == 1))
    }
  }
}

extension Substring {
  fileprivate var trimmed: String {
    String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
  }
}
