/// Every key that a pipeline file may hold, section by section; the JSON Schema lists the same.
enum PipelineKeys {
  static let top = [
    "name", "contact", "output", "serve", "input", "crawl", "archive", "outlets", "extract", "collapse",
    "dataset",
    "losses", "metrics", "legal",
  ]
  static let serve = ["folder", "address", "port"]
  static let input = ["warc"]
  static let crawl = [
    "user_agent", "delay", "address_delay", "max_crawl_delay", "patience", "attempts", "recheck",
    "recheck_days",
    "connections", "connections_per_site", "connect_timeout", "timeout",
    "max_wire_bytes",
    "max_decoded_bytes", "max_redirects", "requests_per_outlet", "max_depth", "allow_addresses", "proxy",
    "ca_file",
  ]
  static let archive = ["folder", "rotate_at"]
  static let outlet = ["id", "home", "sections", "feeds", "sitemaps", "hosts", "language"]
  static let extract = ["workers", "pages_in_flight"]
  static let collapse = ["window_days"]
  static let dataset = ["compression", "rows_per_group"]
  static let losses = ["threshold"]
  static let legal = ["honour"]
}
