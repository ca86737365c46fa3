/// The parameters of a query that say which page is meant, in one order.
struct Parameters {
  /// `name=value` pieces that stay, sorted by bytes.
  let kept: [[UInt8]]

  init(_ query: [UInt8]) {
    kept = query.split(separator: ASCII.ampersand)
      .filter { $0.first != ASCII.equals }
      .map { Canonical.normalisedEscapes($0) }
      .filter { !Self.tracks($0) && !Self.isSession($0[...]) }
      .enumerated()
      .sorted {
        let (a, b) = (Self.name($0.element), Self.name($1.element))
        return a == b ? $0.offset < $1.offset : a.lexicographicallyPrecedes(b)
      }
      .map(\.element)
  }

  /// Says where the reader came from, not what is read.
  static func tracks(_ parameter: [UInt8]) -> Bool {
    let name = name(parameter).text
    return trackers.contains(name) || trackerPrefixes.contains { name.hasPrefix($0) }
  }

  /// A session's name, with a value that no article's number looks like: `sid=4711` stays.
  static func isSession(_ parameter: ArraySlice<UInt8>) -> Bool {
    guard sessions.contains(parameter.prefix { $0 != ASCII.equals }.map(\.lowered).text) else { return false }
    let value = parameter.drop { $0 != ASCII.equals }.dropFirst()
    return value.count >= 6 && !value.allSatisfy(\.isDigit) || value.count >= 16 || value.isEmpty
  }

  private static func name(_ parameter: [UInt8]) -> [UInt8] {
    parameter.prefix { $0 != ASCII.equals }.map(\.lowered)
  }

  private static let trackerPrefixes = [
    "utm_", "mtm_", "pk_", "piwik_", "matomo_", "at_", "hsa_", "fb_", "ga_", "trk_", "oly_", "vero_", "__hs",
    "_hs",
  ]
  /// Parameters that advertising, mail and social services add to links, gathered from their documentation.
  private static let trackers: Set<String> = [
    "fbclid", "gclid", "gclsrc", "dclid", "gbraid", "wbraid", "msclkid", "yclid", "ysclid", "twclid",
    "ttclid",
    "igshid", "igsh", "li_fat_id", "mc_cid", "mc_eid", "mkt_tok", "s_cid", "s_kwcid", "wickedid", "wt_mc",
    "wt_zmc",
    "xtor", "zanpid", "cmpid", "ocid", "ncid", "sr_share", "smid", "smtyp", "guccounter", "guce_referrer",
    "guce_referrer_sig", "_ga", "_gl", "ref_src", "ref_url", "spm", "rb_clickid", "epik", "ck_subscriber_id",
    "elqtrack", "elqtrackid", "irclickid", "srsltid", "ns_mchannel", "ns_source", "ns_campaign",
    "ns_linkname",
    "__twitter_impression", "amp_js_v", "usqp", "taid", "sfmc_id", "mbid", "bxid", "cndid", "feature_share",
    "echobox", "replytocom", "like_comment", "_wpnonce", "clickid", "aftr_source", "vgnextrefresh", "dm_i",
    "traffic_source", "fb_ref", "fb_source",
    "action_ref_map",
  ]
  private static let sessions: Set<String> = [
    "phpsessid", "jsessionid", "sid", "sessionid", "session_id", "aspsessionid", "cfid", "cftoken", "sessid",
    "zenid", "oscsid", "osclid", "s_id", "sess", "asp.net_sessionid",
  ]
}
