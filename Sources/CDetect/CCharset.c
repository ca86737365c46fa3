#include "CCharset.h"

#include <string.h>
#include <uchardet/uchardet.h>

int naskh_detect_charset(const uint8_t *bytes, size_t count, char *name, size_t room) {
  if (room == 0) return 0;
  name[0] = 0;
  uchardet_t detector = uchardet_new();
  if (!detector) return 0;
  if (uchardet_handle_data(detector, (const char *)bytes, count) == 0) {
    uchardet_data_end(detector);
    strncpy(name, uchardet_get_charset(detector), room - 1);
    name[room - 1] = 0;
  }
  uchardet_delete(detector);
  return name[0] != 0;
}
