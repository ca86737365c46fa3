/* The flat door to libpsl and libidn2: names of hosts, as bytes. */
#ifndef NASKH_CNames_H
#define NASKH_CNames_H

#include <stddef.h>

/* Where the registrable domain of `host` begins (a byte offset), or -1 where it has none.
   `host` is NUL-terminated, lower case, UTF-8 or punycode. Any thread. */
long names_registrable_offset(const char *host);

/* UTS #46 ToASCII, non-transitional, of a NUL-terminated UTF-8 domain. Writes at most `capacity` bytes,
   no NUL, and returns how many; below zero: libidn2's error code, or -1 where the result does not fit. */
long names_to_ascii(const char *domain, char *out, size_t capacity);

/* Codes of names_to_ascii that libidn2 gives for what IDNA2008 forbids and UTS #46 with
   CheckHyphens=false lets pass: hyphens in third and fourth place, at an end, symbols. */
int names_is_stricter_than_uts46(long code);

#endif
