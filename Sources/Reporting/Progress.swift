package import Vocabulary

/// How far a run is, at one moment.
package struct Progress: Sendable, Hashable {
  package struct Stage: Sendable, Hashable {
    package var name: String
    /// Items that left it.
    package var done: Int
    /// Items that it will have seen at the end, as far as is known now; grows while links are found. Nil: unknown.
    package var expected: Int?

    package init(name: String, done: Int, expected: Int? = nil) {
      self.name = name
      self.done = done
      self.expected = expected
    }
  }

  package struct OutletProgress: Sendable, Hashable {
    package var outlet: Outlet.ID
    package var done: Int
    package var waiting: Int

    package init(outlet: Outlet.ID, done: Int, waiting: Int) {
      self.outlet = outlet
      self.done = done
      self.waiting = waiting
    }
  }

  /// Since the run began.
  package var elapsed: Milliseconds
  /// In the order that items pass through them.
  package var stages: [Stage]
  package var outlets: [OutletProgress]
  /// A word on what is not a count, such as `draining: one more signal leaves at once`; nil for none.
  package var note: String?

  package init(elapsed: Milliseconds, stages: [Stage], outlets: [OutletProgress] = [], note: String? = nil) {
    self.elapsed = elapsed
    self.stages = stages
    self.outlets = outlets
    self.note = note
  }
}
