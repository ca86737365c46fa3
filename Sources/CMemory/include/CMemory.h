/* The flat door to what glibc's allocator can be told, which Swift's module of glibc leaves out. */
#ifndef NASKH_CMEMORY_H
#define NASKH_CMEMORY_H

/* Blocks of `bytes` and more go back to the system when they are freed, whatever sizes came before; at most `arenas`
   pools of smaller ones. At the start of the process. */
void memory_settings(int bytes, int arenas);
/* Gives free pages of all pools back to the system. */
void memory_trim(void);
#endif
