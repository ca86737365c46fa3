// swift-tools-version: 6.2
import PackageDescription

/// Every target of ours is compiled by the same strict rules; a warning is an error.
let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
]

/// Swift's own libraries become a part of a released program: it runs where no Swift is, starts in half the time, and needs
/// no lookup for each call of theirs. `Runs` is told too, since it alone imports Foundation and so names what is linked.
let standalone = ["-static-stdlib"]
let released = BuildSettingCondition.when(configuration: .release)

/// A room: one job, its own folder below `Sources`, its tests below `Tests/<Room>Tests`.
func room(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

/// A C library behind a flat header of our own; only one room opens it.
func shim(
  _ name: String, _ libraries: [String], _ flags: [String] = [], with dependencies: [Target.Dependency] = []
) -> Target {
  .target(
    name: name,
    dependencies: dependencies,
    cSettings: [.unsafeFlags(["-Wall", "-Werror"] + flags)],
    cxxSettings: [.unsafeFlags(["-Wall", "-Werror"] + flags)],
    linkerSettings: libraries.map { .linkedLibrary($0) })
}

func tests(_ room: String, _ dependencies: [Target.Dependency] = [], pages: [String] = []) -> Target {
  .testTarget(
    name: "\(room)Tests", dependencies: dependencies, exclude: pages,
    swiftSettings: strict)
}

let package = Package(
  name: "naskh",
  products: [.executable(name: "naskh", targets: ["naskh"])],
  dependencies: [
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/swhitty/FlyingFox", from: "0.27.1"),
  ],
  targets: [
    shim("CCodecs", ["z", "isal", "deflate", "zstd", "brotlidec", "crypto"]),
    shim("CNames", ["psl", "idn2"]),
    shim("CCurl", ["curl"]),
    shim("CXML", ["xml2"], ["-I/usr/include/libxml2"], with: ["CMemory"]),
    shim("CDetect", ["uchardet", "cld2"]),
    shim("CMemory", []),

    room("Vocabulary"),
    room("Flow"),
    room("Codecs", ["Vocabulary", "CCodecs", "CMemory"]),
    room(
      "Frontier",
      [
        "Vocabulary", "CNames", .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ]),
    room("Fetching", ["Vocabulary", "Codecs", "CCurl"]),
    room("Archiving", ["Vocabulary", "Codecs"]),
    room("Extracting", ["Vocabulary", "Codecs", "CXML", "CDetect"]),
    room("Collapsing", ["Vocabulary", "CMemory"]),
    room("Columns", ["Vocabulary", "Codecs"]),
    room("Reporting", ["Vocabulary"]),
    .target(
      name: "Runs",
      dependencies: [
        "Vocabulary", "Flow", "Codecs", "Frontier", "Fetching", "Archiving", "Extracting",
        "Collapsing", "Columns", "Reporting", "CMemory", "Yams",
        .product(name: "Logging", package: "swift-log"), "FlyingFox",
        .product(name: "FlyingSocks", package: "FlyingFox"),
      ],
      swiftSettings: strict + [.unsafeFlags(standalone, released)]),
    .executableTarget(
      name: "naskh",
      dependencies: [
        "Runs", "Columns", "Vocabulary",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict, linkerSettings: [.unsafeFlags(standalone, released)]),
    // Other projects' case files through the rooms' own code; not part of the tool.
    .executableTarget(
      name: "conformance",
      dependencies: ["Vocabulary", "Codecs", "Frontier", "Archiving", "Extracting", "Runs"],
      swiftSettings: strict, linkerSettings: [.unsafeFlags(standalone, released)]),
    // Loads for Scripts/bench; not part of the tool.
    .executableTarget(
      name: "bench", dependencies: ["Vocabulary", "Frontier", "Fetching", "Extracting"], swiftSettings: strict
    ),

    tests("Vocabulary", ["Vocabulary"]),
    tests("Flow", ["Flow"]),
    tests("Codecs", ["Codecs", "Vocabulary"]),
    tests("Frontier", ["Frontier", "Vocabulary"]),
    tests("Fetching", ["Fetching", "Codecs", "Vocabulary", "FlyingFox"]),
    tests("Archiving", ["Archiving", "Codecs", "Vocabulary"]),
    tests("Extracting", ["Extracting", "Codecs", "Vocabulary"], pages: ["Pages"]),
    tests("Collapsing", ["Collapsing", "Vocabulary"]),
    tests("Columns", ["Columns", "Codecs", "Vocabulary"]),
    tests("Reporting", ["Reporting", "Vocabulary"]),
    tests(
      "Runs", ["Runs", "Extracting", "Frontier", "Reporting", "Vocabulary", "Columns", "Archiving", "Codecs"]),
    tests("Architecture"),
  ]
)

// Only for Scripts/fuzz, which links it with libFuzzer.
if Context.environment["NASKH_FUZZ"] != nil {
  package.products.append(.library(name: "extract-fuzz", type: .static, targets: ["ExtractFuzz"]))
  package.targets.append(
    .target(
      name: "ExtractFuzz", dependencies: ["Extracting", "Vocabulary"], path: "Tests/Fuzzing",
      swiftSettings: strict))
}
