/* Feeds and sitemaps through libxml2's SAX2 parser; see the header. */
#include "CXMLFeeds.h"

#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/encoding.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
  cxf_document *document;
  xmlEntity entity;
  xmlChar replacement[8];
} state;

static uint32_t keep(cxf_document *d, const xmlChar *bytes, size_t count) {
  if (d->failed) return 0;
  if ((size_t)d->byte_count + count > (1u << 30)) {
    d->failed = 1;
    return 0;
  }
  if (d->byte_count + count > d->byte_capacity) {
    uint32_t capacity = d->byte_capacity ? d->byte_capacity : 1 << 16;
    while (capacity < d->byte_count + count) capacity *= 2;
    uint8_t *grown = realloc(d->bytes, capacity);
    if (!grown) {
      d->failed = 1;
      return 0;
    }
    d->bytes = grown;
    d->byte_capacity = capacity;
  }
  uint32_t start = d->byte_count;
  if (count) memcpy(d->bytes + start, bytes, count);
  d->byte_count += (uint32_t)count;
  return start;
}

static cxf_event *add(cxf_document *d, uint32_t kind) {
  if (d->failed) return NULL;
  if (d->count == d->event_capacity) {
    if (d->event_capacity >= 1u << 26) {
      d->failed = 1;
      return NULL;
    }
    uint32_t capacity = d->event_capacity ? d->event_capacity * 2 : 1024;
    cxf_event *grown = realloc(d->events, capacity * sizeof *grown);
    if (!grown) {
      d->failed = 1;
      return NULL;
    }
    d->events = grown;
    d->event_capacity = capacity;
  }
  cxf_event *event = &d->events[d->count++];
  memset(event, 0, sizeof *event);
  event->kind = kind;
  return event;
}

static void name_event(cxf_document *d, cxf_event *event, const xmlChar *local, const xmlChar *prefix,
                       const xmlChar *uri) {
  /* Without namespaces in scope a prefix may still stand in the name. */
  const xmlChar *colon = xmlStrchr(local, ':');
  const xmlChar *space = uri ? uri : prefix;
  size_t space_length = space ? (size_t)xmlStrlen(space) : 0;
  if (colon) {
    if (!space) {
      space = local;
      space_length = (size_t)(colon - local);
    }
    local = colon + 1;
  }
  size_t length = (size_t)xmlStrlen(local);
  event->name_length = (uint32_t)length;
  event->name = keep(d, local, length);
  if (!d->failed)
    for (size_t i = 0; i < length; i++) {
      uint8_t c = d->bytes[event->name + i];
      if (c >= 'A' && c <= 'Z') d->bytes[event->name + i] = c | 0x20;
    }
  event->space_length = (uint32_t)space_length;
  event->space = keep(d, space, space_length);
}

static void on_open(void *context, const xmlChar *local, const xmlChar *prefix, const xmlChar *uri, int ns_count,
                    const xmlChar **ns, int count, int defaulted, const xmlChar **attributes) {
  (void)ns_count, (void)ns, (void)defaulted;
  cxf_document *d = ((state *)context)->document;
  cxf_event *event = add(d, cxf_open);
  if (!event) return;
  name_event(d, event, local, prefix, uri);
  for (int i = 0; i < count; i++) {
    const xmlChar **a = attributes + i * 5;
    event = add(d, cxf_attribute);
    if (!event) return;
    name_event(d, event, a[0], a[1], a[2]);
    event->value_length = (uint32_t)(a[4] - a[3]);
    event->value = keep(d, a[3], event->value_length);
  }
}

static void on_close(void *context, const xmlChar *local, const xmlChar *prefix, const xmlChar *uri) {
  (void)local, (void)prefix, (void)uri;
  add(((state *)context)->document, cxf_close);
}

static void on_text(void *context, const xmlChar *text, int count) {
  cxf_document *d = ((state *)context)->document;
  if (count <= 0) return;
  cxf_event *last = d->count ? &d->events[d->count - 1] : NULL;
  if (last && last->kind == cxf_text && last->value + last->value_length == d->byte_count && !d->failed) {
    keep(d, text, (size_t)count);
    if (!d->failed) last->value_length += (uint32_t)count;
    return;
  }
  cxf_event *event = add(d, cxf_text);
  if (!event) return;
  event->value = keep(d, text, (size_t)count);
  event->value_length = (uint32_t)count;
}

static xmlEntityPtr on_entity(void *context, const xmlChar *name) {
  state *s = context;
  const htmlEntityDesc *known = htmlEntityLookup(name);
  if (!known) return NULL;
  int length = xmlCopyCharMultiByte(s->replacement, (int)known->value);
  s->replacement[length] = 0;
  memset(&s->entity, 0, sizeof s->entity);
  s->entity.type = XML_ENTITY_DECL;
  s->entity.name = name;
  s->entity.content = s->replacement;
  s->entity.orig = s->replacement;
  s->entity.length = length;
  s->entity.etype = XML_INTERNAL_PREDEFINED_ENTITY;
  return &s->entity;
}

static void on_message(void *context, const char *message, ...) { (void)context, (void)message; }

static void on_structured(void *context, xmlErrorPtr error) { (void)context, (void)error; }

/* The library prepares itself at its first use, which two workers may share. */
static pthread_once_t started = PTHREAD_ONCE_INIT;

cxf_document *cxf_parse(const uint8_t *bytes, size_t count, const char *charset) {
  pthread_once(&started, xmlInitParser);
  cxf_document *d = calloc(1, sizeof *d);
  if (!d) return NULL;
  if (count > 1u << 30) count = 1u << 30;
  /* Failed conversions go past the handlers below, to standard error. */
  xmlSetGenericErrorFunc(NULL, on_message);
  xmlParserCtxtPtr context = count ? xmlCreateMemoryParserCtxt((const char *)bytes, (int)count) : NULL;
  if (!context) return d;
  state s = {.document = d};
  xmlSAXHandler *sax = context->sax;
  memset(sax, 0, sizeof *sax);
  sax->initialized = XML_SAX2_MAGIC;
  sax->startElementNs = on_open;
  sax->endElementNs = on_close;
  sax->characters = on_text;
  sax->ignorableWhitespace = on_text;
  sax->cdataBlock = on_text;
  sax->getEntity = on_entity;
  sax->warning = on_message;
  sax->error = on_message;
  sax->fatalError = on_message;
  sax->serror = on_structured;
  /* Were the context its own user data, libxml2 would look up the document's own entities behind our back. */
  context->userData = &s;
  xmlCtxtUseOptions(context, XML_PARSE_RECOVER | XML_PARSE_NONET | XML_PARSE_HUGE | XML_PARSE_NOERROR |
                                 XML_PARSE_NOWARNING);
  xmlCharEncodingHandlerPtr handler = charset ? xmlFindCharEncodingHandler(charset) : NULL;
  if (handler) {
    xmlSwitchToEncoding(context, handler);
    context->options |= XML_PARSE_IGNORE_ENC;
  }
  xmlParseDocument(context);
  if (context->myDoc) {
    xmlFreeDoc(context->myDoc);
    context->myDoc = NULL;
  }
  xmlFreeParserCtxt(context);
  return d;
}

void cxf_free(cxf_document *d) {
  if (!d) return;
  free(d->events);
  free(d->bytes);
  free(d);
}
