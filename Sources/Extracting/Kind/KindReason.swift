/// The rule that decided what kind of page it is.
enum KindReason: CustomStringConvertible {
  case liveBlog, videoType, statedGallery
  case captions(Int, letters: Int)
  case statedArticle
  case noList
  case classes
  case headlines
  case posts
  case address

  var description: String {
    switch self {
    case .liveBlog: "JSON-LD says LiveBlogPosting"
    case .videoType: "og:type says video, and the text is short"
    case .statedGallery: "JSON-LD names a gallery, and the text is short"
    case .captions(let count, let letters): "\(count) pictures with \(letters) letters of captions"
    case .statedArticle: "the page calls itself one, and has a text"
    case .noList: "nothing says that it is a list"
    case .classes: "the body's classes say so"
    case .headlines: "the headlines outweigh the text"
    case .posts: "posts stand in a row"
    case .address: "the address says so, and there are headlines"
    }
  }
}
