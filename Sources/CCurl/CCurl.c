/* The flat door to libcurl; see the header. */
#define _GNU_SOURCE
#include "CCurl.h"

#include <errno.h>
#include <signal.h>
#include <sys/eventfd.h>
#include <unistd.h>

CURLcode naskh_curl_begin(void) {
  struct sigaction current;
  if (sigaction(SIGPIPE, NULL, &current) == 0 && current.sa_handler == SIG_DFL) signal(SIGPIPE, SIG_IGN);
  return curl_global_init(CURL_GLOBAL_DEFAULT);
}

CURLcode naskh_easy_set_number(CURL *easy, CURLoption option, int64_t value) {
  return curl_easy_setopt(easy, option, (long)value);
}

CURLcode naskh_easy_set_size(CURL *easy, CURLoption option, int64_t value) {
  return curl_easy_setopt(easy, option, (curl_off_t)value);
}

CURLcode naskh_easy_set_text(CURL *easy, CURLoption option, const char *text) {
  return curl_easy_setopt(easy, option, text);
}

CURLcode naskh_easy_set_list(CURL *easy, CURLoption option, struct curl_slist *list) {
  return curl_easy_setopt(easy, option, list);
}

CURLcode naskh_easy_set_share(CURL *easy, CURLSH *share) {
  return curl_easy_setopt(easy, CURLOPT_SHARE, share);
}

static size_t on_header(char *bytes, size_t size, size_t count, void *user) {
  naskh_curl_listener *listener = user;
  size_t length = size * count;
  if (listener->header(listener->context, (const uint8_t *)bytes, length)) return length;
  return length == 0 ? 1 : 0;
}

static size_t on_body(char *bytes, size_t size, size_t count, void *user) {
  naskh_curl_listener *listener = user;
  size_t length = size * count;
  if (listener->body(listener->context, (const uint8_t *)bytes, length)) return length;
  return length == 0 ? 1 : 0;
}

/* The only way to see the request as libcurl sent it, cookies included. */
static int on_debug(CURL *easy, curl_infotype type, char *bytes, size_t count, void *user) {
  (void)easy;
  naskh_curl_listener *listener = user;
  if (type == CURLINFO_HEADER_OUT) listener->request(listener->context, (const uint8_t *)bytes, count);
  return 0;
}

static curl_socket_t on_open(void *user, curlsocktype purpose, struct curl_sockaddr *address) {
  (void)purpose;
  naskh_curl_listener *listener = user;
  if (!listener->address(listener->context, &address->addr, address->addrlen)) return CURL_SOCKET_BAD;
  return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

CURLcode naskh_easy_listen(CURL *easy, naskh_curl_listener *listener) {
  CURLcode code = curl_easy_setopt(easy, CURLOPT_HEADERDATA, listener);
  if (!code) code = curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, on_header);
  if (!code) code = curl_easy_setopt(easy, CURLOPT_WRITEDATA, listener);
  if (!code) code = curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, on_body);
  if (!code) code = curl_easy_setopt(easy, CURLOPT_DEBUGDATA, listener);
  if (!code) code = curl_easy_setopt(easy, CURLOPT_DEBUGFUNCTION, on_debug);
  if (!code) code = curl_easy_setopt(easy, CURLOPT_VERBOSE, 1L);
  if (!code) code = curl_easy_setopt(easy, CURLOPT_OPENSOCKETDATA, listener);
  if (!code) code = curl_easy_setopt(easy, CURLOPT_OPENSOCKETFUNCTION, on_open);
  return code;
}

int64_t naskh_easy_number(CURL *easy, CURLINFO info) {
  long value = 0;
  return curl_easy_getinfo(easy, info, &value) ? 0 : value;
}

int64_t naskh_easy_offset(CURL *easy, CURLINFO info) {
  curl_off_t value = 0;
  return curl_easy_getinfo(easy, info, &value) ? 0 : value;
}

const char *naskh_easy_text(CURL *easy, CURLINFO info) {
  char *text = NULL;
  return curl_easy_getinfo(easy, info, &text) ? NULL : text;
}

CURLSH *naskh_share_make(void) {
  CURLSH *share = curl_share_init();
  if (!share) return NULL;
  if (curl_share_setopt(share, CURLSHOPT_SHARE, CURL_LOCK_DATA_COOKIE) ||
      curl_share_setopt(share, CURLSHOPT_SHARE, CURL_LOCK_DATA_SSL_SESSION)) {
    curl_share_cleanup(share);
    return NULL;
  }
  return share;
}

CURLMcode naskh_multi_set_number(CURLM *multi, CURLMoption option, int64_t value) {
  return curl_multi_setopt(multi, option, (long)value);
}

CURLMcode naskh_multi_poll(CURLM *multi, int bell, int timeout_ms, bool *rang) {
  struct curl_waitfd extra = {.fd = bell, .events = CURL_WAIT_POLLIN, .revents = 0};
  CURLMcode code = curl_multi_poll(multi, &extra, 1, timeout_ms, NULL);
  *rang = extra.revents != 0;
  return code;
}

bool naskh_multi_next_done(CURLM *multi, CURL **easy, CURLcode *result) {
  int left = 0;
  CURLMsg *message;
  while ((message = curl_multi_info_read(multi, &left))) {
    if (message->msg != CURLMSG_DONE) continue;
    *easy = message->easy_handle;
    *result = message->data.result;
    return true;
  }
  return false;
}

int naskh_bell_make(void) { return eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK); }

void naskh_bell_ring(int bell) {
  uint64_t one = 1;
  while (write(bell, &one, sizeof one) < 0 && errno == EINTR) {
  }
}

void naskh_bell_hush(int bell) {
  uint64_t count;
  while (read(bell, &count, sizeof count) < 0 && errno == EINTR) {
  }
}
