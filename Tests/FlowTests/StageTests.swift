import Testing

@testable import Flow

private struct Refusal: Error, Equatable {
  let number: Int
}

private struct Broken: Error, Equatable {
  let number: Int
}

/// Not Sendable on purpose: a worker's own tool.
private final class Scratch {
  var used = 0
}

struct StageTests {
  private typealias Load = Item<Int, Refusal>

  /// What arrived, in its order, and how many items at most waited for their turn.
  private struct Arrivals {
    var outcomes: [Result<Int, Refusal>] = []
    var held = 0
  }

  /// Sends 0..<count through a doubling stage that refuses multiples of 7.
  private func run(count: Int, workers: Int, seats: Int) throws -> Arrivals {
    let numbers = Lane<Load>(capacity: 4)
    let doubled = Lane<Load>(capacity: 4, writers: workers)
    let turnstile = Turnstile(seats: seats)
    let floor = Floor()
    let arrivals = Guarded(Arrivals())
    floor.run("head") {
      for i in 0..<count where turnstile.enter() {
        numbers.send(Item(Ordinal(i), i % 11 == 0 ? .failure(Refusal(number: -i)) : .success(i)))
      }
      numbers.finish()
    }
    Stage<Int, Int, Refusal>("double", workers: workers) {
      let scratch = Scratch()
      return { number in
        scratch.used += 1
        if number % 7 == 0 { throw Refusal(number: number) }
        // Some items take longer than others, so that several workers lap one another.
        var waste = number
        for _ in 0..<(number % 5) * 400 { waste = waste &* 31 &+ 1 }
        return waste == .min ? 0 : number * 2
      }
    }.start(from: numbers, to: doubled, on: floor)
    floor.run("tail") {
      var order = Resequencer<Int, Refusal>()
      while let item = doubled.next() {
        order.accept(item) { due in
          arrivals.withLock { $0.outcomes.append(due.outcome) }
          turnstile.leave()
        }
        let held = order.held
        arrivals.withLock { $0.held = max($0.held, held) }
      }
    }
    try floor.wait()
    #expect(turnstile.inside == 0)
    return arrivals.withLock { $0 }
  }

  @Test(arguments: [1, 2, 8]) func orderIsRestoredAndARefusalKeepsItsPlace(workers: Int) throws {
    let arrivals = try run(count: 2000, workers: workers, seats: 16)
    let expected: [Result<Int, Refusal>] = (0..<2000).map { i in
      if i % 11 == 0 { return .failure(Refusal(number: -i)) }
      if i % 7 == 0 { return .failure(Refusal(number: i)) }
      return .success(i * 2)
    }
    #expect(arrivals.outcomes == expected)
    #expect(arrivals.held < 16, "the seats bound what waits for its turn")
  }

  @Test(arguments: [1, 2, 8]) func aWorkersFaultStopsTheRunAndNamesItself(workers: Int) {
    let numbers = Lane<Load>(capacity: 2)
    let doubled = Lane<Load>(capacity: 2, writers: workers)
    let floor = Floor()
    floor.run("head") {
      // Endless: only the fault ends it.
      var i = 0
      while numbers.send(Item(Ordinal(i), .success(i))) { i += 1 }
      numbers.finish()
    }
    Stage<Int, Int, Refusal>("double", workers: workers) {
      { number in
        if number == 100 { throw Broken(number: number) }
        return number
      }
    }.start(from: numbers, to: doubled, on: floor)
    floor.run("tail") { while doubled.next() != nil {} }
    let fault = #expect(throws: FloorFault.self) { try floor.wait() }
    #expect(fault?.cause as? Broken == Broken(number: 100))
    #expect(fault?.worker.hasPrefix("double") == true)
  }

  @Test func aWorkerThatCannotBeHiredEndsTheRun() {
    let numbers = Lane<Load>(capacity: 1)
    let doubled = Lane<Load>(capacity: 1)
    let floor = Floor()
    Stage<Int, Int, Refusal>("double") { throw Broken(number: 1) }.start(
      from: numbers, to: doubled, on: floor)
    floor.run("head") { while numbers.send(Item(Ordinal(0), .success(0))) {} }
    let fault = #expect(throws: FloorFault.self) { try floor.wait() }
    #expect(fault?.worker == "double")
  }
}
