#include "CLanguage.h"

#include <cstdio>
#include <cstring>

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

extern "C" int naskh_detect_language(const uint8_t *text, size_t count, const char *content_language,
                                     const char *tld, char code[16], int *percent) {
  CLD2::CLDHints hints = {content_language, tld, CLD2::UNKNOWN_ENCODING, CLD2::UNKNOWN_LANGUAGE};
  CLD2::Language languages[3];
  int percents[3];
  double scores[3];
  int bytes = 0;
  int valid = 0;
  bool reliable = false;
  if (count > 1 << 20) count = 1 << 20;
  CLD2::Language best = CLD2::ExtDetectLanguageSummaryCheckUTF8(
      reinterpret_cast<const char *>(text), static_cast<int>(count), true, &hints, 0, languages, percents,
      scores, nullptr, &bytes, &reliable, &valid);
  code[0] = 0;
  *percent = percents[0];
  if (best == CLD2::UNKNOWN_LANGUAGE) return 0;
  std::strncpy(code, CLD2::LanguageCode(best), 15);
  code[15] = 0;
  return reliable ? 2 : 1;
}
