import Flow
package import Vocabulary

package struct ReplayOptions: Sendable {
  /// A WARC, or a folder that holds one folder a site.
  package var path: String
  package var firstAddress = "127.0.0.10"
  /// 0: the system chooses.
  package var port: UInt16 = 8790

  package init(path: String) { self.path = path }
}

/// Serves until a signal comes; a line a site on standard output, its name and its address.
///
/// Blocks the calling thread. Returns the exit code that the signal asks for.
package func servePages(_ options: ReplayOptions) throws(Fault) -> Int32 {
  let stopped = Lane<Void>(capacity: 8)
  let signal = StopSignal { _ in stopped.send(()) }
  signal.listen()
  let server =
    SiteFolder.isFolder(options.path)
    ? try ReplayServer(folder: options.path, firstAddress: options.firstAddress, port: options.port)
    : try ReplayServer(archive: options.path, firstAddress: options.firstAddress, port: options.port)
  let outlets = try blocking { () async throws(Fault) in try await server.start() }
  let output = try OutputFile(path: "-")
  for outlet in outlets {
    for home in outlet.homes { try output.write(Array("\(outlet.id)\t\(home)\n".utf8)) }
  }
  try output.finish()
  _ = stopped.next()
  blocking { await server.stop() }
  return signal.exitCode ?? 0
}
