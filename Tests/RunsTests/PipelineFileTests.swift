import Testing
import Vocabulary

@testable import Runs

@Suite struct PipelineFileTests {
  private func parse(
    _ yaml: String, overrides: [String] = [], environment: [String: String] = [:]
  ) throws(Fault) -> Pipeline {
    try PipelineFile.parse(
      yaml, name: "night.yaml", folder: "/etc/naskh", overrides: overrides, environment: environment)
  }

  private func message(_ yaml: String, overrides: [String] = []) -> String {
    do throws(Fault) {
      _ = try parse(yaml, overrides: overrides)
      return "no fault"
    } catch {
      return error.message
    }
  }

  private let small = """
    output: data
    contact: desk@example.org
    outlets:
      - id: gazette
        home: https://gazette.example/
    """

  @Test func defaultsFillWhatTheFileLeavesOut() throws {
    var expected = Pipeline(
      name: "night", output: "/etc/naskh/data", archiveFolder: "/etc/naskh/data/_archive")
    expected.contact = "desk@example.org"
    expected.outlets = [.init(id: "gazette", home: ["https://gazette.example/"])]
    #expect(try parse(small) == expected)
  }

  @Test func everyKeyIsRead() throws {
    let yaml = """
      name: all
      contact: https://example.org/crawl
      output: /data/all
      serve: { folder: ../sites, address: 127.0.0.40, port: 9000 }
      input: { warc: [a.warc.gz, /b] }
      crawl:
        user_agent: desk/2
        delay: 250ms
        connections: 8
        connections_per_site: 2
        connect_timeout: 5s
        timeout: 1m
        max_wire_bytes: 1MiB
        max_decoded_bytes: 4MiB
        max_redirects: 3
        requests_per_outlet: 10
        max_depth: 2
        allow_addresses: 127.0.0.40-127.0.0.49
        proxy: http://127.0.0.1:3128
        ca_file: ca.pem
      archive: { folder: warc, rotate_at: 64KiB }
      outlets:
        - { id: a, home: [https://a.example/], sections: https://a.example/s, feeds: https://a.example/f,
            sitemaps: https://a.example/m, hosts: www.b.example, language: ar }
      extract: { workers: 3, pages_in_flight: 5 }
      collapse: { window_days: 3 }
      dataset: { compression: gzip, rows_per_group: 100 }
      losses: { threshold: 0.5 }
      """
    var expected = Pipeline(name: "all", output: "/data/all", archiveFolder: "/etc/naskh/warc")
    expected.contact = "https://example.org/crawl"
    expected.serve = .init(folder: "/etc/sites", address: "127.0.0.40", port: 9000)
    expected.warc = ["/etc/naskh/a.warc.gz", "/b"]
    expected.crawl = .init(
      userAgent: "desk/2", delay: Milliseconds(250), connections: 8, connectionsPerSite: 2,
      connectTimeout: Milliseconds(5000), timeout: Milliseconds(60_000), maxWireBytes: 1 << 20,
      maxDecodedBytes: 4 << 20, maxRedirects: 3, requestsPerOutlet: 10, maxDepth: 2,
      allowAddresses: ["127.0.0.40-127.0.0.49"], proxy: "http://127.0.0.1:3128", caFile: "/etc/naskh/ca.pem")
    expected.archiveRotateAt = 64 << 10
    expected.outlets = [
      .init(
        id: "a", home: ["https://a.example/"], sections: ["https://a.example/s"],
        feeds: ["https://a.example/f"],
        sitemaps: ["https://a.example/m"], hosts: ["www.b.example"], language: "ar")
    ]
    expected.extractWorkers = 3
    expected.pagesInFlight = 5
    expected.collapseWindowDays = 3
    expected.compression = "gzip:6"
    expected.rowsPerGroup = 100
    expected.lossThreshold = 0.5
    #expect(try parse(yaml) == expected)
  }

  @Test func unknownKeysNameTheirPlaceAndTheNearestKey() {
    #expect(
      message(small + "\ncrawl:\n  dealy: 2s\n")
        == "night.yaml:7:3: unknown key 'crawl.dealy'; did you mean 'delay'?")
    #expect(message("outptu: x").hasPrefix("night.yaml:1:1: unknown key 'outptu'; did you mean 'output'?"))
    #expect(message("zzzzzzzzz: x").contains("known here: archive, collapse, contact"))
  }

  @Test func badValuesSayWhatWasExpected() {
    #expect(
      message(small + "\ncrawl: { delay: soon }")
        == "night.yaml:6:17: 'crawl.delay' must be a span such as 500ms, 2s or 1m, not 'soon'")
    #expect(message(small + "\nextract: { workers: 900 }").contains("a whole number from 0 to 256"))
    #expect(message(small + "\ndataset: { compression: lzma }").contains("zstd:1…19"))
    #expect(message(small + "\ncrawl: 5").contains("'crawl' must be a mapping"))
    #expect(message("output: [a\n").contains("not valid YAML"))
    #expect(message("contact: a@b\noutlets: []").contains("'output' is missing"))
  }

  @Test func aCrawlWithoutContactIsRefused() {
    #expect(message("output: x\noutlets: [{id: a, home: https://a.example/}]").contains("'contact' must be"))
    #expect(message("output: x\ninput: {warc: a}") == "no fault")
  }

  @Test func idsAreUniqueNames() {
    #expect(message("output: x\noutlets: [{id: A b}]").contains("the outlet id 'A b' must be"))
    #expect(
      message("output: x\ncontact: a@b\noutlets: [{id: a, home: h}, {id: a, home: h}]").contains("used twice")
    )
  }

  @Test func variablesComeFromTheEnvironment() throws {
    let yaml = "output: ${WHERE:-here}/${WHAT}\ninput: {warc: 'a$$b'}"
    #expect(try parse(yaml, environment: ["WHAT": "x"]).output == "/etc/naskh/here/x")
    #expect(try parse(yaml, environment: ["WHAT": "x", "WHERE": "/there"]).output == "/there/x")
    #expect(try parse(yaml, environment: ["WHAT": "x"]).warc == ["/etc/naskh/a$b"])
    #expect(message(yaml).contains("night.yaml:1:9: the environment variable WHAT is not set"))
  }

  @Test func overridesWinAndAreChecked() throws {
    let pipeline = try parse(
      small, overrides: ["crawl.delay=0", "crawl.allow_addresses=[10.0.0.0/8]", "output=/o"])
    #expect(pipeline.crawl.delay == Milliseconds(0))
    #expect(pipeline.crawl.allowAddresses == ["10.0.0.0/8"])
    #expect(pipeline.output == "/o")
    #expect(message(small, overrides: ["crawl.dela=1"]).contains("did you mean 'delay'?"))
    #expect(message(small, overrides: ["delay"]).contains("write it as key=value"))
  }
}
