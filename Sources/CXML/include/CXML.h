#ifndef NASKH_CXML_H
#define NASKH_CXML_H

#include <stddef.h>
#include <stdint.h>

#include "CXMLFeeds.h"

/* A parsed HTML page as flat arrays: the tree that libxml2's HTML parser builds.
 *
 * Nodes stand in document order; node 0 is the page itself. The subtree of node n is n ..< end[n], its first
 * child is n + 1, the next sibling of n is end[n]. One cx_tree serves one worker and is reused for every page. */

/* Ids 0 (an element that is not in the table) and 1 (a text) are fixed; the others follow the order of
 * Tag in HTMLTag.swift, which a test holds to. */
enum { cx_tag_unknown = 0, cx_tag_text = 1 };

typedef struct {
  int32_t parent; /* -1 for node 0 */
  int32_t end;
  uint32_t start;  /* a text: its first byte; an element: its first attribute */
  uint32_t length; /* a text: bytes; an element: attributes */
  uint16_t tag;
  uint16_t depth; /* 0 for node 0; stays at 65535 below that */
} cx_node;

typedef struct {
  uint32_t start; /* into text */
  uint32_t length;
  uint16_t name;
  uint16_t reserved;
} cx_attribute;

typedef struct cx_tree {
  cx_node *nodes;
  cx_attribute *attributes;
  uint8_t *text; /* UTF-8; one readable zero byte after the last */
  int32_t node_count;
  int32_t attribute_count;
  uint32_t text_count;
  int32_t max_depth; /* open elements at the deepest place */
  size_t script_bytes; /* of inline scripts; only JSON is kept of them */
} cx_tree;

/* NULL when memory is short. */
cx_tree *cx_tree_new(void);
void cx_tree_free(cx_tree *tree);

/* Parses valid UTF-8 without NUL bytes (below 1 GiB) into the tree, over whatever it held.
 * 0 = parsed, 1 = memory is short, 2 = past the node limit or abandoned: the tree holds what came before. */
int cx_tree_parse(cx_tree *tree, const uint8_t *bytes, size_t count);

/* The id of a lower-case tag or attribute name, 0 when it is not in the table. */
uint16_t cx_tag_id(const char *name);
uint16_t cx_attribute_id(const char *name);
/* Names in the order of their ids; NULL past the end. */
const char *cx_tag_name(uint16_t id);
const char *cx_attribute_name(uint16_t id);

#endif
