import Codecs
import Vocabulary

/// JSON Feed 1.0 and 1.1.
enum JSONFeed {
  static func listing(_ bytes: Span<UInt8>) -> Listing? {
    guard let value = try? JSONValue(parsing: bytes, lenient: true), let items = value["items"]?.array,
      value["version"]?.string?.contains("jsonfeed") == true || value["title"] != nil
    else { return nil }
    var listing = Listing(kind: .feed)
    listing.title = value["title"]?.string
    listing.language = value["language"]?.string
    listing.next = value["next_url"]?.string
    let reader = DateReader()
    func moment(_ value: JSONValue?) -> Moment? {
      value?.string.flatMap { FeedDate.moment(Array($0.utf8).span, reader) }
    }
    for item in items.prefix(FeedReader.entryLimit) {
      let href =
        item["url"]?.string ?? item["external_url"]?.string
        ?? item["id"]?.string.flatMap { $0.hasPrefix("http") ? $0 : nil }
      listing.entries.append(
        Listing.Entry(
          href: href, title: item["title"]?.string, published: moment(item["date_published"]),
          modified: moment(item["date_modified"]), language: item["language"]?.string ?? listing.language))
    }
    return listing
  }
}

/// A sitemap of one address a line.
enum PlainSitemap {
  static func listing(_ bytes: Span<UInt8>) -> Listing? {
    var listing = Listing(kind: .sitemap)
    var i = 0
    var bad = 0
    while i < bytes.count, listing.entries.count < FeedReader.entryLimit {
      var end = i
      while end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
      var low = i
      var high = end
      while low < high, bytes[low] <= 0x20 { low += 1 }
      while high > low, bytes[high - 1] <= 0x20 { high -= 1 }
      if high > low {
        let line = unsafe bytes.extracting(low..<high).withUnsafeBufferPointer {
          unsafe String(decoding: $0, as: UTF8.self)
        }
        if line.hasPrefix("http://") || line.hasPrefix("https://"), !line.contains(" "), !line.contains("<") {
          listing.entries.append(Listing.Entry(href: line))
        } else {
          bad += 1
          if bad > 3 + listing.entries.count / 10 { return nil }
        }
      }
      i = end + 1
    }
    return listing.entries.isEmpty ? nil : listing
  }
}
