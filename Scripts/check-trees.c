/* Holds the tree of Sources/CXML to the one that libxml2's own reader (2.9.14) gives for the same page, node for node:
 *   check-trees MUTATIONS PAGE…     each page as it is, and so many stretches of it with mark-up strewn in
 * Ends with 1 at the first difference and leaves the page in check-trees.html. */
#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "Builder.h"
#include "Skim.h"

/* ---- the same builder behind libxml2's events */

static tag_name tag_of(const xmlChar *name) {
  uint64_t hash = name_hash_start;
  for (const xmlChar *s = name; *s; s++) hash = name_hash_step(hash, *s);
  return name_tag(name, strlen((const char *)name), hash);
}

static void on_start(void *context, const xmlChar *name, const xmlChar **pairs) {
  builder *b = context;
  int32_t first = b->tree.attribute_count;
  for (; pairs && *pairs; pairs += 2) {
    uint16_t id = cx_attribute_id((const char *)pairs[0]);
    if (!id) continue;
    build_attribute(b, id);
    if (pairs[1]) build_value(b, pairs[1], strlen((const char *)pairs[1]));
  }
  build_start(b, tag_of(name), first);
}
static void on_end(void *context, const xmlChar *name) {
  (void)name;
  build_end(context);
}
static void on_text(void *context, const xmlChar *characters, int count) {
  if (count > 0) build_text(context, characters, (size_t)count);
}

static void library_parse(cx_tree *tree, const uint8_t *bytes, size_t count) {
  builder *b = (builder *)tree;
  build_begin(b);
  if (!build_room((void **)&b->skimmed, &b->skimmed_room, count + 64, 1)) exit(70);
  count = skim_page(bytes, count, b->skimmed, &tree->script_bytes);
  htmlParserCtxtPtr context =
      htmlCreateMemoryParserCtxt(count ? (const char *)b->skimmed : " ", count ? (int)count : 1);
  if (!context) exit(70);
  xmlSAXHandler sax;
  memset(&sax, 0, sizeof sax);
  sax.startElement = on_start;
  sax.endElement = on_end;
  sax.characters = sax.ignorableWhitespace = sax.cdataBlock = on_text;
  sax.initialized = 1;
  *context->sax = sax;
  context->userData = b;
  htmlCtxtUseOptions(context, HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
                                  HTML_PARSE_IGNORE_ENC);
  context->options |= XML_PARSE_HUGE;
  context->charset = XML_CHAR_ENCODING_UTF8;
  htmlParseDocument(context);
  build_finish(b);
  if (context->myDoc) xmlFreeDoc(context->myDoc);
  htmlFreeParserCtxt(context);
}

/* ---- comparison */

static int same(const cx_tree *a, const cx_tree *b) {
  if (a->node_count != b->node_count || a->attribute_count != b->attribute_count || a->text_count != b->text_count ||
      a->max_depth != b->max_depth || memcmp(a->text, b->text, a->text_count))
    return 0;
  for (int32_t n = 0; n < a->node_count; n++)
    if (memcmp(&a->nodes[n], &b->nodes[n], sizeof *a->nodes)) return 0;
  for (int32_t n = 0; n < a->attribute_count; n++)
    if (memcmp(&a->attributes[n], &b->attributes[n], sizeof *a->attributes)) return 0;
  return 1;
}

static cx_tree *ours, *theirs;

static void compare(const uint8_t *page, size_t count, const char *path) {
  cx_tree_parse(ours, page, count);
  library_parse(theirs, page, count);
  if (same(ours, theirs)) return;
  FILE *file = fopen("check-trees.html", "wb");
  if (file) {
    fwrite(page, 1, count, file);
    fclose(file);
  }
  fprintf(stderr, "check-trees: the trees differ on a page made of %s; it is in check-trees.html\n", path);
  exit(1);
}

/* ---- mutations */

static const char *const pieces[] = {
    "<", "</", ">", "/>", "<!--", "-->", "--!>", "<!", "<?", "<?x", "<!DOCTYPE html PUBLIC \"-//W3C\" 'x'>", "&", "&amp;",
    "&#0;", "&#x41", "&nbsp", "&hellip;", "&foo;", "&\xC3\xA9t\xC3\xA9;", "\"", "'", " ", "\n", "\t", "\r\n", "\f", "=",
    "<p>", "</p>", "<div>", "</div>", "<a href=x>", "</a>", "<table>", "<tr>", "<td>", "</td>", "</table>", "<svg>",
    "</svg>", "<head>", "</head>", "<body>", "</body>", "<html>", "</html>", "<script type=\"application/ld+json\">",
    "</script>", "<style>", "</style>", "<li>", "<ul>", "</ul>", "<br>", "<br/>", "<img src=a alt='b>c'>", "<x-foo>",
    "</x-foo>", "<x.y>", "<title>", "</title>", "<b>", "<i>", "</b>", "<form>", "</form>", "<option>", "<select>",
    "<h1>", "</h1>", "<textarea>", "</textarea>", "<noscript>", "<frameset>", "<frame>", "<source>", "<wbr>",
    "class=\"a b\"", "id=x", "\x01", "\x7F", "\xEF\xBF\xBE", "\xEF\xBB\xBF", "\xD8\xA7\xD9\x84", "<_x>", "<:y>",
    "<a id=1 id=2 class='&#0;zz&amp;y' data-x=1>", "<a.b c=d>", "<dd>", "<dt>", "<dl>", "<meta charset=utf-8>",
    "<link rel=x>", "<base>", "<caption>", "<colgroup><col>", "<tbody>", "</tbody>", "<center>", "<font>", "<object>",
    "<applet>", "<dir>", "<xmp>",
    "                                                                                                                  ",
};

static uint64_t seed = 88172645463325252u;
static size_t chance(size_t below) {
  seed ^= seed << 13;
  seed ^= seed >> 7;
  seed ^= seed << 17;
  return (size_t)(seed >> 11) % below;
}
static int is_inside(uint8_t c) { return (c & 0xC0) == 0x80; }

/* A stretch of the page with pieces strewn in or set in a row behind it; characters stay whole. */
static size_t mutated(const uint8_t *page, size_t count, uint8_t *to, size_t room) {
  size_t from = count > 3000 ? chance(count - 2000) : 0, length = count > 3000 ? 500 + chance(1500) : count;
  while (from < count && is_inside(page[from])) from++;
  if (length > count - from) length = count - from;
  while (length && from + length < count && is_inside(page[from + length])) length--;
  memcpy(to, page + from, length);
  int in_a_row = chance(3) > 0;
  for (size_t k = chance(4) ? chance(12) : chance(60); k; k--) {
    const char *piece = pieces[chance(sizeof pieces / sizeof *pieces)];
    size_t more = strlen(piece), at = in_a_row || !length ? length : chance(length);
    while (at < length && is_inside(to[at])) at++;
    if (length + more > room) break;
    memmove(to + at + more, to + at, length - at);
    memcpy(to + at, piece, more);
    length += more;
  }
  return length;
}

/* What is no UTF-8 becomes a question mark: the tree is only ever given valid pages. */
static void mend(uint8_t *s, size_t count) {
  for (size_t i = 0; i < count;) {
    size_t need = s[i] < 0x80 ? 1 : s[i] >= 0xC3 && s[i] < 0xE0 ? 2 : s[i] > 0xE0 && s[i] < 0xED ? 3 : 0, k = 1;
    while (k < need && i + k < count && is_inside(s[i + k])) k++;
    if (!s[i] || k < need || !need) {
      s[i++] = '?';
    } else {
      i += need;
    }
  }
}

int main(int count, char **words) {
  if (count < 3) return 64;
  ours = cx_tree_new();
  theirs = cx_tree_new();
  long mutations = atol(words[1]), pages = 0;
  for (int i = 2; i < count; i++) {
    FILE *file = fopen(words[i], "rb");
    if (!file) continue;
    fseek(file, 0, SEEK_END);
    size_t length = (size_t)ftell(file), room = length + 16384;
    rewind(file);
    uint8_t *page = malloc(length + 1), *changed = malloc(room);
    length = fread(page, 1, length, file);
    fclose(file);
    mend(page, length);
    compare(page, length, words[i]);
    for (long k = 0; k < mutations; k++) compare(changed, mutated(page, length, changed, room), words[i]);
    pages += 1 + mutations;
    free(page);
    free(changed);
  }
  printf("%ld trees as libxml2 has them\n", pages);
  return pages ? 0 : 1;
}
