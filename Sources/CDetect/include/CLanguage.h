#ifndef NASKH_CLANGUAGE_H
#define NASKH_CLANGUAGE_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* The language of `count` bytes of UTF-8, by CLD2. `content_language` (as in `Content-Language`) and `tld` are hints
   and may be null. Writes CLD2's code and the best language's share of the text. Gives 2 where CLD2 calls the answer
   reliable, 1 where it does not, 0 where it has none. Thread-safe: CLD2's tables are constant. */
int naskh_detect_language(const uint8_t *text, size_t count, const char *content_language, const char *tld,
                          char code[16], int *percent);

#ifdef __cplusplus
}
#endif

#endif
