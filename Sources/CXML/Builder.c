/* Elements and texts, in the parser's order, into the flat arrays of CXML.h. */
#include "Builder.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "CMemory.h"

/* Memory of one page is bounded: a page of 1 GiB could otherwise ask for hundreds. */
enum { node_limit = 20000000 };

int build_room(void **memory, size_t *room, size_t need, size_t size) {
  if (need <= *room) return 1;
  size_t wish = *room < 4096 ? 4096 : *room;
  while (wish < need) wish += wish / 2;
  wish = memory_whole(wish * size) / size;
  void *fresh = realloc(*memory, wish * size);
  if (!fresh) return 0;
  *memory = fresh;
  *room = wish;
  memory_prefer_large(fresh, wish * size);
  return 1;
}

static int32_t add_node(builder *b, uint16_t tag) {
  cx_tree *t = &b->tree;
  if (b->failure) return -1;
  if (t->node_count >= node_limit) {
    b->failure = 2;
    return -1;
  }
  if (!build_room((void **)&t->nodes, &b->node_room, (size_t)t->node_count + 1, sizeof *t->nodes)) {
    b->failure = 1;
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

/* `bytes` are what the parser read last, or fewer than that: the text never reaches what is still to be read. */
static int append_text(builder *b, const uint8_t *bytes, size_t count) {
  cx_tree *t = &b->tree;
  if (t->text_count + count >= b->text_room) {
    b->failure = 1;
    return 0;
  }
  memmove(t->text + t->text_count, bytes, count);
  t->text_count += (uint32_t)count;
  return 1;
}

static void push(builder *b, int32_t node, int32_t owns) {
  if (!build_room((void **)&b->stack, &b->stack_room, b->depth + 1, sizeof *b->stack)) {
    b->failure = 1;
    return;
  }
  b->stack[b->depth++] = (frame){node, owns};
  if ((int32_t)b->depth > b->tree.max_depth) b->tree.max_depth = (int32_t)b->depth;
}

/* Ends the elements above frame `keep` here and now. Their frames stay until the parser reports their ends. */
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

void build_attribute(builder *b, uint16_t name) {
  cx_tree *t = &b->tree;
  if (b->failure) return;
  if (!build_room((void **)&t->attributes, &b->attribute_room, (size_t)t->attribute_count + 1, sizeof *t->attributes)) {
    b->failure = 1;
    return;
  }
  t->attributes[t->attribute_count++] = (cx_attribute){t->text_count, 0, name, 0};
}

void build_value(builder *b, const uint8_t *bytes, size_t count) {
  if (count && !b->failure && append_text(b, bytes, count))
    b->tree.attributes[b->tree.attribute_count - 1].length += (uint32_t)count;
}

void build_start(builder *b, tag_name name, int32_t first) {
  cx_tree *t = &b->tree;
  b->open_text = -1;
  uint16_t tag = name_tree_id(name);
  if (tag == b->tag_body || b->drawings) leave_strangers(b, tag);
  if (tag == b->tag_svg) b->drawings++;
  int32_t n = add_node(b, tag);
  if (n < 0) return;
  t->nodes[n].start = (uint32_t)first;
  t->nodes[n].length = (uint32_t)(t->attribute_count - first);
  int hollow = tag == b->tag_source || tag == b->tag_track || tag == b->tag_wbr;
  push(b, hollow ? t->nodes[n].parent : n, !hollow);
}

void build_end(builder *b) {
  b->open_text = -1;
  if (b->depth <= 1) return;
  frame top = b->stack[--b->depth];
  if (!top.owns) return;
  b->tree.nodes[top.node].end = b->tree.node_count;
  if (b->tree.nodes[top.node].tag == b->tag_svg && b->drawings) b->drawings--;
}

static int is_blank(const uint8_t *s, size_t n) {
  for (size_t i = 0; i < n; i++)
    if (s[i] != ' ' && s[i] != '\n' && s[i] != '\t' && s[i] != '\r' && s[i] != '\f') return 0;
  return 1;
}

void build_text(builder *b, const uint8_t *bytes, size_t count) {
  cx_tree *t = &b->tree;
  if (!count || b->failure || !b->depth) return;
  int32_t parent = b->stack[b->depth - 1].node;
  if (t->nodes[parent].tag == b->tag_style) return;
  int32_t n = b->open_text;
  /* A stretch of white space is one space: mark-up is indented, and indentation means nothing. */
  if (is_blank(bytes, count) && t->nodes[parent].tag != b->tag_textarea) {
    if (n >= 0 && t->nodes[n].length && t->text[t->text_count - 1] == ' ') return;
    bytes = (const uint8_t *)(memchr(bytes, '\n', count) ? "\n" : " ");
    count = 1;
  }
  if (n < 0) {
    uint32_t at = t->text_count;
    n = add_node(b, cx_tag_text);
    if (n < 0) return;
    t->nodes[n].start = at;
    b->open_text = n;
  }
  if (append_text(b, bytes, count)) t->nodes[n].length += (uint32_t)count;
}

void build_begin(builder *b) {
  cx_tree *tree = &b->tree;
  tree->node_count = 0;
  tree->attribute_count = 0;
  tree->text_count = 0;
  tree->max_depth = 0;
  b->depth = 0;
  b->drawings = 0;
  b->open_text = -1;
  b->failure = 0;
  if (add_node(b, cx_tag_unknown) >= 0) push(b, 0, 1);
}

void build_finish(builder *b) {
  cx_tree *tree = &b->tree;
  while (b->depth > 1) build_end(b);
  if (tree->node_count) tree->nodes[0].end = tree->node_count;
  if (tree->text) tree->text[tree->text_count] = 0;
}

static tag_name named(const char *name) { return cx_tag_id(name); }

cx_tree *cx_tree_new(void) {
  names_prepare();
  builder *b = calloc(1, sizeof *b);
  if (!b) return NULL;
  b->tag_html = named("html");
  b->tag_head = named("head");
  b->tag_body = named("body");
  b->tag_script = named("script");
  b->tag_style = named("style");
  b->tag_source = named("source");
  b->tag_track = named("track");
  b->tag_wbr = named("wbr");
  b->tag_textarea = named("textarea");
  b->tag_svg = named("svg");
  b->tag_a = named("a");
  b->tag_p = named("p");
  b->tag_div = named("div");
  b->tag_ul = named("ul");
  b->tag_table = named("table");
  b->tag_figure = named("figure");
  b->tag_h6 = named("h6");
  return &b->tree;
}

void cx_tree_free(cx_tree *tree) {
  builder *b = (builder *)tree;
  if (!b) return;
  free(tree->nodes);
  free(tree->attributes);
  free(tree->text);
  free(b->stack);
  free(b->open);
  free(b->scratch);
  free(b);
}
