/* Whole buffers through libdeflate, digests through libcrypto; see the header. */
#include "CCodecs.h"

#include <libdeflate.h>
#include <openssl/evp.h>
#include <pthread.h>
#include <stdlib.h>

/* The opaque types of the header stand for the libraries' own; only the pointer's type changes. */
codecs_gzip_compressor *codecs_gzip_compressor_new(int level) {
  return (codecs_gzip_compressor *)libdeflate_alloc_compressor(level);
}

void codecs_gzip_compressor_free(codecs_gzip_compressor *compressor) {
  libdeflate_free_compressor((struct libdeflate_compressor *)compressor);
}

size_t codecs_gzip_bound(codecs_gzip_compressor *compressor, size_t in_size) {
  return libdeflate_gzip_compress_bound((struct libdeflate_compressor *)compressor, in_size);
}

size_t codecs_gzip_compress(
  codecs_gzip_compressor *compressor, const uint8_t *in, size_t in_size, uint8_t *out, size_t out_size) {
  return libdeflate_gzip_compress((struct libdeflate_compressor *)compressor, in, in_size, out, out_size);
}

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
