/* Names of tags, attributes and entities, and what libxml2 knows of them. */
#include "Names.h"

#include "CXML.h"

/* The system ICU clashes with Foundation's; nothing here needs it. */
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <pthread.h>
#include <string.h>

static const char *const tag_names[] = {
    "",          "#text",    "html",     "head",     "body",       "title",    "meta",     "link",
    "base",      "script",   "style",    "noscript", "template",   "p",        "div",      "span",
    "a",         "br",       "hr",       "img",      "picture",    "source",   "svg",      "video",
    "audio",     "iframe",   "object",   "embed",    "canvas",     "figure",   "figcaption", "article",
    "section",   "main",     "header",   "footer",   "nav",        "aside",    "address",  "h1",
    "h2",        "h3",       "h4",       "h5",       "h6",         "hgroup",   "ul",       "ol",
    "li",        "dl",       "dt",       "dd",       "blockquote", "q",        "cite",     "pre",
    "code",      "table",    "thead",    "tbody",    "tfoot",      "tr",       "td",       "th",
    "caption",   "form",     "input",    "button",   "select",     "option",   "textarea", "label",
    "fieldset",  "legend",   "b",        "strong",   "i",          "em",       "u",        "s",
    "small",     "sub",      "sup",      "mark",     "font",       "center",   "big",      "del",
    "ins",       "abbr",     "time",     "details",  "summary",    "dialog",   "menu",     "map",
    "area",      "track",    "wbr",      "ruby",     "rt",         "rp",       "bdi",      "bdo",
    "data",      "amp-img",  "amp-ad",   "noframes", "marquee",    "strike",   "acronym",  "tt",
    "var",       "kbd",      "samp",     "col",      "colgroup",   "frame",    "frameset", "param",
    "optgroup",  "output",   "progress", "meter",    "search",     "slot",
};
static const char *const attribute_names[] = {
    "",           "id",        "class",       "href",       "src",        "rel",       "name",
    "content",    "property",  "itemprop",    "itemtype",   "itemscope",  "itemid",    "http-equiv",
    "charset",    "lang",      "xml:lang",    "dir",        "title",      "alt",       "type",
    "datetime",   "pubdate",   "role",        "style",      "hidden",     "hreflang",  "media",
    "typeof",     "vocab",     "about",       "resource",   "rev",        "value",     "action",
    "method",     "data-testid", "data-component", "data-type", "aria-hidden", "aria-label", "for",
    "placeholder", "target",   "cite",        "data-src",   "srcset",     "data-date", "data-timestamp",
    "data-time",  "data-datetime", "data-published", "data-author", "data-qa", "data-module", "width",
    "height",     "colspan",   "color",       "size",       "data-href",  "data-url",  "data-nosnippet",
    "data-utime", "data-name", "epoch",       "prefix",     "amp",        "onclick",   "scheme",
    "align",      "bgcolor",   "data-id",     "data-block", "data-role",  "data-widget-type",
};
/* Elements that libxml2's rules name and the tree does not. */
static const char *const rule_names[] = {"applet", "basefont", "dfn", "dir", "isindex", "listing", "xmp"};
/* Nearly all entities that pages write; the library looks its own up one by one. */
static const char *const frequent[] = {
    "nbsp",  "amp",   "quot",  "lt",    "gt",     "laquo",  "raquo",  "rsquo", "lsquo",
    "rdquo", "ldquo", "ndash", "mdash", "hellip", "copy",   "middot", "bull",  "rarr",
    "larr",  "times", "eacute", "agrave", "egrave", "auml", "ouml",   "uuml",  "szlig",
};
/* Elements that end an open one of their own name; the library does not tell. */
static const char *const alone[] = {"a", "col", "colgroup", "form", "li", "option", "p", "tbody", "td", "th", "tr"};
/* Elements that imply a head, and those that imply no body. */
static const char *const head_names[] = {"script", "style", "meta", "link", "title", "base"};
static const char *const frame_names[] = {"noframes", "frame", "frameset"};
#define COUNT(a) ((uint16_t)(sizeof(a) / sizeof *(a)))
enum { tree_tags = COUNT(tag_names), known_tags = COUNT(tag_names) + COUNT(rule_names) };

/* Open addressing; more than twice as many seats as names, so a miss ends soon. */
typedef struct {
  uint64_t hash;
  const char *name;
  uint32_t value;
  uint32_t length;
} seat;
enum { seats = 512 };
_Static_assert(COUNT(attribute_names) <= 128, "the parser keeps a bit for each");
static seat tags[seats], attributes[seats], entities[seats];
enum { is_void = 1, is_of_head = 2, is_of_frames = 4 };
static uint8_t traits[known_tags], priorities[known_tags];
/* Of a fresh tag and an open one: 0 not asked yet, 1 stays open, 2 ends. */
static uint8_t closings[known_tags][known_tags];
static pthread_once_t tables_once = PTHREAD_ONCE_INIT;

static uint64_t hash_of(const char *s) {
  uint64_t h = name_hash_start;
  for (; *s; s++) h = name_hash_step(h, (uint8_t)*s);
  return h;
}

static void take_seat(seat *table, const char *name, uint32_t value) {
  uint64_t hash = hash_of(name);
  size_t at = hash % seats;
  while (table[at].name) at = (at + 1) % seats;
  table[at] = (seat){hash, name, value, (uint32_t)strlen(name)};
}

static const seat *find(const seat *table, const uint8_t *name, size_t length, uint64_t hash) {
  for (size_t at = hash % seats; table[at].name; at = (at + 1) % seats)
    if (table[at].hash == hash && table[at].length == length && !memcmp(table[at].name, name, length))
      return &table[at];
  return NULL;
}

static const char *spelled(tag_name name) { return name < tree_tags ? tag_names[name] : rule_names[name - tree_tags]; }

static int is_among(const char *name, const char *const *list, size_t count) {
  for (size_t i = 0; i < count; i++)
    if (!strcmp(name, list[i])) return 1;
  return 0;
}

static int priority_of(const char *name) {
  static const struct {
    const char *name;
    int priority;
  } high[] = {{"div", 150},   {"td", 160},    {"th", 160},    {"tr", 170},   {"thead", 180}, {"tbody", 180},
              {"tfoot", 180}, {"table", 190}, {"head", 200}, {"body", 200}, {"html", 220}};
  for (size_t i = 0; i < COUNT(high); i++)
    if (!strcmp(high[i].name, name)) return high[i].priority;
  return 100;
}

static void build_tables(void) {
  for (uint16_t i = 1; i < known_tags; i++) {
    const char *name = spelled(i);
    take_seat(tags, name, i);
    const htmlElemDesc *rule = htmlTagLookup((const xmlChar *)name);
    traits[i] = (uint8_t)((rule && rule->empty ? is_void : 0) | (is_among(name, head_names, COUNT(head_names)) ? is_of_head : 0) |
                          (is_among(name, frame_names, COUNT(frame_names)) ? is_of_frames : 0));
    priorities[i] = (uint8_t)priority_of(name);
    closings[i][i] = is_among(name, alone, COUNT(alone)) ? 2 : 1;
  }
  for (uint16_t i = 1; i < COUNT(attribute_names); i++) take_seat(attributes, attribute_names[i], i);
  for (size_t i = 0; i < COUNT(frequent); i++) {
    const htmlEntityDesc *entity = htmlEntityLookup((const xmlChar *)frequent[i]);
    if (entity) take_seat(entities, frequent[i], entity->value);
  }
}

void names_prepare(void) { pthread_once(&tables_once, build_tables); }

tag_name name_tag(const uint8_t *lower, size_t length, uint64_t hash) {
  const seat *found = find(tags, lower, length, hash);
  return found ? found->value : hash | (uint64_t)1 << 63;
}
uint16_t name_attribute(const uint8_t *lower, size_t length, uint64_t hash) {
  const seat *found = find(attributes, lower, length, hash);
  return found ? (uint16_t)found->value : 0;
}
uint16_t name_tree_id(tag_name name) { return name < tree_tags ? (uint16_t)name : 0; }

static int has(tag_name name, int trait) { return name < known_tags && (traits[name] & trait); }
int name_is_void(tag_name name) { return has(name, is_void); }
int name_is_of_head(tag_name name) { return has(name, is_of_head); }
int name_is_of_frames(tag_name name) { return has(name, is_of_frames); }
int name_priority(tag_name name) { return name < known_tags ? priorities[name] : 100; }

int name_closes(tag_name fresh, tag_name old) {
  if (fresh >= known_tags || old >= known_tags) return 0;
  uint8_t *answer = &closings[fresh][old];
  uint8_t known = __atomic_load_n(answer, __ATOMIC_RELAXED);
  if (!known) {
    /* The library takes the one of them as a node. */
    xmlNode start;
    memset(&start, 0, sizeof start);
    start.type = XML_ELEMENT_NODE;
    start.name = (const xmlChar *)spelled(fresh);
    known = htmlAutoCloseTag(NULL, (const xmlChar *)spelled(old), &start) ? 2 : 1;
    __atomic_store_n(answer, known, __ATOMIC_RELAXED);
  }
  return known == 2;
}

uint32_t name_entity(const uint8_t *name, size_t length) {
  uint64_t hash = name_hash_start;
  for (size_t i = 0; i < length; i++) hash = name_hash_step(hash, name[i]);
  const seat *found = find(entities, name, length, hash);
  if (found) return found->value;
  xmlChar spelled[16];
  if (length >= sizeof spelled) return 0;
  memcpy(spelled, name, length);
  spelled[length] = 0;
  const htmlEntityDesc *entity = htmlEntityLookup(spelled);
  return entity ? entity->value : 0;
}

uint16_t cx_tag_id(const char *name) {
  names_prepare();
  return name_tree_id(name_tag((const uint8_t *)name, strlen(name), hash_of(name)));
}
uint16_t cx_attribute_id(const char *name) {
  names_prepare();
  return name_attribute((const uint8_t *)name, strlen(name), hash_of(name));
}
const char *cx_tag_name(uint16_t id) { return id < tree_tags ? tag_names[id] : NULL; }
const char *cx_attribute_name(uint16_t id) { return id < COUNT(attribute_names) ? attribute_names[id] : NULL; }
