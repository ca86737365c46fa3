extension TableSchema {
  /// Every address that did not become an article, and why.
  package static let rejects = TableSchema(
    name: "rejects", description: "One row an address that was taken and did not become an article.",
    columns: [
      Column("outlet", .string, id: 1, description: "Outlet that the address was taken for."),
      Column("url", .string, id: 2, description: "The address as requested."),
      Column("stage", .string, id: 3, description: "frontier, fetch or extract."),
      Column("reason", .string, id: 4, description: "The reason, from a closed list."),
      Column(
        "detail", .string, id: 5, isNullable: true,
        description: "The rule, status or limit, for a person; null where the reason says it all."),
      Column("kind", .string, id: 6, description: "What was expected there: home, section, feed, page, …"),
      Column("origin", .string, id: 7, description: "What first named the address: feed, sitemap, link, …"),
      Column(
        "http_status", .int64, id: 8, isNullable: true,
        description: "HTTP status; null where there was no answer."),
      Column(
        "fetched_at", .timestamp, id: 9, isNullable: true,
        description: "When it was fetched (UTC); null where it was not."),
      Column(
        "warc_file", .string, id: 10, isNullable: true,
        description: "Archive file that holds the response; null where none was kept."),
      Column(
        "warc_offset", .int64, id: 11, isNullable: true,
        description: "Byte offset of the record in warc_file."),
      Column("run_id", .string, id: 12, description: "Run that wrote the row."),
    ],
    sort: ["outlet", "url", "stage", "reason"])

  /// What an outlet listed on a day, and what became of it.
  package static let completeness = TableSchema(
    name: "completeness",
    description:
      "One row an outlet and day of publication: what the outlet listed and what became of it in this run.",
    columns: [
      Column("outlet", .string, id: 1, description: "The outlet."),
      Column(
        "day", .date, id: 2,
        description:
          "Day of publication as lists, path or page state it; the run's day for lists and for what states none."
      ),
      Column("listed_feed", .int64, id: 3, description: "Addresses listed by feeds."),
      Column("listed_sitemap", .int64, id: 4, description: "Addresses listed by sitemaps."),
      Column("listed_archive", .int64, id: 5, description: "Addresses listed by section and archive pages."),
      Column("fetched", .int64, id: 6, description: "Addresses fetched."),
      Column("unchanged", .int64, id: 7, description: "Fetched and the same as before."),
      Column("extracted", .int64, id: 8, description: "Became article versions."),
      Column("rejected", .int64, id: 9, description: "Became rejects."),
      Column(
        "silent", .bool, id: 10,
        description: "In the row of the run's day: the outlet gave or listed nothing where it usually does."),
      Column("run_id", .string, id: 11, description: "Run that wrote the row."),
      Column(
        "listings", .int64, id: 12, isNullable: true, description: "Sections, feeds, sitemaps, robots.txt."),
      Column(
        "failed", .int64, id: 13, isNullable: true,
        description: "Of those rejected: something may have been there and was not had."),
      Column(
        "excluded", .int64, id: 14, isNullable: true,
        description: "Left out by a rule without being fetched: robots.txt, traps, the window, other copies."),
      Column(
        "waiting", .int64, id: 15, isNullable: true, description: "Known and not taken yet, as the run ended."
      ),
      Column(
        "reasons", .json, id: 16, isNullable: true,
        description: "Why addresses were rejected or excluded: an object of reasons and counts."),
    ],
    sort: ["outlet", "day"], key: ["outlet", "day"])

  /// What a run did.
  package static let runs = TableSchema(
    name: "runs",
    description:
      "One row a run. urls_taken = articles + listings + unchanged + rejects: nothing taken is lost.",
    columns: [
      Column("run_id", .string, id: 1, description: "The run."),
      Column(
        "pipeline", .string, id: 2, isNullable: true,
        description: "Name of the pipeline; null for single verbs."),
      Column(
        "pipeline_sha256", .string, id: 3, isNullable: true,
        description: "SHA-256 (hex) of the pipeline as it was run."),
      Column("software", .string, id: 4, description: "Name and version of the program."),
      Column("source", .string, id: 5, description: "crawl or archive."),
      Column(
        "started", .timestamp, id: 6, isNullable: true,
        description:
          "Begin (UTC); null where an archive was read, so that the same archive gives the same bytes."
      ),
      Column("finished", .timestamp, id: 7, isNullable: true, description: "End (UTC); null as started."),
      Column("outlets", .int64, id: 8, description: "Outlets in the run."),
      Column("urls_taken", .int64, id: 9, description: "Addresses taken from the frontier."),
      Column("articles", .int64, id: 10, description: "Article versions written."),
      Column("listings", .int64, id: 11, description: "Sections, feeds, sitemaps and robots.txt read."),
      Column("unchanged", .int64, id: 12, description: "Addresses that had not changed."),
      Column("rejects", .int64, id: 13, description: "Addresses rejected."),
      Column("stories", .int64, id: 14, description: "Stories written."),
      Column(
        "since", .date, id: 15, isNullable: true, description: "First day asked for; null where not limited."),
      Column(
        "until", .date, id: 16, isNullable: true, description: "Last day asked for; null where not limited."),
      Column("settings", .json, id: 17, isNullable: true, description: "Settings that shaped the rows."),
    ],
    sort: ["run_id"], key: ["run_id"])
}
