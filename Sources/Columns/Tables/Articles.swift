extension TableSchema {
  /// One row an article version; a row is never rewritten.
  package static let articles = TableSchema(
    name: "articles",
    description:
      "One row an article version. Corrections and headline changes are new rows of the same article_id; a page that is gone after it was read is a row with withdrawn = true. Nothing is invented: what the page does not state is null or [].",
    columns: [
      Column(
        "article_id", .string, id: 1,
        description: "16 hex digits from outlet and canonical address; the same in every version."),
      Column(
        "version", .u64hex, id: 2,
        description:
          "Hash of what was extracted (title, authors, dates, text); another value is another version."
      ),
      Column("outlet", .string, id: 3, description: "Short name of the outlet, as the pipeline gives it."),
      Column("url", .string, id: 4, description: "Address that answered, after redirects."),
      Column(
        "canonical_url", .string, id: 5, isNullable: true,
        description: "rel=canonical resolved; null where the page names none or names another site."),
      Column("aliases", .json, id: 6, description: "List of other addresses that led to this article."),
      Column(
        "title", .string, id: 7, isNullable: true, description: "Headline; null where the page has none."),
      Column(
        "authors", .json, id: 8,
        description: "List of authors named by the page, in its order; [] where none."
      ),
      Column(
        "published", .timestamp, id: 9, isNullable: true,
        description:
          "Publication time in UTC; a bare date counts as midnight, a time without offset as UTC. Null where the page shows none."
      ),
      Column(
        "published_iso", .string, id: 10, isNullable: true,
        description: "Publication time as the page shows it, with its own precision and offset (ISO 8601)."),
      Column(
        "modified", .timestamp, id: 11, isNullable: true,
        description: "Time of the last change in UTC; null where the page shows none."),
      Column(
        "modified_iso", .string, id: 12, isNullable: true,
        description: "Time of the last change as the page shows it (ISO 8601)."),
      Column(
        "dateline", .string, id: 13, isNullable: true,
        description: "Place that the report names as its own, without the reporter; null where none."),
      Column(
        "agency", .string, id: 14, isNullable: true,
        description: "News agency as the page writes it; null where none is credited."),
      Column(
        "agency_code", .string, id: 15, isNullable: true,
        description: "The agency's usual code (AFP, REUTERS); null where unknown."),
      Column(
        "language", .string, id: 16, isNullable: true, description: "BCP 47 tag; null where undecided."),
      Column(
        "section", .string, id: 17, isNullable: true,
        description: "Section as the page names it; null where it names none."),
      Column("tags", .json, id: 18, description: "List of keywords given by the page."),
      Column(
        "image", .string, id: 19, isNullable: true,
        description: "Address of the lead image; the image itself is not kept."),
      Column(
        "text", .string, id: 20, isNullable: true,
        description: "Body, paragraphs joined by a line feed; null only in withdrawal rows."),
      Column(
        "text_bytes", .int64, id: 21, isNullable: true, description: "Bytes of text in UTF-8, unescaped."),
      Column("words", .int64, id: 22, isNullable: true, description: "Words of text."),
      Column(
        "links", .int64, id: 23, isNullable: true, description: "Outgoing links counted on the page."),
      Column(
        "simhash", .u64hex, id: 24, isNullable: true,
        description: "64-bit SimHash of the normalised text; null where the text is too short for one."),
      Column("fetched_at", .timestamp, id: 25, description: "When the page was fetched (UTC)."),
      Column("http_status", .int64, id: 26, description: "HTTP status of the answer, 100 to 599."),
      Column(
        "warc_file", .string, id: 27, isNullable: true,
        description: "Archive file that holds the response; null where none was kept."),
      Column(
        "warc_offset", .int64, id: 28, isNullable: true,
        description: "Byte offset of the record in warc_file."),
      Column(
        "charset", .string, id: 29, isNullable: true,
        description: "Character encoding that the page was read with."),
      Column(
        "content_sha256", .string, id: 30, isNullable: true,
        description: "SHA-256 (hex) of the body after content decoding."),
      Column(
        "is_free", .bool, id: 31, isNullable: true,
        description: "False where the page says that it is not free to read; null where it says nothing."),
      Column(
        "robots_decision", .string, id: 32, isNullable: true,
        description: "What robots.txt allowed at fetch time: the rule, or 'allowed'; null for archives."),
      Column(
        "robots_sha256", .string, id: 33, isNullable: true,
        description: "SHA-256 (hex) of the robots.txt obeyed; null where there was none."),
      Column("noarchive", .bool, id: 34, description: "The page or its header asks not to be archived."),
      Column(
        "x_robots_tag", .string, id: 35, isNullable: true,
        description: "X-Robots-Tag header as seen; null where absent."),
      Column(
        "tdm", .string, id: 36, isNullable: true,
        description: "TDM reservation (TDMRep) as seen; null where absent."),
      Column(
        "ai_txt", .string, id: 37, isNullable: true,
        description: "The host's ai.txt stand as seen; null where absent."),
      Column(
        "withdrawn", .bool, id: 38,
        description: "True in the row that says: this article was there and is gone (404, 410)."),
      Column("run_id", .string, id: 39, description: "Run that wrote the row; see the table runs."),
      Column(
        "previous_version", .u64hex, id: 40, isNullable: true,
        description: "The version that this one follows; null for the first one seen."),
      Column(
        "noai", .bool, id: 41, isNullable: true,
        description: "The page or its header asks not to be used for machine learning (noai, noimageai)."),
      Column(
        "kind", .string, id: 42, isNullable: true,
        description: "What kind of page it is: article, live-blog, video, gallery; null in withdrawal rows."),
      Column(
        "amp_url", .string, id: 43, isNullable: true,
        description: "Address of the page for small screens (rel=amphtml); null where the page names none."),
    ],
    sort: ["outlet", "published", "article_id", "version"], key: ["article_id", "version"])
}
