/// Where an archive keeps an exchange: enough to read it again without the records before it.
package struct ArchivePlace: Sendable, Hashable {
  /// The file's name after closing, without its folder.
  package let file: String
  /// Bytes before the record; in a compressed file, before its gzip member.
  package let offset: Int64
  /// Bytes of the record (of its gzip member); blank lines that follow an uncompressed record not counted.
  package let length: Int64

  package init(file: String, offset: Int64, length: Int64) {
    self.file = file
    self.offset = offset
    self.length = length
  }
}
