extension TableSchema {
  /// One row a story; a later row of the same story_id replaces an earlier one.
  package static let stories = TableSchema(
    name: "stories",
    description:
      "One row a story: a set of articles that are copies of one text. Of several rows of one story_id the latest run's holds.",
    columns: [
      Column("story_id", .string, id: 1, description: "article_id of the first lead; it stays for ever."),
      Column("lead_article_id", .string, id: 2, description: "The article that stands for the story."),
      Column("lead_outlet", .string, id: 3, description: "Outlet of the lead."),
      Column(
        "title", .string, id: 4, isNullable: true, description: "The lead's headline; null where it has none."
      ),
      Column(
        "language", .string, id: 5, isNullable: true,
        description: "The lead's language; null where undecided."
      ),
      Column(
        "agency_code", .string, id: 6, isNullable: true,
        description: "The agency most copies credit; null where none does."),
      Column(
        "articles", .int64, id: 7,
        description:
          "Articles in the story, the lead among them; 0 where a later run moved all of them to other stories."
      ),
      Column("outlets", .int64, id: 8, description: "Outlets that carry the story."),
      Column(
        "first_published", .timestamp, id: 9, isNullable: true,
        description: "Earliest publication (UTC); null where no copy shows one."),
      Column(
        "last_published", .timestamp, id: 10, isNullable: true,
        description: "Latest publication (UTC); null where no copy shows one."),
      Column("run_id", .string, id: 11, description: "Run that wrote the row."),
      Column(
        "headlines", .json, id: 12, isNullable: true,
        description: "The different headlines of its articles, in the order of publication."),
      Column(
        "timeline", .json, id: 13, isNullable: true,
        description:
          "Who printed it when: a list of {article_id, outlet, published, relation}, in the order of publication, undated last."
      ),
      Column(
        "origin", .string, id: 14, isNullable: true,
        description:
          "A guess at where it comes from: an agency's code or an outlet. Null for a story of one article without a credit."
      ),
      Column(
        "origin_reason", .string, id: 15, isNullable: true,
        description:
          "Why: agency-credit (most copies that credit anyone credit it), earliest (it printed first), most-complete (the longest text among those that printed first)."
      ),
    ],
    sort: ["first_published", "story_id"], key: ["story_id"])

  /// Which article is in which story.
  package static let copies = TableSchema(
    name: "copies",
    description:
      "One row an article: the story that it is in and how it stands to it. Every article is in exactly one story; of several rows of one article_id the latest run's holds.",
    columns: [
      Column("article_id", .string, id: 1, description: "The article."),
      Column("outlet", .string, id: 2, description: "The article's outlet."),
      Column("story_id", .string, id: 3, description: "The story; see the table stories."),
      Column(
        "relation", .string, id: 4,
        description:
          "lead, identical, reprint (edited copy), excerpt (mostly contained in another copy), expanded (contains another copy), partial (shares a passage with another story; its own story)."
      ),
      Column(
        "similarity", .float64, id: 5,
        description: "Weighted coverage of the shorter body, 0 to 1; 1 for a lead."),
      Column(
        "hours_after_first", .float64, id: 6, isNullable: true,
        description: "Hours from the story's first publication to this one; null where a date is unknown."),
      Column("run_id", .string, id: 7, description: "Run that wrote the row."),
      Column(
        "lead_kept", .float64, id: 8, isNullable: true,
        description: "Weighted share of the lead's text that stands in this article, 0 to 1; 1 for a lead."),
    ],
    sort: ["story_id", "article_id"], key: ["article_id"])
}
