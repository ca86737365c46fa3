/// The elements that extraction tells apart, by the ids that the parser's shim gives them.
enum HTMLTag: UInt16, Sendable, CaseIterable {
  /// An element that is not in this list; also the page itself, node 0.
  case unknown, text, html, head, body, title, meta, link
  case base, script, style, noscript, template, p, div, span
  case a, br, hr, img, picture, source, svg, video
  case audio, iframe, object, embed, canvas, figure, figcaption, article
  case section, main, header, footer, nav, aside, address, h1
  case h2, h3, h4, h5, h6, hgroup, ul, ol
  case li, dl, dt, dd, blockquote, q, cite, pre
  case code, table, thead, tbody, tfoot, tr, td, th
  case caption, form, input, button, select, option, textarea, label
  case fieldset, legend, b, strong, i, em, u, s
  case small, sub, sup, mark, font, center, big, del
  case ins, abbr, time, details, summary, dialog, menu, map
  case area, track, wbr, ruby, rt, rp, bdi, bdo
  case data, ampImg, ampAd, noframes, marquee, strike, acronym, tt
  case `var`, kbd, samp, col, colgroup, frame, frameset, param
  case optgroup, output, progress, meter, search, slot
}
