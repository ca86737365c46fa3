#include "CMemory.h"

#include <malloc.h>
#include <stdint.h>
#include <sys/mman.h>
#include <unistd.h>

void memory_settings(int block, int slack, int arenas) {
  mallopt(M_MMAP_THRESHOLD, block);
  mallopt(M_TRIM_THRESHOLD, slack);
  mallopt(M_ARENA_MAX, arenas);
}

void memory_trim(void) {
  malloc_trim(0);
}

void memory_prefer_large(void *start, size_t bytes) {
  if (bytes < memory_large) return;
  /* Whole pages, the first and last ones too: what the kernel holds for two regions it moves only by copying. */
  uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE);
  uintptr_t from = (uintptr_t)start & ~(page - 1), to = ((uintptr_t)start + bytes + page - 1) & ~(page - 1);
  /* Refused is as well. */
  madvise((void *)from, to - from, MADV_HUGEPAGE);
}
