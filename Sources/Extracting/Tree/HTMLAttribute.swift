/// The attributes that the tree keeps, by the ids that the parser's shim gives them; others are dropped at the parse.
enum HTMLAttribute: UInt16, Sendable, CaseIterable {
  /// Never in a tree.
  case unknown, id, `class`, href, src, rel, name, content
  case property, itemprop, itemtype, itemscope, itemid, httpEquiv, charset, lang
  case xmlLang, dir, title, alt, type, datetime, pubdate, role
  case style, hidden, hreflang, media, typeof, vocab, about, resource
  case rev, value, action, method, dataTestid, dataComponent, dataType, ariaHidden
  case ariaLabel, `for`, placeholder, target, cite, dataSrc, srcset, dataDate
  case dataTimestamp, dataTime, dataDatetime, dataPublished, dataAuthor, dataQa, dataModule, width
  case height, colspan, color, size, dataHref, dataUrl, dataNosnippet, dataUtime
  case dataName, epoch, prefix, amp, onclick, scheme, align, bgcolor
  case dataId, dataBlock, dataRole, dataWidgetType
}
