package import Vocabulary

/// What is an outlet's own: the sites of its homes and the hosts that the pipeline names.
package struct Scope: Sendable, Hashable {
  private let sites: Set<Site>
  private let hosts: Set<String>

  package init(of outlet: Outlet) {
    // Addresses of feeds and sitemaps are fetched as the pipeline's own wish; they open no further site.
    sites = Set(outlet.homes.map { Site(of: $0) })
    hosts = Set(outlet.hosts.map { $0.lowercased() })
  }

  /// Takes `host`, `host:port`, and for a named registrable domain every host below it.
  package func contains(_ address: WebAddress) -> Bool {
    let site = Site(of: address)
    if sites.contains(site) || hosts.contains(site.name) { return true }
    guard !hosts.isEmpty else { return false }
    let host = String(address.host)
    return hosts.contains(host) || address.port.map { hosts.contains("\(host):\($0)") } ?? false
  }
}
