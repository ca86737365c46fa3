/* Names, entities and numbers of a page, as libxml2 reads them; see Parser.h. */
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/parserInternals.h>

#include "Parser.h"

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

int read_word(const uint8_t **at, int stops, word *w) {
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

uint32_t decoded(const uint8_t *s, size_t *length) {
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

/* htmlParseName */
size_t read_name(parser *p) {
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
  uint32_t c = decoded(p->at, &step);
  if (!c || c == ' ' || c == '>' || c == '/' || (!IS_LETTER(c) && c != '_' && c != ':')) return 0;
  s = p->at;
  while (c && c != ' ' && c != '>' && c != '/' &&
         (IS_LETTER(c) || IS_DIGIT(c) || c == '.' || c == '-' || c == '_' || c == ':' || IS_COMBINING(c) ||
          IS_EXTENDER(c))) {
    s += step;
    c = decoded(s, &step);
  }
  size_t length = (size_t)(s - p->at);
  p->at = s;
  return length;
}

/* htmlParseCharRef */
uint32_t read_number(parser *p) {
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

size_t encoded(uint32_t c, uint8_t *to) {
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

/* htmlParseEntityRef */
size_t read_entity(parser *p, uint32_t *value) {
  *value = 0;
  p->at++;
  const uint8_t *name = p->at;
  size_t length = read_name(p);
  if (length && *p->at == ';' && (*value = name_entity(name, length))) p->at++;
  return length;
}
