import Columns
import Flow
import Vocabulary

/// Reads what earlier nights wrote, for a run that one damaged part of them must not stop: the run goes on without the part
/// and says so once.
struct EarlierNights: Sendable {
  /// The folder of the dataset that the run writes; it need not exist yet.
  let dataset: String
  /// The run whose rows are left out: it is about to replace them.
  let runID: String
  private let warn: @Sendable (String) -> Void
  private let damaged = Guarded<Set<String>>([])

  init(_ dataset: String, besides runID: String, warn: @escaping @Sendable (String) -> Void) {
    self.dataset = dataset
    self.runID = runID
    self.warn = warn
  }

  /// Whether something that was read lacks a part.
  var isDamaged: Bool { damaged.withLock { !$0.isEmpty } }

  /// What `body` reads, or `absent` where there is no dataset yet. Where damage stops it, `body` is called again, from the
  /// start, and gives the function that it is given to its queries.
  func read<T>(
    else absent: T, _ body: (Dataset, _ skipping: (@Sendable (Fault) -> Void)?) throws(Fault) -> T
  ) throws(Fault) -> T {
    guard Dataset.exists(at: dataset) else { return absent }
    let opened = try Dataset(dataset)
    do throws(Fault) { return try body(opened, nil) } catch {
      return try body(opened) { [warn, damaged] fault in
        guard damaged.withLock({ $0.insert(fault.message).inserted }) else { return }
        warn(
          "\(fault.message); the run goes on as if that part were not there: 'naskh dataset repair' takes it out"
        )
      }
    }
  }
}
