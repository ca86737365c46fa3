/// Where on its page a field's value was found.
enum FieldOrigin: String {
  case none = "the page states none"
  case linked = "JSON-LD"
  case meta = "a meta element"
  case title = "the title element"
  case heading = "a heading"
  case line = "a line of the page"
  case item = "an item property"
  case time = "a time element"
  case head = "a line near the headline"
  case text = "the first lines of the text"
  case foot = "a line behind the text"
  case authorLink = "a link with rel=author"
  case address = "the address"
  case hint = "the feed or sitemap that listed the page"
  case category = "a link with rel=category"
  case crumbs = "the breadcrumb"
  case sectionLink = "a link to what the address lies in"
  case declared = "the page's declaration"
  case letters = "the text's letters and words"
}

/// The origins of an article's fields.
struct FieldOrigins {
  var title = FieldOrigin.none
  var authors = FieldOrigin.none
  var published = FieldOrigin.none
  var modified = FieldOrigin.none
  var dateline = FieldOrigin.none
  var agency = FieldOrigin.none
  var section = FieldOrigin.none
}
