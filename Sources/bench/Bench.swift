import Glibc
import Vocabulary

/// The rooms' own code under a load that `Scripts/bench` measures; not part of the tool.
@main struct Bench {
  static func main() throws {
    let words = Array(CommandLine.arguments.dropFirst())
    guard words.count == 3, let number = Int(words[2]) else { throw usage }
    switch words[0] {
    case "fetch": try FetchBench(list: words[1], readsLinks: false).run(number)
    case "links": try FetchBench(list: words[1], readsLinks: true).run(number)
    case "frontier": try FrontierBench(path: words[1], urls: number).run()
    default: throw usage
    }
  }

  private static var usage: Fault {
    Fault(.usage, "bench fetch|links LIST CONNECTIONS, or bench frontier FILE.sqlite URLS")
  }
}

/// CPU seconds of this process so far, and the most memory that it held, in MB.
func cost() -> (cpu: Double, peakMB: Double) {
  var usage = rusage()
  _ = unsafe getrusage(0, &usage)
  func seconds(_ t: timeval) -> Double { Double(t.tv_sec) + Double(t.tv_usec) / 1e6 }
  return (seconds(usage.ru_utime) + seconds(usage.ru_stime), Double(usage.ru_maxrss) / 1000)
}
