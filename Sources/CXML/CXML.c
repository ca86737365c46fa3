/* libxml2's HTML parser, driven by SAX events into the flat arrays of the header. */
#include "CXML.h"
#include "Skim.h"

/* The system ICU clashes with Foundation's; nothing here needs it. */
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <pthread.h>
#include <libxml/xmlerror.h>
#include <libxml/xmlmemory.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

/* ---- memory */

/* libxml2's small allocations of one parse, taken from one stretch and given back together. The stretch is reserved
 * address space; what a page touched stays for the next one, up to a bound. Anything beyond, and all that libxml2
 * allocates outside a parse, comes from malloc. */
typedef struct {
  uint8_t *base;
  size_t used;
} arena;
enum { arena_room = 1 << 28, arena_keep = 1 << 24, arena_head = 16 };
/* The arena of the parse that runs on this thread. */
static __thread arena *current;

static int is_ours(const arena *a, const void *p) {
  return a && (const uint8_t *)p >= a->base && (const uint8_t *)p < a->base + arena_room;
}

static size_t rounded(size_t count) { return (count + arena_head + 15) & ~(size_t)15; }

static void *arena_malloc(size_t count) {
  arena *a = current;
  if (!a || count > arena_room / 2 || rounded(count) > arena_room - a->used) return malloc(count);
  uint8_t *p = a->base + a->used + arena_head;
  memcpy(p - arena_head, &count, sizeof count);
  a->used += rounded(count);
  return p;
}

static void arena_free(void *p) {
  arena *a = current;
  if (!is_ours(a, p)) {
    free(p);
    return;
  }
  size_t count;
  memcpy(&count, (uint8_t *)p - arena_head, sizeof count);
  /* The last one goes back at once: attribute values come and go so. */
  if ((uint8_t *)p - arena_head + rounded(count) == a->base + a->used) a->used -= rounded(count);
}

static void *arena_realloc(void *p, size_t count) {
  arena *a = current;
  if (!p) return arena_malloc(count);
  if (!is_ours(a, p)) return realloc(p, count);
  size_t old;
  memcpy(&old, (uint8_t *)p - arena_head, sizeof old);
  if (count <= old) return p;
  void *fresh = arena_malloc(count);
  if (!fresh) return NULL;
  memcpy(fresh, p, old);
  arena_free(p);
  return fresh;
}

static char *arena_strdup(const char *s) {
  size_t count = strlen(s) + 1;
  char *copy = arena_malloc(count);
  if (copy) memcpy(copy, s, count);
  return copy;
}

/* ---- names */

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
#define COUNT(a) ((uint16_t)(sizeof(a) / sizeof *(a)))

/* Open addressing; twice as many seats as names, so a miss ends soon. */
typedef struct {
  const char *name;
  uint16_t id;
} seat;
enum { seats = 512 };
static seat tag_table[seats], attribute_table[seats];
static pthread_once_t tables_once = PTHREAD_ONCE_INIT;

static uint32_t hash_name(const char *s) {
  uint32_t h = 2166136261u;
  for (; *s; s++) h = (h ^ (uint8_t)*s) * 16777619u;
  return h ^ (h >> 15);
}

static void seat_names(seat *table, const char *const *names, uint16_t count) {
  for (uint16_t i = 1; i < count; i++) {
    uint32_t at = hash_name(names[i]) % seats;
    while (table[at].name) at = (at + 1) % seats;
    table[at] = (seat){names[i], i};
  }
}

static void build_tables(void) {
  xmlMemSetup(arena_free, arena_malloc, arena_realloc, arena_strdup);
  xmlInitParser();
  seat_names(tag_table, tag_names, COUNT(tag_names));
  seat_names(attribute_table, attribute_names, COUNT(attribute_names));
}

static uint16_t find(const seat *table, const char *name) {
  for (uint32_t at = hash_name(name) % seats; table[at].name; at = (at + 1) % seats)
    if (strcmp(table[at].name, name) == 0) return table[at].id;
  return 0;
}

uint16_t cx_tag_id(const char *name) {
  pthread_once(&tables_once, build_tables);
  return find(tag_table, name);
}
uint16_t cx_attribute_id(const char *name) {
  pthread_once(&tables_once, build_tables);
  return find(attribute_table, name);
}
int skim_keeps(const char *name, size_t length) {
  uint32_t h = 2166136261u;
  for (size_t i = 0; i < length; i++) h = (h ^ (uint8_t)name[i]) * 16777619u;
  for (uint32_t at = (h ^ (h >> 15)) % seats; attribute_table[at].name; at = (at + 1) % seats)
    if (strncmp(attribute_table[at].name, name, length) == 0 && !attribute_table[at].name[length]) return 1;
  return 0;
}
const char *cx_tag_name(uint16_t id) { return id < COUNT(tag_names) ? tag_names[id] : NULL; }
const char *cx_attribute_name(uint16_t id) { return id < COUNT(attribute_names) ? attribute_names[id] : NULL; }

/* ---- the builder */

/* A frame of the stack of open elements. A void element of HTML5 that libxml2 takes for a container gets a frame
 * that points at its parent, so that what follows is not swallowed. */
typedef struct {
  int32_t node;
  int32_t owns;
} frame;

typedef struct {
  cx_tree tree; /* first: the public face */
  size_t node_room, attribute_room, text_room;
  uint8_t *skimmed; /* the page without what the tree does not keep */
  size_t skimmed_room;
  frame *stack;
  size_t depth, stack_room;
  int32_t open_text; /* the text that the next characters may continue, or -1 */
  int drawings; /* svg elements open */
  uint16_t tag_style, tag_source, tag_track, tag_wbr, tag_textarea;
  uint16_t tag_head, tag_body, tag_svg, tag_a, tag_p, tag_div, tag_ul, tag_table, tag_figure, tag_h6;
  int failure;
  arena arena;
  htmlParserCtxtPtr context;
} builder;

/* Memory of one page is bounded: a page of 1 GiB could otherwise ask for hundreds. */
enum { node_limit = 20000000 };

static int grow(void **memory, size_t *room, size_t need, size_t size) {
  if (need <= *room) return 1;
  size_t wish = *room < 4096 ? 4096 : *room;
  while (wish < need) wish += wish / 2;
  void *fresh = realloc(*memory, wish * size);
  if (!fresh) return 0;
  *memory = fresh;
  *room = wish;
  return 1;
}

static void stop(builder *b, int failure) {
  b->failure = failure;
  xmlStopParser(b->context);
}

static int32_t add_node(builder *b, uint16_t tag) {
  cx_tree *t = &b->tree;
  if (b->failure) return -1;
  if (t->node_count >= node_limit) {
    stop(b, 2);
    return -1;
  }
  if (!grow((void **)&t->nodes, &b->node_room, (size_t)t->node_count + 1, sizeof *t->nodes)) {
    stop(b, 1);
    return -1;
  }
  int32_t n = t->node_count++;
  cx_node *node = &t->nodes[n];
  node->parent = b->depth ? b->stack[b->depth - 1].node : -1;
  node->end = n + 1;
  node->start = 0;
  node->length = 0;
  node->tag = tag;
  node->depth = (uint16_t)(b->depth > 65535 ? 65535 : b->depth);
  return n;
}

static int append_text(builder *b, const uint8_t *bytes, size_t count) {
  cx_tree *t = &b->tree;
  if (!grow((void **)&t->text, &b->text_room, (size_t)t->text_count + count + 1, 1)) {
    stop(b, 1);
    return 0;
  }
  if (count) memcpy(t->text + t->text_count, bytes, count);
  t->text_count += (uint32_t)count;
  return 1;
}

static void push(builder *b, int32_t node, int32_t owns) {
  if (!grow((void **)&b->stack, &b->stack_room, b->depth + 1, sizeof *b->stack)) {
    stop(b, 1);
    return;
  }
  b->stack[b->depth++] = (frame){node, owns};
  if ((int32_t)b->depth > b->tree.max_depth) b->tree.max_depth = (int32_t)b->depth;
}

/* Ends the elements above frame `keep` here and now. Their frames stay until libxml2 reports their ends. */
static void close_above(builder *b, size_t keep) {
  for (size_t i = keep + 1; i < b->depth; i++) {
    if (b->stack[i].owns) b->tree.nodes[b->stack[i].node].end = b->tree.node_count;
    b->stack[i] = (frame){b->stack[keep].node, 0};
  }
}

/* Where libxml2 nests and a browser does not: a body inside an unclosed element of the head, and the page's own
 * elements inside an unclosed drawing. */
static void leave_strangers(builder *b, uint16_t tag) {
  cx_tree *t = &b->tree;
  if (tag == b->tag_body) {
    for (size_t i = 1; i < b->depth; i++)
      if (b->stack[i].owns && t->nodes[b->stack[i].node].tag == b->tag_head) {
        close_above(b, i - 1);
        return;
      }
    return;
  }
  if (!b->drawings || tag < b->tag_p || tag == b->tag_a || tag == b->tag_svg) return;
  for (size_t i = b->depth; i-- > 1;) {
    if (!b->stack[i].owns) continue;
    uint16_t open = t->nodes[b->stack[i].node].tag;
    if (open == b->tag_svg) {
      /* Drawings have text, links and styles of their own, but no blocks. */
      if (tag == b->tag_div || tag == b->tag_p || (tag >= b->tag_figure && tag <= b->tag_h6) || tag == b->tag_ul ||
          tag == b->tag_table) {
        close_above(b, i - 1);
        b->drawings--;
      }
      return;
    }
    if (open != 0 && open != b->tag_a) return;
  }
}

static void on_start(void *context, const xmlChar *name, const xmlChar **pairs) {
  builder *b = context;
  cx_tree *t = &b->tree;
  b->open_text = -1;
  uint16_t tag = find(tag_table, (const char *)name);
  if (tag == b->tag_body || b->drawings) leave_strangers(b, tag);
  if (tag == b->tag_svg) b->drawings++;
  int32_t n = add_node(b, tag);
  if (n < 0) return;
  uint32_t first = (uint32_t)t->attribute_count;
  for (; pairs && *pairs; pairs += 2) {
    uint16_t id = find(attribute_table, (const char *)pairs[0]);
    if (!id) continue;
    if (!grow((void **)&t->attributes, &b->attribute_room, (size_t)t->attribute_count + 1,
              sizeof *t->attributes)) {
      stop(b, 1);
      return;
    }
    const xmlChar *value = pairs[1];
    size_t length = value ? strlen((const char *)value) : 0;
    uint32_t at = t->text_count;
    if (!append_text(b, value, length)) return;
    t->attributes[t->attribute_count++] = (cx_attribute){at, (uint32_t)length, id, 0};
  }
  t->nodes[n].start = first;
  t->nodes[n].length = (uint32_t)t->attribute_count - first;
  int hollow = tag == b->tag_source || tag == b->tag_track || tag == b->tag_wbr;
  push(b, hollow ? t->nodes[n].parent : n, !hollow);
}

static void on_end(void *context, const xmlChar *name) {
  (void)name;
  builder *b = context;
  b->open_text = -1;
  if (b->depth <= 1) return;
  frame top = b->stack[--b->depth];
  if (!top.owns) return;
  b->tree.nodes[top.node].end = b->tree.node_count;
  if (b->tree.nodes[top.node].tag == b->tag_svg && b->drawings) b->drawings--;
}

static int is_blank(const uint8_t *s, int n) {
  for (int i = 0; i < n; i++)
    if (s[i] != ' ' && s[i] != '\n' && s[i] != '\t' && s[i] != '\r' && s[i] != '\f') return 0;
  return 1;
}

static void on_text(void *context, const xmlChar *characters, int count) {
  builder *b = context;
  cx_tree *t = &b->tree;
  if (count <= 0 || b->failure || !b->depth) return;
  int32_t parent = b->stack[b->depth - 1].node;
  if (t->nodes[parent].tag == b->tag_style) return;
  int32_t n = b->open_text;
  /* A stretch of white space is one space: mark-up is indented, and indentation means nothing. */
  if (is_blank(characters, count) && t->nodes[parent].tag != b->tag_textarea) {
    if (n >= 0 && t->nodes[n].length && t->text[t->text_count - 1] == ' ') return;
    characters = (const xmlChar *)(memchr(characters, '\n', (size_t)count) ? "\n" : " ");
    count = 1;
  }
  if (n < 0) {
    uint32_t at = t->text_count;
    n = add_node(b, cx_tag_text);
    if (n < 0) return;
    t->nodes[n].start = at;
    b->open_text = n;
  }
  if (append_text(b, characters, (size_t)count)) t->nodes[n].length += (uint32_t)count;
}

cx_tree *cx_tree_new(void) {
  pthread_once(&tables_once, build_tables);
  builder *b = calloc(1, sizeof *b);
  if (!b) return NULL;
  void *stretch = mmap(NULL, arena_room, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  b->arena.base = stretch == MAP_FAILED ? NULL : stretch;
  b->tag_head = find(tag_table, "head");
  b->tag_body = find(tag_table, "body");
  b->tag_svg = find(tag_table, "svg");
  b->tag_a = find(tag_table, "a");
  b->tag_p = find(tag_table, "p");
  b->tag_div = find(tag_table, "div");
  b->tag_ul = find(tag_table, "ul");
  b->tag_table = find(tag_table, "table");
  b->tag_figure = find(tag_table, "figure");
  b->tag_h6 = find(tag_table, "h6");
  b->tag_style = find(tag_table, "style");
  b->tag_source = find(tag_table, "source");
  b->tag_track = find(tag_table, "track");
  b->tag_wbr = find(tag_table, "wbr");
  b->tag_textarea = find(tag_table, "textarea");
  return &b->tree;
}

void cx_tree_free(cx_tree *tree) {
  builder *b = (builder *)tree;
  if (!b) return;
  free(tree->nodes);
  free(tree->attributes);
  free(tree->text);
  free(b->stack);
  free(b->skimmed);
  if (b->arena.base) munmap(b->arena.base, arena_room);
  free(b);
}

static int parse(builder *b, const uint8_t *bytes, size_t count) {
  cx_tree *tree = &b->tree;
  tree->node_count = 0;
  tree->attribute_count = 0;
  tree->text_count = 0;
  tree->max_depth = 0;
  b->depth = 0;
  b->drawings = 0;
  b->open_text = -1;
  b->failure = 0;
  if (count > (1u << 30)) return 2;
  if (!grow((void **)&b->skimmed, &b->skimmed_room, count + 64, 1)) return 1;
  count = skim_page(bytes, count, b->skimmed, &tree->script_bytes);
  bytes = b->skimmed;
  if (!grow((void **)&tree->text, &b->text_room, count / 2 + 64, 1)) return 1;

  xmlSAXHandler sax;
  memset(&sax, 0, sizeof sax);
  sax.startElement = on_start;
  sax.endElement = on_end;
  sax.characters = on_text;
  sax.ignorableWhitespace = on_text;
  sax.cdataBlock = on_text;
  sax.initialized = 1; /* SAX1: names and pairs, no namespaces */

  b->context = htmlCreateMemoryParserCtxt(count ? (const char *)bytes : " ", count ? (int)count : 1);
  if (!b->context) return 1;
  if (add_node(b, cx_tag_unknown) < 0) {
    htmlFreeParserCtxt(b->context);
    return b->failure;
  }
  push(b, 0, 1);

  htmlParserCtxtPtr context = b->context;
  *context->sax = sax;
  context->userData = b;
  htmlCtxtUseOptions(context, HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
                                  HTML_PARSE_IGNORE_ENC);
  context->options |= XML_PARSE_HUGE; /* the HTML call above does not know it, yet the parser asks for it */
  context->charset = XML_CHAR_ENCODING_UTF8; /* the bytes are UTF-8, whatever <meta> says */
  if (!b->failure) htmlParseDocument(context);
  while (b->depth > 1) on_end(b, NULL);
  if (tree->node_count) tree->nodes[0].end = tree->node_count;
  if (context->myDoc) xmlFreeDoc(context->myDoc);
  htmlFreeParserCtxt(context);
  b->context = NULL;
  if (tree->text) tree->text[tree->text_count] = 0;
  return b->failure;
}

int cx_tree_parse(cx_tree *tree, const uint8_t *bytes, size_t count) {
  builder *b = (builder *)tree;
  current = b->arena.base ? &b->arena : NULL;
  int outcome = parse(b, bytes, count);
  /* The last error's words are the thread's and would outlive the arena. */
  xmlResetLastError();
  current = NULL;
  if (b->arena.used > arena_keep) madvise(b->arena.base, arena_room, MADV_DONTNEED);
  b->arena.used = 0;
  return outcome;
}
