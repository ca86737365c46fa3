import Frontier
import Glibc
import Vocabulary

/// `--dry-run`: the addresses that would come first, the rule that allows each, and the time they would take. Writes nothing.
func printPlan(_ plan: Plan) throws(Fault) -> Int32 {
  let output = try OutputFile(path: "-")
  try output.write(Array("outlet\turl\tkind\trule\n".utf8))
  var run = plan.runIdentity
  run.isRehearsal = true
  let frontier = try Frontier(
    path: plan.stateFolder + "/frontier.sqlite", settings: plan.frontierSettings, outlets: plan.outlets,
    run: run,
    now: plan.startedAt)
  let urls = try frontier.plan(limit: 10_000, now: plan.startedAt)
  for (seed, decision, _) in urls {
    try output.write(
      Array("\(seed.outlet)\t\(seed.address)\t\(seed.kind.rawValue)\t\(decision.reason)\n".utf8))
  }
  try output.finish()
  // Outlets go side by side; the slowest one says when the last request is made.
  let spans = Dictionary(grouping: urls, by: \.seed.outlet).mapValues { $0.map(\.delay.count).reduce(0, +) }
  let minutes = Double(spans.values.max() ?? 0) / 60_000
  StandardError.write(
    "naskh: \(urls.count) requests to begin with, at least \((minutes * 10).rounded() / 10) minutes; each page may name more\n"
  )
  return 0
}
