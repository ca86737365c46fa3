/// One step of the line, done by workers that each stand on a queue of their own.
///
/// `hire` runs on the worker's queue, so what its closure holds (a parser, scratch buffers) need not be Sendable.
/// Work that throws a `Refusal` turns its item into a refused one; any other error ends the run. Items that were
/// refused before pass untouched.
package struct Stage<Input: Sendable, Output: Sendable, Refusal: Error & Sendable>: Sendable {
  package typealias Work = (Input) throws -> Output

  package let name: String
  package let workers: Int
  private let hire: @Sendable () throws -> Work

  package init(_ name: String, workers: Int = 1, hire: @escaping @Sendable () throws -> Work) {
    self.name = name
    self.workers = max(1, workers)
    self.hire = hire
  }

  /// `output` must expect `workers` writers.
  package func start(
    from input: Lane<Item<Input, Refusal>>, to output: Lane<Item<Output, Refusal>>, on floor: Floor
  ) {
    floor.atFault {
      input.abandon()
      output.abandon()
    }
    for number in 1...workers {
      floor.run(workers == 1 ? name : "\(name)-\(number)") { [hire] in
        defer { output.finish() }
        let work = try hire()
        while let item = input.next() {
          let outcome: Result<Output, Refusal>
          switch item.outcome {
          case .failure(let refusal): outcome = .failure(refusal)
          case .success(let load):
            do {
              outcome = .success(try work(load))
            } catch let refusal as Refusal {
              outcome = .failure(refusal)
            }
          }
          guard output.send(Item(item.ordinal, outcome)) else { return }
        }
      }
    }
  }
}
