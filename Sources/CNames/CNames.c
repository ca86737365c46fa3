/* The flat door to this shim's C libraries; see the header. */
#include "CNames.h"

#include <idn2.h>
#include <libpsl.h>
#include <pthread.h>
#include <string.h>

static pthread_once_t psl_opened = PTHREAD_ONCE_INIT;
static const psl_ctx_t *psl_list;

/* The distribution's list where it is newer than the one compiled in; kept for the life of the process. */
static void open_list(void) {
  psl_list = psl_latest(NULL);
  if (psl_list == NULL) psl_list = psl_builtin();
}

long names_registrable_offset(const char *host) {
  pthread_once(&psl_opened, open_list);
  if (psl_list == NULL || host[0] == '.' || host[0] == 0) return -1;
  const char *found = psl_registrable_domain(psl_list, host);
  return found == NULL ? -1 : (long)(found - host);
}

long names_to_ascii(const char *domain, char *out, size_t capacity) {
  char *ascii = NULL;
  int code = idn2_to_ascii_8z(domain, &ascii, IDN2_NONTRANSITIONAL | IDN2_NFC_INPUT);
  if (code != IDN2_OK) return code;
  size_t length = strlen(ascii);
  if (length <= capacity) memcpy(out, ascii, length);
  idn2_free(ascii);
  return length <= capacity ? (long)length : -1;
}

int names_is_stricter_than_uts46(long code) {
  return code == IDN2_2HYPHEN || code == IDN2_HYPHEN_STARTEND || code == IDN2_DISALLOWED;
}
