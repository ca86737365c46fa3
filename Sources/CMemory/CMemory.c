#include "CMemory.h"

#include <malloc.h>

void memory_settings(int bytes, int arenas) {
  mallopt(M_MMAP_THRESHOLD, bytes);
  mallopt(M_ARENA_MAX, arenas);
}

void memory_trim(void) {
  malloc_trim(0);
}
