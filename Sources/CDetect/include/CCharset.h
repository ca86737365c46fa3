#ifndef NASKH_CCHARSET_H
#define NASKH_CCHARSET_H

#include <stddef.h>
#include <stdint.h>

/* uchardet's guess at the encoding of some text, by uchardet's name for it, into name (of room bytes, NUL at the
 * end). 0 when it has none. */
int naskh_detect_charset(const uint8_t *bytes, size_t count, char *name, size_t room);

#endif
