import FoundationEssentials
import Testing

@testable import Runs

/// `Pipelines/pipeline.schema.json` and the reader know the same keys.
@Suite struct PipelineSchemaTests {
  private struct Schema: Decodable {
    var properties: [String: Schema]?
    var items: Box?
    final class Box: Decodable {
      let schema: Schema; init(from decoder: any Decoder) throws { schema = try Schema(from: decoder) }
    }
  }

  private var pipelines: URL {
    URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
      .appending(path: "Pipelines")
  }

  @Test func schemaAndReaderKnowTheSameKeys() throws {
    let schema = try JSONDecoder().decode(
      Schema.self, from: Data(contentsOf: pipelines.appending(path: "pipeline.schema.json")))
    let top = try #require(schema.properties)
    func keys(_ name: String) -> [String]? { top[name]?.properties?.keys.sorted() }
    #expect(top.keys.sorted() == PipelineKeys.top.sorted())
    #expect(keys("serve") == PipelineKeys.serve.sorted())
    #expect(keys("input") == PipelineKeys.input.sorted())
    #expect(keys("crawl") == PipelineKeys.crawl.sorted())
    #expect(keys("archive") == PipelineKeys.archive.sorted())
    #expect(top["outlets"]?.items?.schema.properties?.keys.sorted() == PipelineKeys.outlet.sorted())
    #expect(keys("extract") == PipelineKeys.extract.sorted())
    #expect(keys("collapse") == PipelineKeys.collapse.sorted())
    #expect(keys("dataset") == PipelineKeys.dataset.sorted())
    #expect(keys("losses") == PipelineKeys.losses.sorted())
  }

  @Test func shippedPipelinesAreValid() throws {
    for file in try FileManager.default.contentsOfDirectory(atPath: pipelines.path())
    where file.hasSuffix(".yaml") {
      _ = try PipelineFile.load(
        path: pipelines.appending(path: file).path(), environment: ["CONTACT": "a@b.example"])
    }
  }
}
