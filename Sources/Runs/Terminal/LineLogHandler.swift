import Codecs
import Logging
import Vocabulary

/// One line an event on standard error, as text, logfmt or JSON; the run's id is on every machine-read line.
struct LineLogHandler: LogHandler {
  let format: LogFormat
  let now: @Sendable () -> Timestamp
  let write: @Sendable (String) -> Void
  var metadata: Logger.Metadata = [:]
  var metadataProvider: Logger.MetadataProvider?
  var logLevel = Logger.Level.info

  init(
    format: LogFormat, now: @escaping @Sendable () -> Timestamp,
    write: @escaping @Sendable (String) -> Void = StandardError.write
  ) {
    self.format = format
    self.now = now
    self.write = write
  }

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    let fields = metadata.merging(event.metadata ?? [:]) { $1 }.sorted { $0.key < $1.key }
      .map { ($0.key, "\($0.value)") }
    switch format {
    case .text:
      // A person reads the message; the fields it needs are in it.
      let level = event.level >= .warning ? "\(event.level.rawValue): " : ""
      write("naskh: \(level)\(event.message)\n")
    case .logfmt:
      let head = [("time", now().iso8601), ("level", event.level.rawValue), ("msg", "\(event.message)")]
      write((head + fields).map { "\($0)=\(quoted($1))" }.joined(separator: " ") + "\n")
    case .json:
      var writer = JSONWriter()
      writer.beginObject()
      for (key, value) in [
        ("time", now().iso8601), ("level", event.level.rawValue), ("msg", "\(event.message)"),
      ] + fields {
        writer.key(key)
        writer.string(value)
      }
      writer.endObject()
      write(String(decoding: writer.bytes, as: UTF8.self) + "\n")
    }
  }

  /// Bare where that is unambiguous, in double quotes with escapes elsewhere.
  private func quoted(_ value: String) -> String {
    let isPlain =
      !value.isEmpty
      && value.utf8.allSatisfy { $0 > 0x20 && $0 != 0x22 && $0 != 0x3D && $0 != 0x5C && $0 < 0x7F }
    if isPlain { return value }
    var out = "\""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"": out += "\\\""
      case "\\": out += "\\\\"
      case "\n": out += "\\n"
      case "\t": out += "\\t"
      case "\r": out += "\\r"
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out + "\""
  }
}
