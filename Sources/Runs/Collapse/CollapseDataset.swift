import Collapsing
import Columns
import Flow
import FoundationEssentials
import Vocabulary

/// Draws the stories of a dataset from its own articles and commits to its tables what changes: articles that no story
/// has yet are placed, within the days that are open stories are drawn anew, all other ids stay.
///
/// The rows are those of a run of their own, named to stand after all others of the last crawl date; done again it replaces its
/// own, unless a crawl came in between. What the last run of the pipeline kept for the next is made again by that.
struct CollapseDataset {
  let path: String
  let settings: CollapseSettings
  let crew: Crew
  private let waits: Bool

  init(_ options: CollapseOptions, _ settings: CollapseSettings, crew: Crew) throws(Fault) {
    let here = FileManager.default.currentDirectoryPath
    guard absolutePath(options.input, from: here) == absolutePath(options.output, from: here) else {
      throw Fault(
        .usage,
        "\(options.output) is a dataset, whose stories are made of its own articles: give --input the same folder, "
          + "or --output a file")
    }
    guard options.against == nil, options.state == nil else {
      throw Fault(
        .usage, "--against and --state have no part in the stories of a dataset: leave them out")
    }
    path = options.output
    waits = options.waits
    self.settings = settings
    self.crew = crew
  }

  /// Commits what changes, if anything does. `see` is handed every article.
  ///
  /// - Throws: `.busy` where another writer is at work.
  func commit(
    with collapser: inout Collapser, created: Timestamp, _ see: (CollapseDocument) -> Void
  ) throws(Fault) -> Collapse {
    let day = try Dataset(path).lastCrawlDate ?? Moment(utcSeconds: created.seconds).date
    let runID = RunName.stories(of: day, besides: try Dataset(path).runs)
    var settings = DatasetSettings()
    settings.waitsForLock = waits
    let writer = try DatasetWriter(path: path, runID: runID, crawlDate: day, settings: settings, crew: crew)
    let dataset = try Dataset(path)
    guard RunName.stories(of: day, besides: dataset.runs) == runID else {
      throw Fault(.busy, "another run was committed to \(path) in the meantime; try again")
    }
    let members = try StoryMembers(dataset, besides: runID)
    var unplaced: Set<String> = []
    try dataset.eachArticle { document, _, _ in
      see(document)
      if let story = members.story(of: document.id) {
        collapser.add(document, inStory: story)
      } else {
        unplaced.insert(document.id)
        collapser.add(document)
      }
    }
    let collapse = collapser.finish()
    guard !collapse.placements.isEmpty else { return collapse }
    var cards = ArticleCards(in: try writer.spool())
    try dataset.eachCard { id, card throws(Fault) in
      if unplaced.contains(id) { try cards.add(card, of: Article.ID(id)) }
    }
    let nights = EarlierNights(path, besides: runID) { _ in }
    _ = try StoryTables(writer: writer, runID: runID, nights: nights).write(collapse, &cards)
    _ = try writer.commit(created: created)
    return collapse
  }
}
