package import Vocabulary

/// What happened to one article between two runs.
package struct ArticleChange: Sendable, Hashable {
  package enum Kind: String, Sendable, Hashable, CaseIterable {
    case added, changed, withdrawn
  }

  package let kind: Kind
  package let articleID: String
  package let version: UInt64
  package let outlet: String
  package let title: String?
  package let runID: String
}

extension Dataset {
  /// What the runs after `first`, up to and with `last`, added, changed and withdrew; in their order.
  package func changes(
    from first: String, to last: String, _ body: (ArticleChange) throws(Fault) -> Void
  ) throws(Fault) {
    let runs = runs
    func place(_ run: String) throws(Fault) -> Int {
      if let place = runs.firstIndex(of: run) { return place }
      throw unknownRun(run)
    }
    let start = try place(first)
    let end = try place(last)
    guard start < end else { throw Fault(.usage, "run \(first) must come before run \(last)") }
    var known = Set<String>()
    for run in runs[...start] {
      try scan(Query(table: "articles", columns: ["article_id"], runID: run)) { row throws(Fault) in
        if case .string(let id) = try row.cell(0) { known.insert(id) }
        return true
      }
    }
    let columns = ["article_id", "version", "outlet", "title", "withdrawn"]
    for run in runs[(start + 1)...end] {
      try scan(Query(table: "articles", columns: columns, runID: run)) { row throws(Fault) in
        guard case .string(let id) = try row.cell(0), case .u64hex(let version) = try row.cell(1),
          case .string(let outlet) = try row.cell(2), case .bool(let withdrawn) = try row.cell(4)
        else { return true }
        var title: String?
        if case .string(let text) = try row.cell(3) { title = text }
        let isNew = known.insert(id).inserted
        try body(
          ArticleChange(
            kind: withdrawn ? .withdrawn : isNew ? .added : .changed, articleID: id, version: version,
            outlet: outlet, title: title, runID: run))
        return true
      }
    }
  }
}
