package import Vocabulary

/// How column files are compressed.
package enum Compression: Sendable, Hashable, CustomStringConvertible {
  case none
  /// zlib level 1...9.
  case gzip(Int)
  /// zstd level 1...19, with frame checksum.
  case zstd(Int)

  package static let standard = Compression.zstd(3)

  /// Reads `none`, `gzip`, `gzip:9`, `zstd`, `zstd:3`.
  package init(_ text: String) throws(Fault) {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    let level = parts.count > 1 ? Int(parts[1]) : nil
    switch (parts.first ?? "", level) {
    case ("none", nil) where parts.count == 1: self = .none
    case ("gzip", nil) where parts.count == 1: self = .gzip(6)
    case ("gzip", let level?) where (1...9).contains(level): self = .gzip(level)
    case ("zstd", nil) where parts.count == 1: self = .zstd(3)
    case ("zstd", let level?) where (1...19).contains(level): self = .zstd(level)
    default:
      throw Fault(
        .configuration, "compression '\(text)' is none of none, gzip[:1-9], zstd[:1-19]; use zstd:3")
    }
  }

  package var description: String {
    switch self {
    case .none: "none"
    case .gzip(let level): "gzip:\(level)"
    case .zstd(let level): "zstd:\(level)"
    }
  }

  /// What follows `COLUMN.tsv` in a file's name.
  package var suffix: String {
    switch self {
    case .none: ""
    case .gzip: ".gz"
    case .zstd: ".zst"
    }
  }
}
