import Codecs
import Vocabulary

extension Dataset {
  /// What is wrong with the files of some of a part's columns (nil: all), by their checksums; nil where they are sound.
  func damage(to part: Manifest.Part, columns: [Column]? = nil) -> Fault? {
    do throws(Fault) {
      let footer = try footer(of: part)
      for file in footer.columns where columns?.contains(where: { $0.id == file.id }) ?? true {
        let path = disk.full("\(part.path)/\(file.file)")
        guard try FileDigest.sha256(path).hex == file.sha256 else {
          return Fault(.badData, "\(path): its SHA-256 is not the footer's: bytes have changed")
        }
      }
      return nil
    } catch {
      return error
    }
  }
}
