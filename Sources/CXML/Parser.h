#ifndef NASKH_PARSER_H
#define NASKH_PARSER_H

#include <string.h>

#include "Builder.h"

/* A page into the tree of libxml2's HTML parser (2.9.14, HTMLparser.c), node for node, with libxml2's own rules and without
 * its way of reading: one character at a time through function calls, names and values through a dictionary and malloc.
 * Each function is one of the library's and says which; what the library does is what is right. */

/* Names have a place each, those that no table knows share the upper half; priorities come in tens, 100...220. */
enum { name_places = 512, ranks = 13 };

typedef struct {
  builder *b;
  const uint8_t *at; /* a zero byte ends the page */
  const uint8_t *end;
  size_t count;  /* open elements, as libxml2 counts them */
  tag_name name; /* of the innermost, 0 where none is open */
  int seen;      /* libxml2's ctxt->html: 3 behind a head, 10 behind a body */
  int misplaced; /* html, head and body tags that were passed over and may be closed yet */
  int32_t last[name_places], last_peer[ranks]; /* the innermost of each, -1 where there is none */
} parser;

/* htmlParseHTMLName: at most 100 bytes, in lower case. */
enum { word_most = 100 };
typedef struct {
  uint8_t lower[word_most];
  size_t length;
  uint64_t hash;
} word;

static inline int is_blank(uint8_t c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
static inline const uint8_t *past_blanks(const uint8_t *s) {
  while (is_blank(*s)) s++;
  return s;
}
/* At the next `c`, or at the page's end. */
static inline const uint8_t *until(const parser *p, const uint8_t *s, uint8_t c) {
  const uint8_t *found = memchr(s, c, (size_t)(p->end - s));
  return found ? found : p->end;
}

/* ParseWords.c: `stops` allows full stops; 0 where no name begins. */
int read_word(const uint8_t **at, int stops, word *w);
/* Case is kept; 0, and nothing read, where no name begins or the page ends in it. */
size_t read_name(parser *p);
/* A number at `&#`; 0 where it is no character. */
uint32_t read_number(parser *p);
/* The name at `&`, its bytes (0: none), and its character or 0. */
size_t read_entity(parser *p, uint32_t *value);
/* A character of valid UTF-8 and its bytes; the bytes of a character. */
uint32_t decoded(const uint8_t *s, size_t *length);
size_t encoded(uint32_t c, uint8_t *to);

/* ParseText.c */
void parse_text(parser *p);
void parse_script(parser *p, tag_name name);
void parse_reference(parser *p);

/* ParseTags.c */
void parse_element(parser *p, tag_name started); /* behind the tag's name */
int parse_end_tag(parser *p);                    /* whether it ended an element */
void auto_close(parser *p, tag_name fresh);
void close_all(parser *p);
void check_paragraph(parser *p);
void finish_element(parser *p);

#endif
