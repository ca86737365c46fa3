#ifndef NASKH_BUILDER_H
#define NASKH_BUILDER_H

#include "CXML.h"
#include "Names.h"

/* A frame of the stack of open elements. A void element of HTML5 that libxml2 takes for a container gets a frame
 * that points at its parent, so that what follows is not swallowed. */
typedef struct {
  int32_t node;
  int32_t owns;
} frame;

/* An element that the parser has open, and those below it that an end tag would look for: the next of the same name
 * (or of one that shares its place among the names), the next of the same priority; -1 where there is none. */
typedef struct {
  tag_name name;
  int32_t same, peer;
} open_tag;

/* The tree while it grows. Its text lies where the page lay that is read: what the tree keeps of a page is no longer than
 * what was read of it, so that the page is written over from its start, and no second copy of it is made. */
typedef struct {
  cx_tree tree; /* first: the public face */
  size_t node_room, attribute_room, text_room;
  frame *stack;
  size_t depth, stack_room;
  open_tag *open; /* the parser's own stack */
  size_t open_room;
  uint8_t *scratch;
  size_t scratch_room;
  int32_t open_text; /* the text that the next characters may continue, or -1 */
  int drawings; /* svg elements open */
  tag_name tag_html, tag_head, tag_body, tag_script, tag_style, tag_source, tag_track, tag_wbr, tag_textarea;
  tag_name tag_svg, tag_a, tag_p, tag_div, tag_ul, tag_table, tag_figure, tag_h6;
  int failure; /* 1 memory is short, 2 past the node limit: nothing more is taken */
} builder;

/* Room for `need` things of `size` bytes; 0 when memory is short. */
int build_room(void **memory, size_t *room, size_t need, size_t size);

void build_begin(builder *b);
void build_finish(builder *b);
/* Opens an element with the attributes that were added since `first`. */
void build_start(builder *b, tag_name name, int32_t first);
void build_end(builder *b);
void build_text(builder *b, const uint8_t *bytes, size_t count);
/* An attribute of the element that is opened next: its value is what is added behind it. */
void build_attribute(builder *b, uint16_t name);
void build_value(builder *b, const uint8_t *bytes, size_t count);


#endif
