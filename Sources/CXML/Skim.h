#ifndef NASKH_SKIM_H
#define NASKH_SKIM_H

#include <stddef.h>
#include <stdint.h>

/* Writes a page without what no reader of the tree asks for: comments, styles, scripts that are not JSON, drawings,
 * attributes that the tree does not keep. Two fifths of a news page are that, and libxml2 reads every byte of it one
 * character at a time. Tags are cut as the HTML standard's tokenizer cuts them, at most 100 attributes each; a comment,
 * script or style that the page ends in is written as it stands.
 *
 * `to` has room for `count` bytes. Returns the bytes written; `script_bytes` becomes the bytes of inline scripts. */
size_t skim_page(const uint8_t *page, size_t count, uint8_t *to, size_t *script_bytes);

#endif
