/// What a line that credits somebody says: people, the place they report from, an agency.
struct Credit: Equatable {
  var people: [String] = []
  var place: String?
  var agency: String?
  var agencyCode: String?
  /// A word like "By" or «كتب» led the names.
  var isLabelled = false
  /// The site's own name stands where an agency's would.
  var namesSite = false
  /// A part says what somebody is: «كاتب وباحث».
  var namesRole = false
  /// The label that leads the names is an editor's: «责任编辑».
  var namesEditor = false
  /// Nothing of the line was left that is neither name, place, agency, role nor date.
  var isWhole = true

  var isEmpty: Bool { people.isEmpty && place == nil && agency == nil }
}
