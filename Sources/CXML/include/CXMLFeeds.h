#ifndef NASKH_CXMLFEEDS_H
#define NASKH_CXMLFEEDS_H

#include <stddef.h>
#include <stdint.h>

/* An XML document as the flat list of its events, in order: libxml2's SAX2 parser in recover mode, without network,
   DTDs and entities of the document's own (HTML's named entities are known). Nothing is expanded more than once, so
   the list is linear in the input. */

enum { cxf_open = 0, cxf_close = 1, cxf_text = 2, cxf_attribute = 3 };

typedef struct {
  uint32_t kind;
  uint32_t name; /* local name of an element or attribute, lower-case ASCII; offsets into `bytes` */
  uint32_t name_length;
  uint32_t space; /* namespace URI, or the prefix where it is not declared */
  uint32_t space_length;
  uint32_t value; /* text, or the attribute's value; UTF-8 */
  uint32_t value_length;
} cxf_event;

typedef struct {
  cxf_event *events;
  uint32_t count;
  uint32_t event_capacity;
  uint8_t *bytes;
  uint32_t byte_count;
  uint32_t byte_capacity;
  int failed; /* memory is short, or past 1 GiB: the list ends early */
} cxf_document;

/* `charset` is the transport's, may be null; it goes before the document's own. Null when memory is short. */
cxf_document *cxf_parse(const uint8_t *bytes, size_t count, const char *charset);
void cxf_free(cxf_document *document);

#endif
