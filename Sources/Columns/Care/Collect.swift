package import Vocabulary

/// What `gc` removed, or would remove.
package struct Collection: Sendable, Hashable {
  /// Below the dataset's folder, sorted.
  package var paths: [String] = []
  package var bytes = 0
}

extension DatasetWriter {
  /// Removes what no state needs: parts, manifests and schemas of states that were replaced longer than `grace` ago,
  /// and what dead writers left. The live state and states within the grace period are kept for their readers.
  ///
  /// - Parameter now: file times are compared with it.
  package static func collect(
    path: String, grace: Milliseconds, now: Timestamp, isDryRun: Bool = false, waitsForLock: Bool = false
  ) throws(Fault) -> Collection {
    let disk = Disk(root: path)
    _ = try DatasetState.load(disk)
    let lock = try FileLock(disk, wait: waitsForLock)
    defer { withExtendedLifetime(lock) {} }
    let live = try DatasetState.load(disk).manifest
    var kept = [live]
    var doomed: [String] = []
    let names = try disk.list(Manifest.folder)
    let manifests = names.filter { Manifest.number(in: $0, prefix: "manifest") != nil }
    for (i, name) in manifests.enumerated() where name != live.name {
      let successor = manifests[min(i + 1, manifests.count - 1)]
      let replaced = (disk.changed("\(Manifest.folder)/\(successor)") ?? 0) * 1000
      let isOrphan = (Manifest.number(in: name, prefix: "manifest") ?? 0) > live.number
      if !isOrphan, now.milliseconds - replaced < grace.count {
        kept.append(try DatasetState.load(disk, manifest: name).manifest)
      } else {
        doomed.append("\(Manifest.folder)/\(name)")
      }
    }
    let schemas = Set(kept.map(\.schema))
    for name in names {
      let isSchema = Manifest.number(in: name, prefix: "schema") != nil
      if name.hasPrefix(PartWriter.temporaryPrefix) || (isSchema && !schemas.contains(name)) {
        doomed.append("\(Manifest.folder)/\(name)")
      }
    }
    let needed = Set(kept.flatMap { $0.parts.map(\.path) })
    for table in try disk.list("") where disk.isFolder(table) && table != Manifest.folder {
      for day in try disk.list(table) where Partition.isFolder(day) {
        for part in try disk.list("\(table)/\(day)") {
          let path = "\(table)/\(day)/\(part)"
          let isOurs = part.hasPrefix("part-") || part.hasPrefix(PartWriter.temporaryPrefix)
          if isOurs, !needed.contains(path), disk.isFolder(path) { doomed.append(path) }
        }
      }
    }
    var result = Collection(paths: doomed.sorted())
    for path in result.paths {
      if disk.isFolder(path) {
        for name in try disk.list(path) { result.bytes += disk.size("\(path)/\(name)") ?? 0 }
      } else {
        result.bytes += disk.size(path) ?? 0
      }
    }
    guard !isDryRun else { return result }
    // Manifests first: a state that is named is whole.
    for path in result.paths where !disk.isFolder(path) { try disk.remove(path) }
    var folders = Set<String>()
    for path in result.paths where disk.isFolder(path) {
      try disk.removeFolder(path)
      folders.insert(path.split(separator: "/").dropLast().joined(separator: "/"))
    }
    for folder in folders.sorted() where try disk.list(folder).isEmpty { try disk.removeFolder(folder) }
    return result
  }
}
