#define _GNU_SOURCE
#include "CMemory.h"

#include <link.h>
#include <malloc.h>
#include <stdint.h>
#include <sys/mman.h>
#include <unistd.h>

#ifndef MADV_COLLAPSE
#define MADV_COLLAPSE 25 /* since Linux 6.1 */
#endif

static const size_t large_page = 1 << 21;

void memory_settings(int block, int slack, int arenas) {
  mallopt(M_MMAP_THRESHOLD, block);
  mallopt(M_TRIM_THRESHOLD, slack);
  mallopt(M_ARENA_MAX, arenas);
}

void memory_trim(void) {
  malloc_trim(0);
}

/* Whether the loader wrote into a library's code. */
static int is_patched(const struct dl_phdr_info *library) {
  for (int i = 0; i < library->dlpi_phnum; i++) {
    if (library->dlpi_phdr[i].p_type != PT_DYNAMIC) continue;
    const ElfW(Dyn) *entry = (const ElfW(Dyn) *)(library->dlpi_addr + library->dlpi_phdr[i].p_vaddr);
    for (; entry->d_tag != DT_NULL; entry++)
      if (entry->d_tag == DT_TEXTREL || (entry->d_tag == DT_FLAGS && entry->d_un.d_val & DF_TEXTREL)) return 1;
  }
  return 0;
}

static int drop_code(struct dl_phdr_info *library, size_t size, void *none) {
  (void)size, (void)none;
  if (is_patched(library)) return 0;
  uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE);
  for (int i = 0; i < library->dlpi_phnum; i++) {
    const ElfW(Phdr) *part = &library->dlpi_phdr[i];
    if (part->p_type != PT_LOAD || part->p_flags & PF_W) continue;
    uintptr_t from = library->dlpi_addr + part->p_vaddr, to = (from + part->p_memsz) & ~(page - 1);
    from = (from + page - 1) & ~(page - 1);
    /* Refused is as well. */
    if (from < to) madvise((void *)from, to - from, MADV_DONTNEED);
  }
  return 0;
}

void memory_drop_code(void) {
  dl_iterate_phdr(drop_code, NULL);
}

size_t memory_whole(size_t bytes) {
  /* What malloc writes before a block, and rounds its size by. */
  enum { head = 64 };
  if (bytes < memory_large || bytes > SIZE_MAX - 2 * large_page) return bytes;
  return (bytes + head + large_page - 1) / large_page * large_page - head;
}

void memory_prefer_large(void *start, size_t bytes) {
  if (bytes < memory_large) return;
  /* Whole pages, the first and last ones too: what the kernel holds for two regions it moves only by copying. */
  uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE);
  uintptr_t from = (uintptr_t)start & ~(page - 1), to = ((uintptr_t)start + bytes + page - 1) & ~(page - 1);
  /* Refused is as well. */
  madvise((void *)from, to - from, MADV_HUGEPAGE);
  /* malloc wrote before the block: a large page that was begun as a small one stays that but for this. */
  if (from % large_page == 0) madvise((void *)from, large_page, MADV_COLLAPSE);
}
