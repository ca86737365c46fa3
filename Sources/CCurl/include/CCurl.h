#ifndef NASKH_CCurl_H
#define NASKH_CCurl_H

/*
 * libcurl behind a flat, typed door. `curl_easy_setopt`, `curl_easy_getinfo`, `curl_multi_setopt` and
 * `curl_share_setopt` take variable arguments, which do not import; here is one function for each type of value.
 * `eventfd` is here because the C library's module does not show it.
 */

#include <curl/curl.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/socket.h>

/* Who hears what happens on one transfer. The struct must outlive the handle's use of it. */
typedef struct {
  void *context;
  /* One header line as it came, line end included. Returns false to end the transfer. */
  bool (*header)(void *context, const uint8_t *bytes, size_t count);
  /* Body bytes, transfer encoding off. Returns false to end the transfer. */
  bool (*body)(void *context, const uint8_t *bytes, size_t count);
  /* The request header as it was sent. */
  void (*request)(void *context, const uint8_t *bytes, size_t count);
  /* Before every connection: may this address be spoken to? */
  bool (*address)(void *context, const struct sockaddr *address, size_t length);
} naskh_curl_listener;

/* Once for the process, before the first handle; sets SIGPIPE aside, as libcurl's NOSIGNAL asks of its host. */
CURLcode naskh_curl_begin(void);

CURLcode naskh_easy_set_number(CURL *easy, CURLoption option, int64_t value);
CURLcode naskh_easy_set_size(CURL *easy, CURLoption option, int64_t value);
/* libcurl copies the text. */
CURLcode naskh_easy_set_text(CURL *easy, CURLoption option, const char *text);
CURLcode naskh_easy_set_list(CURL *easy, CURLoption option, struct curl_slist *list);
CURLcode naskh_easy_set_share(CURL *easy, CURLSH *share);
CURLcode naskh_easy_listen(CURL *easy, naskh_curl_listener *listener);

int64_t naskh_easy_number(CURL *easy, CURLINFO info);
int64_t naskh_easy_offset(CURL *easy, CURLINFO info);
/* Owned by the handle; NULL where there is none. */
const char *naskh_easy_text(CURL *easy, CURLINFO info);

/* A share of cookies and TLS sessions for handles of one thread; NULL without memory. */
CURLSH *naskh_share_make(void);

CURLMcode naskh_multi_set_number(CURLM *multi, CURLMoption option, int64_t value);
CURLMcode naskh_multi_poll(CURLM *multi, int bell, int timeout_ms, bool *rang);
/* Takes the next finished transfer; false when there is none. */
bool naskh_multi_next_done(CURLM *multi, CURL **easy, CURLcode *result);

/* An eventfd: closed on exec, never blocking; -1 with errno set on failure. */
int naskh_bell_make(void);
void naskh_bell_ring(int bell);
void naskh_bell_hush(int bell);

#endif
