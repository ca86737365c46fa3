import FoundationEssentials
import Glibc

/// The repository that these tests were compiled from, read as text.
struct SourceTree {
  struct File {
    /// Below the repository, `Sources/Flow/Lane.swift`.
    let path: String
    let lines: [Substring]

    /// `Flow` for `Sources/Flow/…`.
    var target: String { String(path.split(separator: "/")[1]) }
    var name: String { path.split(separator: "/").last.map(String.init) ?? path }
  }

  static let root = #filePath.split(separator: "/").dropLast(3).reduce("") { "\($0)/\($1)" }

  /// Every file below `folder` whose name ends so, by path.
  static func files(below folder: String, endingIn ends: [String]) throws -> [File] {
    var found: [File] = []
    var open = [folder]
    while let path = open.popLast() {
      for name in try FileManager.default.contentsOfDirectory(atPath: "\(root)/\(path)")
      where !name.hasPrefix(".") {
        let child = "\(path)/\(name)"
        var isFolder = false
        guard FileManager.default.fileExists(atPath: "\(root)/\(child)", isDirectory: &isFolder) else {
          continue
        }
        if isFolder {
          open.append(child)
        } else if ends.contains(where: name.hasSuffix) {
          let text = try String(contentsOfFile: "\(root)/\(child)", encoding: .utf8)
          found.append(
            File(path: child, lines: text.split(separator: "\n", omittingEmptySubsequences: false)))
        }
      }
    }
    return found.sorted { $0.path < $1.path }
  }

  /// The paths that git tracks; empty where there is no git, as in a source archive.
  static func tracked() -> [String] {
    guard let pipe = unsafe popen("git -C '\(root)' ls-files -z 2>/dev/null", "r") else { return [] }
    defer { _ = unsafe pclose(pipe) }
    var bytes: [UInt8] = []
    while case let byte = unsafe fgetc(pipe), byte != EOF { bytes.append(UInt8(truncatingIfNeeded: byte)) }
    return String(decoding: bytes, as: UTF8.self).split(separator: "\0").map(String.init)
  }

  /// The Swift files of `Sources`, read once; empty where they cannot be read, which a test of its own would show.
  static let sources: [File] = (try? files(below: "Sources", endingIn: [".swift"])) ?? []
  /// The lines of code of `sources`: comments and string literals left out.
  static let code: [(place: String, text: String)] = sources.flatMap { file in
    file.code.map { ("\(file.path):\($0.number)", $0.text) }
  }
}

extension SourceTree.File {
  /// The modules that the file imports, whatever the access level or the attributes.
  var imports: [String] {
    lines.compactMap { line in
      let words = line.split(separator: " ")
      guard let at = words.firstIndex(of: "import"), at + 1 < words.count,
        words[..<at].allSatisfy({
          $0.hasPrefix("@") || ["package", "internal", "private", "public", "fileprivate"].contains($0)
        })
      else { return nil }
      let isSymbol = ["struct", "class", "enum", "func", "protocol", "typealias", "let", "var"].contains(
        words[at + 1])
      guard let module = isSymbol ? words.dropFirst(at + 2).first : words[at + 1] else { return nil }
      return String(module.prefix { $0 != "." })
    }
  }

  /// The lines without comments and string literals, numbered from 1.
  var code: [(number: Int, text: String)] {
    var closing = ""
    return lines.enumerated().map { index, line in
      // Most lines hold neither: they need no second look.
      if closing.isEmpty, !line.utf8.contains(0x22), !line.utf8.contains(0x2F) {
        return (index + 1, String(line))
      }
      var text = ""
      var rest = line
      while let character = rest.first {
        if !closing.isEmpty {
          guard let end = rest.firstRange(of: closing) else { break }
          rest = rest[end.upperBound...]
          closing = ""
        } else if character == "/", rest.hasPrefix("//") {
          break
        } else if character == "#", rest.hasPrefix("#\"") {
          let isLong = rest.hasPrefix("#\"\"\"")
          closing = isLong ? "\"\"\"#" : "\"#"
          rest = rest.dropFirst(isLong ? 4 : 2)
        } else if character == "\"", rest.hasPrefix("\"\"\"") {
          closing = "\"\"\""
          rest = rest.dropFirst(3)
        } else if character == "\"" {
          rest = rest.dropFirst()
          while let inner = rest.first, inner != "\"" { rest = rest.dropFirst(inner == "\\" ? 2 : 1) }
          rest = rest.dropFirst()
        } else {
          text.append(character)
          rest = rest.dropFirst()
        }
      }
      return (index + 1, text)
    }
  }
}
