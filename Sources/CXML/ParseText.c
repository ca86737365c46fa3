/* Texts, scripts and references of a page, as libxml2 hands them over; see Parser.h. */
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/parserInternals.h>
#include <strings.h>

#include "Parser.h"

/* What a byte is in text: 0 stands for itself, 1 ends the run, 2 is no character or may begin none. */
static const uint8_t text_kind[256] = {
    1, 2, 2, 2, 2, 2, 2, 2, 2, 0, 0, 2, 2, 0, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2,
    ['&'] = 1, ['<'] = 1, [0xEF] = 2,
};

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
    uint32_t c = decoded(s, &step);
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
void parse_text(parser *p) {
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
void parse_script(parser *p, tag_name name) {
  const char *own = name == p->b->tag_script ? "script" : "style";
  const uint8_t *start = p->at, *s = start;
  while (*(s = until(p, s, '<')) && !(s[1] == '/' && !strncasecmp((const char *)s + 2, own, strlen(own)))) s++;
  int is_odd = 0;
  for (const uint8_t *c = start; c < s; c++)
    if (text_kind[*c] == 2 && (*c != 0xEF || (c[1] == 0xBF && c[2] >= 0xBE))) is_odd = 1;
  p->at = s;
  hand_over_all(p, start, s, is_odd, 1);
}

/* htmlParseReference */
void parse_reference(parser *p) {
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
