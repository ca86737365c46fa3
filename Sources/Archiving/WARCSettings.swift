/// How an archive is written.
package struct WARCSettings: Sendable, Hashable {
  /// Where the files lie; made when it is not there.
  package let folder: String
  /// Files are named `PREFIX-00000.warc.gz`, counted on from those that are there.
  package let prefix: String
  /// A file that has reached so many bytes is closed before the next page.
  package var fileBytes: Int64 = 1 << 30
  /// Lines of the `warcinfo` record beside the format: `software`, `operator`, `robots`…
  package var info: [String: String] = [:]

  package init(folder: String, prefix: String) {
    self.folder = folder
    self.prefix = prefix
  }
}
