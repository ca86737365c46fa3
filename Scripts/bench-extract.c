/* The DOM alone: parses every file named on standard input with libxml2's HTML parser, its own allocator, one thread, and
 * prints pages, bytes and the CPU seconds of the parses. For Scripts/bench extract. */
#include <libxml/HTMLparser.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static double cpu(void) {
  struct timespec t;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

int main(void) {
  char path[4096];
  long pages = 0, bytes = 0;
  double seconds = 0;
  while (fgets(path, sizeof path, stdin)) {
    path[strcspn(path, "\n")] = 0;
    FILE *file = fopen(path, "rb");
    if (!file) return fprintf(stderr, "cannot read %s\n", path), 1;
    fseek(file, 0, SEEK_END);
    long size = ftell(file);
    rewind(file);
    char *page = malloc((size_t)size + 1);
    if (!page || fread(page, 1, (size_t)size, file) != (size_t)size) return fprintf(stderr, "cannot read %s\n", path), 1;
    fclose(file);
    double start = cpu();
    htmlDocPtr document = htmlReadMemory(page, (int)size, NULL, NULL,
                                         HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                                             HTML_PARSE_NONET | XML_PARSE_HUGE);
    xmlFreeDoc(document);
    seconds += cpu() - start;
    free(page);
    pages++;
    bytes += size;
  }
  printf("%ld %ld %.3f\n", pages, bytes, seconds);
  return 0;
}
