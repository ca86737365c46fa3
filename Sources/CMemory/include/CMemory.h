/* The flat door to what glibc's allocator and the kernel can be told, which Swift's module of glibc leaves out. */
#ifndef NASKH_CMEMORY_H
#define NASKH_CMEMORY_H

#include <stddef.h>

/* Blocks of `block` bytes and more go back to the system when they are freed, whatever sizes came before; of smaller ones
   `slack` free bytes stay in a pool, of which there are at most `arenas`. At the start of the process. */
void memory_settings(int block, int slack, int arenas);
/* Gives free pages of all pools back to the system. */
void memory_trim(void);
/* Lets go of the pages of code and constants of all libraries that were not written to; what is asked for again the kernel maps
   again from the files. */
void memory_drop_code(void);

/* Bytes below which no large pages are asked for: half of one, for to fill it once costs less than the faults of 256 small. */
enum { memory_large = 1 << 20 };
/* What to ask malloc for where `bytes` are wanted: of `memory_large` and more, whole large pages. A block of such a size begins
   at one, while of any other its ends are small pages. */
size_t memory_whole(size_t bytes);
/* Lets the system back memory that will be filled for the first time by pages of 2 MiB: fewer faults, and the processor
   remembers more bytes by each. A kernel that has none ignores it. */
void memory_prefer_large(void *start, size_t bytes);
#endif
