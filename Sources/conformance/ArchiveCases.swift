import Archiving
import Codecs
import Vocabulary

/// Archives of other tools, against what warcio and FastWARC say of them.
enum ArchiveCases {
  /// `first` is the type and target of the first records.
  static func file(_ row: JSONValue, in folder: String) throws -> Verdict {
    let path = "\(folder)/\(try row.text("file"))"
    var records: [(type: String, target: String?)] = []
    var damages = 0
    do throws(Fault) {
      let reader = try WARCReader(path)
      while let record = try reader.next() { records.append((record.type, record.target)) }
      damages = reader.damages
    } catch {
      // Where neither tool reads it, there is nothing to be read.
      let isRead = ["warcio", "fastwarc"].contains { row[$0]?["ok"]?.bool == true }
      return isRead ? .failed(error.message) : .passed
    }
    let warcio = row["warcio"]
    let counts = [warcio, row["fastwarc"]].compactMap { $0?["ok"]?.bool == true ? $0?["records"]?.int : nil }
    guard !counts.isEmpty else {
      // Both give up somewhere: what lies before the damage is read, and the damage is known.
      return damages > 0 || records.isEmpty ? .passed : .failed("\(records.count) records and no damage seen")
    }
    guard counts.contains(Int64(records.count)) else {
      return .failed("\(records.count) records, wants \(counts.map(String.init).joined(separator: " or "))")
    }
    for (i, wanted) in (warcio?["first"]?.array ?? []).enumerated() where warcio?["ok"]?.bool == true {
      let (type, target) = (wanted[0]?.string, wanted[1]?.string)
      guard i < records.count, records[i].type == type, records[i].target == target else {
        let got = i < records.count ? "\(records[i].type) \(records[i].target ?? "-")" : "nothing"
        return .failed("record \(i): got \(got), wants \(type ?? "-") \(target ?? "-")")
      }
    }
    return .passed
  }
}
