/// Blocks the calling thread until `work` has ended on the cooperative pool; never call it from there.
package func blocking<R: Sendable, E: Error>(_ work: @escaping @Sendable () async throws(E) -> R) throws(E)
  -> R
{
  let result = Guarded<Result<R, E>?>(nil)
  Task.detached {
    let outcome: Result<R, E>
    do throws(E) { outcome = .success(try await work()) } catch { outcome = .failure(error) }
    result.withLock { $0 = outcome }
  }
  return try result.wait { $0 }.get()
}
