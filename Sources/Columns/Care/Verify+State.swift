import Codecs
import Vocabulary

/// What stands beside the parts: the states, `CURRENT`, the descriptions.
extension Dataset {
  /// Earlier states that cannot be read any more.
  func verifyStates() -> [Finding] {
    var findings: [Finding] = []
    for name in (try? disk.list(Manifest.folder)) ?? []
    where Manifest.number(in: name, prefix: "manifest") != nil && name != manifest.name {
      do throws(Fault) {
        _ = try DatasetState.load(disk, manifest: name)
      } catch {
        findings.append(
          Finding(file: "\(Manifest.folder)/\(name)", "an earlier state is lost: \(error.message)"))
      }
    }
    return findings
  }

  /// `SHA256SUMS` must be that of this state, or of the state before where a writer died between the commit and the
  /// descriptions; then these are not looked at. It also tells whether `CURRENT` is right.
  func verifyDescriptions() throws(Fault) -> [Finding] {
    let current = try disk.read(Manifest.current)
    guard current == Manifest.currentLine(naming: manifest.name) else {
      // The descriptions are those of the live state, and this may be an earlier one.
      if let live = try? DatasetState.load(disk).manifest, live.number > manifest.number { return [] }
      return [Finding(file: Manifest.current, "must be one line, the name of the live manifest")]
    }
    guard let bytes = try? disk.read(DerivedFiles.sums) else {
      return [Finding(file: DerivedFiles.sums, "cannot be read; the next commit writes it again")]
    }
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map { Array($0) }
    let expected = try DerivedFiles(self).stateSums()
    guard lines.starts(with: expected) else {
      let named = lines.lazy.compactMap { line in
        String(decoding: line, as: UTF8.self).split(separator: "/").last
          .flatMap { name in Manifest.number(in: String(name), prefix: "manifest").map { _ in String(name) } }
      }.first
      if let named, named == manifest.parent, let before = try? Dataset(path, manifest: named),
        lines.starts(with: try DerivedFiles(before).stateSums())
      {
        return []
      }
      if let named, named != manifest.name, named != manifest.parent,
        disk.exists("\(Manifest.folder)/\(named)")
      {
        return [
          Finding(
            file: Manifest.current,
            "names \(manifest.name), but \(DerivedFiles.sums) is of \(named); write that name into it")
        ]
      }
      let place = zip(lines, expected).enumerated().first { $1.0 != $1.1 }?.offset ?? lines.count
      return [
        Finding(
          file: DerivedFiles.sums, line: place + 1,
          "is not this state's; the next commit writes the file again")
      ]
    }
    var findings: [Finding] = []
    for (i, name) in DerivedFiles.descriptions.enumerated() {
      let place = expected.count + i
      let sum = try? FileDigest.sha256(disk.full(name)).hex
      guard place >= lines.count || lines[place] != Array("\(sum ?? "-")  \(name)".utf8) else { continue }
      findings.append(
        Finding(
          file: name,
          "its SHA-256 is not the one in line \(place + 1) of \(DerivedFiles.sums); the next commit writes both again"
        ))
    }
    if lines.count != expected.count + DerivedFiles.descriptions.count + 1 || lines.last != [] {
      findings.append(
        Finding(file: DerivedFiles.sums, "has lines too many or too few; the next commit writes it again"))
    }
    return findings
  }
}
