/* Whole buffers written by ISA-L and read by libdeflate, digests through libcrypto; see the header. */
#include "CCodecs.h"

#include <isa-l/igzip_lib.h>
#include <libdeflate.h>
#include <openssl/evp.h>
#include <pthread.h>
#include <stdlib.h>

/* ISA-L counts in 32 bits. */
static const size_t longest = UINT32_MAX / 2;

struct codecs_gzip_compressor {
  struct isal_zstream stream;
  uint8_t room[ISAL_DEF_LVL2_DEFAULT];
};

codecs_gzip_compressor *codecs_gzip_compressor_new(void) {
  return malloc(sizeof(codecs_gzip_compressor));
}

void codecs_gzip_compressor_free(codecs_gzip_compressor *compressor) {
  free(compressor);
}

size_t codecs_gzip_bound(size_t in_size) {
  /* Stored blocks hold up to 65,535 bytes behind 5 of their own; gzip's header has 10 bytes, its trailer 8. */
  return in_size + (in_size / 65535 + 1) * 5 + 10 + 8 + 8;
}

size_t codecs_gzip_compress(
  codecs_gzip_compressor *compressor, const uint8_t *in, size_t in_size, uint8_t *out, size_t out_size) {
  if (in_size > longest) return 0;
  struct isal_zstream *stream = &compressor->stream;
  isal_deflate_stateless_init(stream);
  stream->level = 2;
  stream->level_buf = compressor->room;
  stream->level_buf_size = sizeof compressor->room;
  stream->gzip_flag = IGZIP_GZIP;
  stream->end_of_stream = 1;
  stream->flush = NO_FLUSH;
  stream->next_in = (uint8_t *)in;
  stream->avail_in = (uint32_t)in_size;
  stream->next_out = out;
  stream->avail_out = (uint32_t)(out_size < UINT32_MAX ? out_size : UINT32_MAX);
  return isal_deflate_stateless(stream) == COMP_OK ? stream->total_out : 0;
}

/* The opaque type of the header stands for the library's own; only the pointer's type changes. */
codecs_gzip_decompressor *codecs_gzip_decompressor_new(void) {
  return (codecs_gzip_decompressor *)libdeflate_alloc_decompressor();
}

void codecs_gzip_decompressor_free(codecs_gzip_decompressor *decompressor) {
  libdeflate_free_decompressor((struct libdeflate_decompressor *)decompressor);
}

struct codecs_step codecs_gzip_decompress(
  codecs_gzip_decompressor *decompressor, const uint8_t *in, size_t in_size, uint8_t *out, size_t out_size) {
  struct codecs_step step = {0, 0, CODECS_CORRUPT};
  enum libdeflate_result result = libdeflate_gzip_decompress_ex(
    (struct libdeflate_decompressor *)decompressor, in, in_size, out, out_size, &step.consumed, &step.produced);
  if (result == LIBDEFLATE_SUCCESS) {
    step.status = CODECS_END;
  } else {
    step.consumed = step.produced = 0;
    if (result == LIBDEFLATE_INSUFFICIENT_SPACE) step.status = CODECS_MORE;
  }
  return step;
}

struct codecs_digest {
  EVP_MD_CTX *context;
  const EVP_MD *algorithm;
};

/* OpenSSL 3 looks an algorithm up by name at each use of EVP_sha256(); fetched once, it does not. */
static EVP_MD *sha1, *sha256;
static pthread_once_t fetched = PTHREAD_ONCE_INIT;
static void fetch(void) {
  sha1 = EVP_MD_fetch(NULL, "SHA1", NULL);
  sha256 = EVP_MD_fetch(NULL, "SHA256", NULL);
}

/* One context of each kind a thread, for whole messages: making one costs as much as digesting kilobytes. */
struct contexts {
  EVP_MD_CTX *sha1, *sha256;
};
static pthread_key_t kept;
static pthread_once_t made = PTHREAD_ONCE_INIT;
static int can_keep;
static void let_go(void *of_thread) {
  struct contexts *contexts = of_thread;
  EVP_MD_CTX_free(contexts->sha1);
  EVP_MD_CTX_free(contexts->sha256);
  free(contexts);
}
static void make(void) {
  can_keep = pthread_key_create(&kept, let_go) == 0;
}

static EVP_MD_CTX *context(int bits) {
  pthread_once(&made, make);
  if (!can_keep) return NULL;
  struct contexts *contexts = pthread_getspecific(kept);
  if (!contexts) {
    contexts = calloc(1, sizeof *contexts);
    if (!contexts || pthread_setspecific(kept, contexts) != 0) {
      free(contexts);
      return NULL;
    }
  }
  EVP_MD_CTX **wanted = bits == 256 ? &contexts->sha256 : &contexts->sha1;
  if (!*wanted) *wanted = EVP_MD_CTX_new();
  return *wanted;
}

int codecs_digest_whole(int bits, const uint8_t *in, size_t in_size, uint8_t *out, size_t out_size) {
  pthread_once(&fetched, fetch);
  EVP_MD *algorithm = bits == 256 ? sha256 : sha1;
  EVP_MD_CTX *own = context(bits);
  if (!algorithm || !own || out_size < (size_t)EVP_MD_get_size(algorithm)) return 0;
  return EVP_DigestInit_ex2(own, algorithm, NULL) == 1 && EVP_DigestUpdate(own, in, in_size) == 1
    && EVP_DigestFinal_ex(own, out, NULL) == 1;
}

codecs_digest *codecs_digest_new(int bits) {
  pthread_once(&fetched, fetch);
  codecs_digest *digest = calloc(1, sizeof *digest);
  if (!digest) return NULL;
  digest->algorithm = bits == 256 ? sha256 : sha1;
  digest->context = EVP_MD_CTX_new();
  if (digest->algorithm && digest->context && EVP_DigestInit_ex2(digest->context, digest->algorithm, NULL) == 1)
    return digest;
  codecs_digest_free(digest);
  return NULL;
}

void codecs_digest_free(codecs_digest *digest) {
  if (!digest) return;
  EVP_MD_CTX_free(digest->context);
  free(digest);
}

int codecs_digest_update(codecs_digest *digest, const uint8_t *in, size_t in_size) {
  return EVP_DigestUpdate(digest->context, in, in_size) == 1;
}

int codecs_digest_finish(codecs_digest *digest, uint8_t *out, size_t out_size) {
  if (out_size < (size_t)EVP_MD_get_size(digest->algorithm)) return 0;
  return EVP_DigestFinal_ex(digest->context, out, NULL) == 1
    && EVP_DigestInit_ex2(digest->context, digest->algorithm, NULL) == 1;
}
