/// Whether a file of that name is read as an archive.
func isArchive(_ name: String) -> Bool {
  [".warc", ".warc.gz", ".arc", ".arc.gz"].contains { name.hasSuffix($0) }
}
