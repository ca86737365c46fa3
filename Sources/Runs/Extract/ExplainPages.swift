import Codecs
import Extracting
import Vocabulary

/// `naskh extract --explain`: what was found on each page, and why, one page after the other.
func explainPages(_ options: ExtractOptions) throws(Fault) {
  let extractor = Extractor()
  extractor.explains = true
  let output = try OutputFile(path: options.output ?? "-")
  let finder = PageFinder { task in
    let record = try ExtractRecord(task, extractor, digesting: false)
    var lines = ["page: \(record.id)"]
    if let url = record.url { lines.append("address: \(url)") }
    lines.append("kind: \(record.extraction.kind.rawValue)")
    lines.append("read as: \(record.extraction.charset)")
    if let refusal = record.refusal {
      lines.append("rejected: \(refusal.reason.rawValue): \(refusal.detail)")
    }
    lines += record.isUnreadable ? [] : extractor.explanation()
    try output.write(Array((lines.joined(separator: "\n") + "\n\n").utf8))
  }
  do {
    if let manifest = options.manifest { try finder.manifest(manifest) }
    for path in options.paths { try finder.path(path) }
  } catch let fault as Fault {
    throw fault
  } catch {
    throw Fault(.failed, "\(error)")
  }
  try output.finish()
}
