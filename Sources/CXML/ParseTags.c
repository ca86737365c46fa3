/* Tags and open elements, by libxml2's rules; see Parser.h. */
#include "Parser.h"

static size_t place_of(tag_name name) { return name < name_places / 2 ? name : name_places / 2 + name % (name_places / 2); }
static size_t rank_of(tag_name name) { return (size_t)(name_priority(name) - 100) / 10; }

/* Where the innermost open element of that name is, -1 where there is none. Not by a walk down the stack: pages open a
 * hundred thousand elements and close what they never opened as often. */
static int32_t innermost(const parser *p, tag_name name) {
  int32_t i = p->last[place_of(name)];
  while (i >= 0 && p->b->open[i].name != name) i = p->b->open[i].same;
  return i;
}

/* htmlnamePush, and the event. */
static void open_element(parser *p, tag_name name, int32_t first) {
  builder *b = p->b;
  if (p->seen < 3 && name == b->tag_head) p->seen = 3;
  if (p->seen < 10 && name == b->tag_body) p->seen = 10;
  if (!build_room((void **)&b->open, &b->open_room, p->count + 1, sizeof *b->open)) {
    b->failure = 1;
    return;
  }
  int32_t *same = &p->last[place_of(name)], *peer = &p->last_peer[rank_of(name)];
  b->open[p->count] = (open_tag){name, *same, *peer};
  *same = *peer = (int32_t)p->count++;
  p->name = name;
  build_start(b, name, first);
}

/* htmlnamePop */
static void pop(parser *p) {
  if (!p->count) return;
  open_tag top = p->b->open[--p->count];
  p->last[place_of(top.name)] = top.same;
  p->last_peer[rank_of(top.name)] = top.peer;
  p->name = p->count ? p->b->open[p->count - 1].name : 0;
}

static void close_element(parser *p) {
  build_end(p->b);
  pop(p);
}

static void open_implied(parser *p, tag_name name) { open_element(p, name, p->b->tree.attribute_count); }

/* htmlAutoClose */
void auto_close(parser *p, tag_name fresh) {
  while (p->name && name_closes(fresh, p->name)) close_element(p);
}

/* htmlAutoCloseOnEnd */
void close_all(parser *p) {
  while (p->count) close_element(p);
}

/* htmlCheckImplied */
static void check_implied(parser *p, tag_name fresh) {
  builder *b = p->b;
  if (fresh == b->tag_html) return;
  if (!p->count) open_implied(p, b->tag_html);
  if (fresh == b->tag_body || fresh == b->tag_head) return;
  if (p->count <= 1 && name_is_of_head(fresh)) {
    if (p->seen < 3) open_implied(p, b->tag_head);
  } else if (!name_is_of_frames(fresh)) {
    if (p->seen >= 10) return;
    if (innermost(p, b->tag_body) >= 0 || innermost(p, b->tag_head) >= 0) return;
    open_implied(p, b->tag_body);
  }
}

/* htmlCheckParagraph */
void check_paragraph(parser *p) {
  builder *b = p->b;
  if (p->name && p->name != b->tag_html && p->name != b->tag_head) return;
  auto_close(p, b->tag_p);
  check_implied(p, b->tag_p);
  open_implied(p, b->tag_p);
}

/* htmlParseHTMLAttribute, of an attribute that the tree keeps. `quote` is 0 where there is none. */
static void keep_value(parser *p, uint8_t quote) {
  builder *b = p->b;
  int is_cut = 0;
  for (;;) {
    const uint8_t *s = p->at;
    if (quote) {
      while (*s && *s != quote && *s != '&') s++;
    } else {
      while (*s && *s != '&' && *s != '>' && !is_blank(*s)) s++;
    }
    if (!is_cut) build_value(b, p->at, (size_t)(s - p->at));
    p->at = s;
    if (*s != '&') return;
    uint8_t out[4];
    uint32_t c;
    if (s[1] == '#') {
      c = read_number(p);
      /* libxml2 writes a zero byte, which ends the value for all who read it. */
      if (!c) is_cut = 1;
    } else {
      size_t length = read_entity(p, &c);
      if (!c && !is_cut) {
        build_value(b, (const uint8_t *)"&", 1);
        build_value(b, p->at - length, length);
      }
    }
    if (c && !is_cut) build_value(b, out, encoded(c, out));
  }
}

/* htmlParseAttribute and what htmlParseStartTag does with it; `kept` are the attributes of this tag, a bit each. */
static void attribute(parser *p, uint64_t kept[2]) {
  word w;
  if (!read_word(&p->at, 1, &w)) {
    while (*p->at && !is_blank(*p->at) && *p->at != '>' && !(*p->at == '/' && p->at[1] == '>')) p->at++;
    return;
  }
  uint16_t name = name_attribute(w.lower, w.length, w.hash);
  /* The first of a name counts. */
  int keeps = name && !(kept[name / 64] >> name % 64 & 1);
  if (keeps) {
    kept[name / 64] |= (uint64_t)1 << name % 64;
    build_attribute(p->b, name);
  }
  p->at = past_blanks(p->at);
  if (*p->at != '=') return;
  p->at = past_blanks(p->at + 1);
  uint8_t quote = *p->at == '"' || *p->at == '\'' ? *p->at++ : 0;
  if (keeps) {
    keep_value(p, quote);
  } else if (quote) {
    p->at = until(p, p->at, quote);
  } else {
    while (*p->at && *p->at != '>' && !is_blank(*p->at)) p->at++;
  }
  if (quote && *p->at == quote) p->at++;
}

/* htmlParseStartTag, behind the tag's name. */
static void start_tag(parser *p, tag_name name) {
  builder *b = p->b;
  cx_tree *t = &b->tree;
  auto_close(p, name);
  check_implied(p, name);
  int is_misplaced = (p->count && name == b->tag_html) || (p->count != 1 && name == b->tag_head);
  p->misplaced += is_misplaced;
  if (name == b->tag_body && innermost(p, name) >= 0) {
    is_misplaced = 1;
    p->misplaced++;
  }
  int32_t first = t->attribute_count;
  uint32_t text_count = t->text_count;
  uint64_t kept[2] = {0, 0};
  p->at = past_blanks(p->at);
  while (*p->at && *p->at != '>' && !(*p->at == '/' && p->at[1] == '>')) {
    attribute(p, kept);
    p->at = past_blanks(p->at);
  }
  if (is_misplaced) {
    t->attribute_count = first;
    t->text_count = text_count;
  } else {
    open_element(p, name, first);
  }
}

/* htmlParserFinishElementParsing */
void finish_element(parser *p) {
  if (!*p->at) close_all(p);
}

/* htmlParseElementInternal */
void parse_element(parser *p, tag_name started) {
  start_tag(p, started);
  tag_name name = p->name;
  if (!name) {
    if (*p->at == '>') p->at++;
    return;
  }
  if (*p->at == '/' && p->at[1] == '>') {
    p->at += 2;
    close_element(p);
    return;
  }
  if (*p->at != '>') {
    pop(p);
    finish_element(p);
    return;
  }
  p->at++;
  if (name_is_void(name)) close_element(p);
}

/* htmlParseEndTag */
int parse_end_tag(parser *p) {
  builder *b = p->b;
  word w;
  p->at += 2;
  if (!read_word(&p->at, 1, &w)) return 0;
  p->at = until(p, p->at, '>');
  if (*p->at) p->at++;
  tag_name name = name_tag(w.lower, w.length, w.hash);
  if (p->misplaced > 0 && (name == b->tag_html || name == b->tag_body || name == b->tag_head)) {
    p->misplaced--;
    return 0;
  }
  int32_t i = innermost(p, name);
  if (i < 0) return 0;
  /* htmlAutoCloseOnClose */
  for (size_t rank = rank_of(name) + 1; rank < ranks; rank++)
    if (p->last_peer[rank] > i) return 0;
  while (p->name != name) close_element(p);
  close_element(p);
  return 1;
}
