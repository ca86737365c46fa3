import Flow
import Glibc
import Vocabulary

extension Crew {
  /// `count` workers, or one a core.
  static func cores(_ count: Int? = nil) -> Crew {
    let workers = count ?? processors
    return Crew(workers: workers) { jobs, body in concurrently(jobs, workers: workers, body) }
  }

  static var processors: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }
}
