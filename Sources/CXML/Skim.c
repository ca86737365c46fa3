/* The pass before libxml2's; see the header. */
#include "Skim.h"

#include <string.h>

#include "Names.h"

typedef struct {
  const uint8_t *at, *end; /* what is left of the page */
  uint8_t *to;
} skimmer;

/* What ends a name: a gap, the tag's end, or what a value follows. */
enum { gap = 1, tag_end = 2, equals = 4 };
static const uint8_t kinds[256] = {
    [' '] = gap, ['\t'] = gap, ['\n'] = gap, ['\f'] = gap, ['\r'] = gap, ['/'] = gap, ['>'] = tag_end, ['='] = equals,
};
static int is_gap(uint8_t c) { return kinds[c] == gap; }
static uint8_t lower(uint8_t c) { return (uint8_t)(c - 'A') < 26 ? c | 32 : c; }

static void put(skimmer *s, const uint8_t *from, const uint8_t *until) {
  /* Most stretches are a name or a word: sixteen bytes at once, behind which both sides have room, cost no call. */
  if (until - from <= 16 && s->end - from >= 16) {
    memcpy(s->to, from, 16);
  } else {
    memcpy(s->to, from, (size_t)(until - from));
  }
  s->to += until - from;
}

/* `word` is in lower case. */
static int opens(const uint8_t *p, const uint8_t *end, const char *word) {
  for (; *word; word++, p++)
    if (p == end || lower(*p) != (uint8_t)*word) return 0;
  return 1;
}

/* The place of `</name`, or NULL. */
static const uint8_t *closing(const uint8_t *p, const uint8_t *end, const char *name) {
  while ((p = memchr(p, '<', (size_t)(end - p)))) {
    if (end - p > 2 && p[1] == '/' && opens(p + 2, end, name)) return p;
    p++;
  }
  return NULL;
}

/* Behind the comment that begins at `p`; NULL where the page ends in it. */
static const uint8_t *behind_comment(const uint8_t *p, const uint8_t *end) {
  p += 4;
  if (p < end && *p == '>') return p + 1;
  if (end - p > 1 && p[0] == '-' && p[1] == '>') return p + 2;
  while (end - p > 2 && (p = memchr(p, '-', (size_t)(end - p - 2)))) {
    if (p[1] == '-' && p[2] == '>') return p + 3;
    if (p[1] == '-' && p[2] == '!' && end - p > 3 && p[3] == '>') return p + 4;
    p++;
  }
  return NULL;
}

/* Behind the `>` of the tag whose name ends at `p`. With `s`, the attributes that the tree keeps are written; `json` is
 * set where the type names JSON. NULL where the page ends in the tag. */
static const uint8_t *attributes(skimmer *s, const uint8_t *p, const uint8_t *end, int *json) {
  /* libxml2 compares each name with all before it. */
  enum { most = 100 };
  int kept = 0;
  const uint8_t *behind_kept = NULL; /* behind the quote of an attribute that was written */
  for (;;) {
    const uint8_t *before = p;
    while (p < end && is_gap(*p)) p++;
    if (p == end) return NULL;
    if (*p == '>') {
      /* libxml2 ends an element at its slash; one that ends a value without quotes is the value's. */
      if (s && p > before && p[-1] == '/') {
        if (p - before > 1) *s->to++ = ' ';
        *s->to++ = '/';
      }
      if (s) *s->to++ = '>';
      return p + 1;
    }
    const uint8_t *name = p;
    uint8_t key[24];
    size_t length = 0;
    uint64_t hash = name_hash_start;
    while (p < end && (!kinds[*p] || (*p == '=' && p == name))) {
      uint8_t c = lower(*p);
      if (length < sizeof key) key[length] = c;
      hash = name_hash_step(hash, c);
      length++;
      p++;
    }
    const uint8_t *stop = p;
    while (p < end && is_gap(*p) && *p != '/') p++;
    const uint8_t *value = NULL;
    if (p < end && *p == '=') {
      p++;
      while (p < end && is_gap(*p) && *p != '/') p++;
      if (p == end) return NULL;
      value = p;
      if (*p == '"' || *p == '\'') {
        p = memchr(p + 1, *p, (size_t)(end - p - 1));
        if (!p) return NULL;
        p++;
      } else {
        while (p < end && (!(kinds[*p] & (gap | tag_end)) || *p == '/')) p++;
      }
      stop = p;
    } else {
      p = stop;
    }
    if (json && value && length == 4 && !memcmp(key, "type", 4))
      for (const uint8_t *v = value; v + 3 < stop; v++)
        if (opens(v, stop, "json")) *json = 1;
    if (s && length <= sizeof key && kept < most && name_attribute(key, length, hash)) {
      kept++;
      /* Those that nothing parts stay so: what is written is never longer than what was read. */
      if (name != behind_kept) *s->to++ = ' ';
      put(s, name, stop);
      behind_kept = stop;
    }
  }
}

/* Behind a drawing that is closed and holds neither another nor an element of the page, else NULL: an unclosed one
 * would take the page with it. */
static const uint8_t *behind_drawing(const uint8_t *p, const uint8_t *end) {
  static const char *const strangers[] = {"svg", "div", "p>", "p ", "body", "script"};
  while ((p = memchr(p, '<', (size_t)(end - p)))) {
    p++;
    if (opens(p, end, "/svg")) {
      p = memchr(p, '>', (size_t)(end - p));
      return p ? p + 1 : NULL;
    }
    for (size_t i = 0; i < sizeof strangers / sizeof *strangers; i++)
      if (opens(p, end, strangers[i])) return NULL;
  }
  return NULL;
}

size_t skim_page(const uint8_t *page, size_t count, uint8_t *to, size_t *script_bytes) {
  skimmer s = {page, page + count, to};
  *script_bytes = 0;
  const uint8_t *p;
  /* What closes nothing is looked for once, not again at every opening: the pass stays linear. */
  int no_comment = 0, no_script = 0, no_style = 0;
  while (s.at < s.end && (p = memchr(s.at, '<', (size_t)(s.end - s.at)))) {
    put(&s, s.at, p);
    s.at = p;
    if (s.end - p > 3 && p[1] == '!' && p[2] == '-' && p[3] == '-') {
      const uint8_t *behind = no_comment ? NULL : behind_comment(p, s.end);
      if (behind) {
        s.at = behind;
        continue;
      }
      no_comment = 1;
    } else if (s.end - p > 1 && is_letter(p[1])) {
      const uint8_t *name = p + 1, *q = name;
      while (q < s.end && !is_gap(*q) && *q != '>') q++;
      size_t length = (size_t)(q - name);
      if (length == 3 && opens(name, s.end, "svg")) {
        const uint8_t *behind = behind_drawing(q, s.end);
        if (behind) {
          s.at = behind;
          continue;
        }
      }
      int script = length == 6 && opens(name, s.end, "script");
      int style = length == 5 && opens(name, s.end, "style");
      uint8_t *start = s.to;
      put(&s, p, q);
      int json = 0;
      const uint8_t *behind = attributes(&s, q, s.end, script ? &json : NULL);
      if (!behind) {
        /* A browser drops a tag that the page ends in. */
        s.to = start;
        s.at = s.end;
        break;
      }
      s.at = behind;
      if (behind[-2] == '/' && (script || style)) continue;
      if ((script && !no_script) || (style && !no_style)) {
        const uint8_t *close = closing(behind, s.end, script ? "script" : "style");
        if (!close) {
          if (script) no_script = 1;
          if (style) no_style = 1;
          continue;
        }
        if (script) *script_bytes += (size_t)(close - behind);
        if (json) put(&s, behind, close);
        s.at = close;
      }
      continue;
    }
    *s.to++ = '<';
    s.at = p + 1;
  }
  put(&s, s.at, s.end);
  return (size_t)(s.to - to);
}
