import ArgumentParser
import Runs
import Vocabulary

struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Says why two articles are, or are not, one story.",
    discussion: """
      Shows the passages that the two share, what speaks for and against copies, and the numbers that differ between the \
      same words. Words weigh as among the articles crawled in the week before and after.
      """)

  @Argument(help: "The dataset's folder.", completion: .directory)
  var dataset: String

  @Argument(help: "An article: its id, the beginning of it, or its address.")
  var first: String

  @Argument(help: "The other article.")
  var second: String

  @Option(help: "text or json.")
  var format = ExplainFormat.text

  func run() throws { try explainArticles(dataset, first, second, format: format) }
}

extension ExplainFormat: ExpressibleByArgument {}
