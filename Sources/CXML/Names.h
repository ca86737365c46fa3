#ifndef NASKH_NAMES_H
#define NASKH_NAMES_H

#include <stddef.h>
#include <stdint.h>

/* A tag's name as one number: the tree's id where it has one, then the names that only libxml2's rules tell apart, else
 * a hash with its top bit set. 0 is no name. */
typedef uint64_t tag_name;

/* What begins a tag's name. */
static inline int is_letter(uint8_t c) { return (uint8_t)((c | 32) - 'a') < 26; }

/* The same hash for all tables: FNV-1a over lower-case bytes, from `name_hash_start`. */
static const uint64_t name_hash_start = 14695981039346656037u;
static inline uint64_t name_hash_step(uint64_t hash, uint8_t lower) { return (hash ^ lower) * 1099511628211u; }

/* Builds the tables; before everything else, as often as you like. */
void names_prepare(void);

tag_name name_tag(const uint8_t *lower, size_t length, uint64_t hash);
/* 0 where the tree keeps no attribute of this name. */
uint16_t name_attribute(const uint8_t *lower, size_t length, uint64_t hash);
/* The tree's id of a name, 0 where it has none. */
uint16_t name_tree_id(tag_name name);

/* libxml2's rules: whether a start of `fresh` ends an open `old`; whether an element has no content and no end; whether it
 * implies a head, or no body; what its end tag may reach over. */
int name_closes(tag_name fresh, tag_name old);
int name_is_void(tag_name name);
int name_is_of_head(tag_name name);
int name_is_of_frames(tag_name name);
int name_priority(tag_name name);
/* The character of an entity of HTML 4, 0 where there is none of this name. */
uint32_t name_entity(const uint8_t *name, size_t length);

#endif
