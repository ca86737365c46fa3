import Codecs
import Vocabulary

/// The live manifest and schema of a dataset, or the absence of both.
struct DatasetState: Sendable {
  let manifest: Manifest?
  let schema: DatasetSchema?
  /// Numbers that are taken in `_meta`, by live files or by what a dead writer left.
  private let lastManifest: Int
  private let lastSchema: Int

  init(_ disk: Disk) throws(Fault) {
    var lastManifest = 0
    var lastSchema = 0
    for name in try disk.list(Manifest.folder) {
      lastManifest = max(lastManifest, Manifest.number(in: name, prefix: "manifest") ?? 0)
      lastSchema = max(lastSchema, Manifest.number(in: name, prefix: "schema") ?? 0)
    }
    self.lastManifest = lastManifest
    self.lastSchema = lastSchema
    guard disk.exists(Manifest.current) else {
      manifest = nil
      schema = nil
      return
    }
    let live = try Self.load(disk)
    manifest = live.manifest
    schema = live.schema
  }

  /// The manifest that `CURRENT` names, and its schema.
  static func load(_ disk: Disk) throws(Fault) -> (manifest: Manifest, schema: DatasetSchema) {
    guard disk.exists(Manifest.current) else {
      throw Fault(.badData, "\(disk.root) is no dataset: it has no file CURRENT; check the path")
    }
    let line = try disk.read(Manifest.current)
    let name = String(decoding: line.prefix { $0 != 0x0A }, as: UTF8.self)
    guard let number = Manifest.number(in: name, prefix: "manifest"), Manifest.name(number) == name else {
      throw Fault(
        .badData,
        "\(disk.full(Manifest.current)) does not name a manifest; write the name of the latest one in \(Manifest.folder) into it"
      )
    }
    return try load(disk, manifest: name)
  }

  static func load(
    _ disk: Disk, manifest name: String
  ) throws(Fault) -> (manifest: Manifest, schema: DatasetSchema) {
    let path = "\(Manifest.folder)/\(name)"
    guard disk.exists(path) else {
      throw Fault(
        .badData,
        "\(disk.full(path)), which \(Manifest.current) names, is not there; write the name of the latest manifest in \(Manifest.folder) into \(Manifest.current), or restore the file"
      )
    }
    let manifest = try Manifest(parsing: try disk.read(path), path: disk.full(path))
    guard Manifest.number(in: manifest.schema, prefix: "schema") != nil else {
      throw Fault(.badData, "\(disk.full(path)) does not name its schema; restore the file")
    }
    let schemaPath = "\(Manifest.folder)/\(manifest.schema)"
    let bytes = try disk.read(schemaPath)
    guard try FileDigest.sha256(bytes.span).hex == manifest.schemaSHA256 else {
      throw Fault(
        .badData,
        "\(disk.full(schemaPath)) is not the schema that \(name) names (its SHA-256 differs); restore the file"
      )
    }
    return (manifest, try DatasetSchema(parsing: bytes, path: disk.full(schemaPath)))
  }

  var parts: [Manifest.Part] { manifest?.parts ?? [] }
  var nextManifestNumber: Int { lastManifest + 1 }
  var nextSchemaNumber: Int { lastSchema + 1 }

  /// The live schema's file where nothing grew, else the next one's.
  func schemaName(for grown: DatasetSchema) -> String {
    if let manifest, schema == grown { return manifest.schema }
    return Manifest.schemaName(nextSchemaNumber)
  }
}
