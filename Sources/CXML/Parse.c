/* A page into the tree of libxml2's HTML parser (2.9.14, HTMLparser.c), node for node, with libxml2's own rules and without
 * its way of reading: one character at a time through function calls, names and values through a dictionary and malloc.
 * Each function here is one of the library's and says which; what the library does is what is right. */
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/parserInternals.h>
#include <string.h>

#include "Builder.h"
#include "Skim.h"

typedef struct {
  builder *b;
  const uint8_t *at; /* a zero byte ends the page */
  const uint8_t *end;
  size_t count;    /* open elements, as libxml2 counts them */
  tag_name name;   /* of the innermost, 0 where none is open */
  int seen;        /* libxml2's ctxt->html: 3 behind a head, 10 behind a body */
  int misplaced;   /* html, head and body tags that were passed over and may be closed yet */
} parser;

/* What a byte is in text: 0 stands for itself, 1 ends the run, 2 is no character or may begin none. */
static const uint8_t text_kind[256] = {
    1, 2, 2, 2, 2, 2, 2, 2, 2, 0, 0, 2, 2, 0, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2,
    ['&'] = 1, ['<'] = 1, [0xEF] = 2,
};
/* Bytes of names: 1 letter, 2 digit or hyphen, 4 underscore or colon, 8 full stop. */
static const uint8_t name_kind[256] = {
    ['0'] = 2, ['1'] = 2, ['2'] = 2, ['3'] = 2, ['4'] = 2, ['5'] = 2, ['6'] = 2, ['7'] = 2, ['8'] = 2, ['9'] = 2,
    ['-'] = 2, ['_'] = 4, [':'] = 4, ['.'] = 8,
    ['a'] = 1, ['b'] = 1, ['c'] = 1, ['d'] = 1, ['e'] = 1, ['f'] = 1, ['g'] = 1, ['h'] = 1, ['i'] = 1, ['j'] = 1,
    ['k'] = 1, ['l'] = 1, ['m'] = 1, ['n'] = 1, ['o'] = 1, ['p'] = 1, ['q'] = 1, ['r'] = 1, ['s'] = 1, ['t'] = 1,
    ['u'] = 1, ['v'] = 1, ['w'] = 1, ['x'] = 1, ['y'] = 1, ['z'] = 1, ['A'] = 1, ['B'] = 1, ['C'] = 1, ['D'] = 1,
    ['E'] = 1, ['F'] = 1, ['G'] = 1, ['H'] = 1, ['I'] = 1, ['J'] = 1, ['K'] = 1, ['L'] = 1, ['M'] = 1, ['N'] = 1,
    ['O'] = 1, ['P'] = 1, ['Q'] = 1, ['R'] = 1, ['S'] = 1, ['T'] = 1, ['U'] = 1, ['V'] = 1, ['W'] = 1, ['X'] = 1,
    ['Y'] = 1, ['Z'] = 1,
};

static int is_blank(uint8_t c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
static int is_letter(uint8_t c) { return name_kind[c] == 1; }

static const uint8_t *past_blanks(const uint8_t *s) {
  while (is_blank(*s)) s++;
  return s;
}
/* At the next `c`, or at the page's end. */
static const uint8_t *until(const parser *p, const uint8_t *s, uint8_t c) {
  const uint8_t *found = memchr(s, c, (size_t)(p->end - s));
  return found ? found : p->end;
}
static int is_word(const uint8_t *s, const char *upper) {
  for (; *upper; s++, upper++)
    if ((*s >= 'a' && *s <= 'z' ? *s - 32 : *s) != *upper) return 0;
  return 1;
}

/* ---- open elements */

/* htmlnamePush, and the event. */
static void open_element(parser *p, tag_name name, int32_t first) {
  builder *b = p->b;
  if (p->seen < 3 && name == b->tag_head) p->seen = 3;
  if (p->seen < 10 && name == b->tag_body) p->seen = 10;
  if (!build_room((void **)&b->open, &b->open_room, p->count + 1, sizeof *b->open)) {
    b->failure = 1;
    return;
  }
  b->open[p->count++] = name;
  p->name = name;
  build_start(b, name, first);
}

/* htmlnamePop */
static void pop(parser *p) {
  if (!p->count) return;
  p->count--;
  p->name = p->count ? p->b->open[p->count - 1] : 0;
}

static void close_element(parser *p) {
  build_end(p->b);
  pop(p);
}

static void open_implied(parser *p, tag_name name) { open_element(p, name, p->b->tree.attribute_count); }

/* htmlAutoClose */
static void auto_close(parser *p, tag_name fresh) {
  while (p->name && name_closes(fresh, p->name)) close_element(p);
}

/* htmlAutoCloseOnEnd */
static void close_all(parser *p) {
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
    for (size_t i = 0; i < p->count; i++)
      if (b->open[i] == b->tag_body || b->open[i] == b->tag_head) return;
    open_implied(p, b->tag_body);
  }
}

/* htmlCheckParagraph */
static void check_paragraph(parser *p) {
  builder *b = p->b;
  if (p->name && p->name != b->tag_html && p->name != b->tag_head) return;
  auto_close(p, b->tag_p);
  check_implied(p, b->tag_p);
  open_implied(p, b->tag_p);
}

/* ---- names and references */

/* htmlParseHTMLName: at most 100 bytes, in lower case. `stops` allows full stops; 0 where no name begins. */
typedef struct {
  uint8_t lower[100];
  size_t length;
  uint64_t hash;
} word;
enum { word_most = 100 };

static int read_word(const uint8_t **at, int stops, word *w) {
  const uint8_t *s = *at;
  uint8_t first = name_kind[*s];
  if (first != 1 && first != 4 && !(stops && first == 8)) return 0;
  uint64_t hash = name_hash_start;
  size_t n = 0;
  for (uint8_t kind; n < word_most && (kind = name_kind[*s]) && (stops || kind != 8); s++) {
    uint8_t c = kind == 1 ? *s | 32 : *s;
    w->lower[n++] = c;
    hash = name_hash_step(hash, c);
  }
  w->length = n;
  w->hash = hash;
  *at = s;
  return 1;
}

/* A character of valid UTF-8 and its bytes. */
static uint32_t character(const uint8_t *s, size_t *length) {
  if (s[0] < 0x80) {
    *length = 1;
    return s[0];
  }
  if (s[0] < 0xE0 || !s[1]) {
    *length = s[1] ? 2 : 1;
    return (s[0] & 0x1Fu) << 6 | (s[1] & 0x3F);
  }
  if (s[0] < 0xF0 || !s[2]) {
    *length = s[2] ? 3 : 2;
    return (s[0] & 0xFu) << 12 | (s[1] & 0x3Fu) << 6 | (s[2] & 0x3F);
  }
  *length = s[3] ? 4 : 3;
  return (s[0] & 7u) << 18 | (s[1] & 0x3Fu) << 12 | (s[2] & 0x3Fu) << 6 | (s[3] & 0x3F);
}

/* htmlParseName: case is kept; 0, and nothing read, where no name begins or the page ends in it. */
static size_t read_name(parser *p) {
  const uint8_t *s = p->at;
  if (name_kind[*s] == 1 || name_kind[*s] == 4) {
    s++;
    while (name_kind[*s]) s++;
    if (s == p->end) return 0;
    if (*s && *s < 0x80) {
      size_t length = (size_t)(s - p->at);
      p->at = s;
      return length;
    }
  }
  /* htmlParseNameComplex */
  size_t step;
  uint32_t c = character(p->at, &step);
  if (!c || c == ' ' || c == '>' || c == '/' || (!IS_LETTER(c) && c != '_' && c != ':')) return 0;
  s = p->at;
  while (c && c != ' ' && c != '>' && c != '/' &&
         (IS_LETTER(c) || IS_DIGIT(c) || c == '.' || c == '-' || c == '_' || c == ':' || IS_COMBINING(c) ||
          IS_EXTENDER(c))) {
    s += step;
    c = character(s, &step);
  }
  size_t length = (size_t)(s - p->at);
  p->at = s;
  return length;
}

/* htmlParseCharRef, at `&#`; 0 where the number is no character. */
static uint32_t read_number(parser *p) {
  uint32_t base = 10, value = 0;
  p->at += 2;
  if (*p->at == 'x' || *p->at == 'X') {
    base = 16;
    p->at++;
  }
  for (;; p->at++) {
    uint8_t c = *p->at;
    uint32_t digit;
    if (c >= '0' && c <= '9') {
      digit = c - '0';
    } else if (base == 16 && (c | 32) >= 'a' && (c | 32) <= 'f') {
      digit = (c | 32) - 'a' + 10u;
    } else {
      break;
    }
    if (value < 0x110000) value = value * base + digit;
  }
  if (*p->at == ';') p->at++;
  return IS_CHAR(value) ? value : 0;
}

static size_t encoded(uint32_t c, uint8_t *to) {
  if (c < 0x80) {
    to[0] = (uint8_t)c;
    return 1;
  }
  if (c < 0x800) {
    to[0] = (uint8_t)(0xC0 | c >> 6);
    to[1] = (uint8_t)(0x80 | (c & 0x3F));
    return 2;
  }
  if (c < 0x10000) {
    to[0] = (uint8_t)(0xE0 | c >> 12);
    to[1] = (uint8_t)(0x80 | (c >> 6 & 0x3F));
    to[2] = (uint8_t)(0x80 | (c & 0x3F));
    return 3;
  }
  to[0] = (uint8_t)(0xF0 | c >> 18);
  to[1] = (uint8_t)(0x80 | (c >> 12 & 0x3F));
  to[2] = (uint8_t)(0x80 | (c >> 6 & 0x3F));
  to[3] = (uint8_t)(0x80 | (c & 0x3F));
  return 4;
}

/* htmlParseEntityRef, at `&`: the name's bytes (0: none), and its character or 0. */
static size_t read_entity(parser *p, uint32_t *value) {
  *value = 0;
  p->at++;
  const uint8_t *name = p->at;
  size_t length = read_name(p);
  if (length && *p->at == ';' && (*value = name_entity(name, length))) p->at++;
  return length;
}

/* ---- text */

/* A run of text as libxml2 hands it over. */
static void hand_over(parser *p, const uint8_t *s, size_t count, int is_last) {
  /* areBlanks: white space before a tag, outside the body, opens no paragraph. */
  if (is_last && (!*p->at || (*p->at == '<' && (!p->name || p->name == p->b->tag_html || p->name == p->b->tag_head)))) {
    size_t i = 0;
    while (i < count && is_blank(s[i])) i++;
    if (i < count) check_paragraph(p);
  } else {
    check_paragraph(p);
  }
  build_text(p->b, s, count);
}

/* The characters of a run with those left out that no document may hold; `to` has room for all. */
static size_t sifted(const uint8_t *s, const uint8_t *end, uint8_t *to) {
  uint8_t *start = to;
  while (s < end) {
    size_t step = 1;
    uint32_t c = character(s, &step);
    if (IS_CHAR(c)) {
      memcpy(to, s, step);
      to += step;
    }
    s += step;
  }
  return (size_t)(to - start);
}

/* htmlParseCharData and htmlParseScript hand over what has filled a thousand bytes. */
static void hand_over_all(parser *p, const uint8_t *s, const uint8_t *end, int is_odd, int is_script) {
  builder *b = p->b;
  if (is_odd) {
    size_t count = (size_t)(end - s);
    if (!build_room((void **)&b->scratch, &b->scratch_room, count + 8, 1)) {
      b->failure = 1;
      return;
    }
    count = sifted(s, end, b->scratch);
    s = b->scratch;
    end = s + count;
  }
  enum { piece = 1000 };
  while (s < end) {
    const uint8_t *stop = end;
    if (end - s >= piece) {
      stop = s + piece;
      while (stop < end && (*stop & 0xC0) == 0x80) stop++;
    }
    size_t count = (size_t)(stop - s);
    if (is_script) {
      build_text(b, s, count);
    } else {
      hand_over(p, s, count, count < piece);
    }
    s = stop;
  }
}

/* htmlParseCharData */
static void text(parser *p) {
  const uint8_t *s = p->at;
  int is_odd = 0;
  for (;; s++) {
    uint8_t kind = text_kind[*s];
    if (!kind) continue;
    if (kind == 1) break;
    if (*s != 0xEF || (s[1] == 0xBF && s[2] >= 0xBE)) is_odd = 1;
  }
  const uint8_t *start = p->at;
  p->at = s;
  hand_over_all(p, start, s, is_odd, 0);
}

/* htmlParseScript: up to the end tag of the same name. */
static void script(parser *p, tag_name name) {
  const char *own = name == p->b->tag_script ? "SCRIPT" : "STYLE";
  const uint8_t *start = p->at, *s = start;
  while (*(s = until(p, s, '<')) && !(s[1] == '/' && is_word(s + 2, own))) s++;
  int is_odd = 0;
  for (const uint8_t *c = start; c < s; c++)
    if (text_kind[*c] == 2 && (*c != 0xEF || (c[1] == 0xBF && c[2] >= 0xBE))) is_odd = 1;
  p->at = s;
  hand_over_all(p, start, s, is_odd, 1);
}

/* htmlParseReference */
static void reference(parser *p) {
  uint8_t out[4];
  uint32_t c;
  if (p->at[1] == '#') {
    c = read_number(p);
    if (!c) return;
  } else {
    size_t length = read_entity(p, &c);
    if (!c) {
      check_paragraph(p);
      build_text(p->b, (const uint8_t *)"&", 1);
      build_text(p->b, p->at - length, length);
      return;
    }
  }
  check_paragraph(p);
  build_text(p->b, out, encoded(c, out));
}

/* ---- tags */

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
  if (name == b->tag_body)
    for (size_t i = 0; i < p->count; i++)
      if (b->open[i] == b->tag_body) {
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
static void finish_element(parser *p) {
  if (!*p->at) close_all(p);
}

/* htmlParseElementInternal, behind the tag's name. */
static void element(parser *p, tag_name started) {
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

/* htmlParseEndTag; whether it ended an element. */
static int end_tag(parser *p) {
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
  size_t i = p->count;
  while (i && b->open[i - 1] != name) i--;
  if (!i) return 0;
  /* htmlAutoCloseOnClose */
  int priority = name_priority(name);
  for (size_t k = p->count; k > i; k--)
    if (name_priority(b->open[k - 1]) > priority) return 0;
  while (p->name != name) close_element(p);
  close_element(p);
  return 1;
}

/* ---- the page */

/* htmlParseComment */
static void comment(parser *p) {
  const uint8_t *s = p->at + 4;
  while (*(s = until(p, s, '>')) && !(s - p->at >= 6 && s[-1] == '-' && s[-2] == '-') &&
         !(s - p->at >= 7 && s[-1] == '!' && s[-2] == '-' && s[-3] == '-'))
    s++;
  p->at = *s ? s + 1 : s;
}

/* htmlParsePI */
static void instruction(parser *p) {
  p->at += 2;
  if (!read_name(p)) return;
  p->at = until(p, p->at, '>');
  if (*p->at) p->at++;
}

static void literal(parser *p) {
  uint8_t quote = *p->at;
  if (quote != '"' && quote != '\'') return;
  p->at = until(p, p->at + 1, quote);
  if (*p->at) p->at++;
}

/* htmlParseDocTypeDecl */
static void document_type(parser *p) {
  p->at = past_blanks(p->at + 9);
  read_name(p);
  p->at = past_blanks(p->at);
  if (is_word(p->at, "SYSTEM")) {
    p->at = past_blanks(p->at + 6);
    literal(p);
  } else if (is_word(p->at, "PUBLIC")) {
    p->at = past_blanks(p->at + 6);
    literal(p);
    p->at = past_blanks(p->at);
    literal(p);
  }
  p->at = until(p, p->at, '>');
  if (*p->at) p->at++;
}

static int is_comment(const uint8_t *s) { return s[0] == '<' && s[1] == '!' && s[2] == '-' && s[3] == '-'; }

/* htmlParseContentInternal */
static void content(parser *p) {
  builder *b = p->b;
  tag_name current = p->name;
  size_t depth = p->count;
  while (!b->failure) {
    const uint8_t *s = p->at;
    if (s[0] == '<' && s[1] == '/') {
      if (end_tag(p) && (current || !p->count)) {
        current = p->name;
        depth = p->count;
      }
      continue;
    }
    const uint8_t *behind = s + 1;
    word w;
    tag_name started = 0;
    if (s[0] == '<' && read_word(&behind, 0, &w)) {
      started = name_tag(w.lower, w.length, w.hash);
      if (p->name && name_closes(started, p->name)) {
        auto_close(p, started);
        continue;
      }
    }
    if (p->count && depth >= p->count && current != p->name) {
      finish_element(p);
      current = p->name;
      depth = p->count;
      continue;
    }
    if (*s && (current == b->tag_script || current == b->tag_style)) {
      script(p, current);
      continue;
    }
    if (is_word(s, "<!DOCTYPE")) {
      document_type(p);
      s = p->at;
      started = 0;
    }
    if (is_comment(s)) {
      comment(p);
    } else if (s[0] == '<' && s[1] == '?') {
      instruction(p);
    } else if (s[0] == '<' && is_letter(s[1])) {
      if (!started || *behind == '.') {
        behind = s + 1;
        read_word(&behind, 1, &w);
        started = name_tag(w.lower, w.length, w.hash);
      }
      p->at = behind;
      element(p, started);
      current = p->name;
      depth = p->count;
    } else if (*s == '<') {
      build_text(b, s, 1);
      p->at++;
    } else if (*s == '&') {
      reference(p);
    } else if (!*s) {
      close_all(p);
      return;
    } else {
      text(p);
    }
  }
}

static void comments_and_instructions(parser *p) {
  p->at = past_blanks(p->at);
  while (is_comment(p->at) || (p->at[0] == '<' && p->at[1] == '?')) {
    if (is_comment(p->at)) comment(p);
    if (p->at[0] == '<' && p->at[1] == '?') instruction(p);
    p->at = past_blanks(p->at);
  }
}

/* htmlParseDocument */
static void document(builder *b, const uint8_t *page, size_t count) {
  parser parser = {.b = b, .at = page, .end = page + strlen((const char *)page), .seen = 1};
  if (count >= 4 && page[0] == 0xEF && page[1] == 0xBB && page[2] == 0xBF) parser.at += 3;
  comments_and_instructions(&parser);
  if (is_word(parser.at, "<!DOCTYPE")) document_type(&parser);
  comments_and_instructions(&parser);
  content(&parser);
}

int cx_tree_parse(cx_tree *tree, const uint8_t *bytes, size_t count) {
  builder *b = (builder *)tree;
  build_begin(b);
  if (count > (1u << 30)) return 2;
  if (!build_room((void **)&b->skimmed, &b->skimmed_room, count + 64, 1)) return 1;
  count = skim_page(bytes, count, b->skimmed, &tree->script_bytes);
  if (!build_room((void **)&tree->text, &b->text_room, count / 2 + 64, 1)) return 1;
  memset(b->skimmed + count, 0, 16);
  document(b, b->skimmed, count);
  build_finish(b);
  return b->failure;
}
