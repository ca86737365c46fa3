/* Whole buffers through libdeflate, digests through libcrypto; see the header. */
#include "CCodecs.h"

#include <libdeflate.h>
#include <limits.h>
#include <openssl/evp.h>
#include <pthread.h>
#include <stdlib.h>
#include <zlib.h>

/* libdeflate writes a member at one level; zlib may change the level in the middle of it. */
struct codecs_gzip_compressor {
  struct libdeflate_compressor *whole;
  z_stream parts;
};

codecs_gzip_compressor *codecs_gzip_compressor_new(int level) {
  codecs_gzip_compressor *compressor = calloc(1, sizeof *compressor);
  if (!compressor) return NULL;
  compressor->whole = libdeflate_alloc_compressor(level);
  /* 16 in the window's bits asks for gzip; heads are short, so a window of 4 kB does. */
  if (compressor->whole && deflateInit2(&compressor->parts, 1, Z_DEFLATED, 12 + 16, 5, Z_DEFAULT_STRATEGY) == Z_OK)
    return compressor;
  libdeflate_free_compressor(compressor->whole);
  free(compressor);
  return NULL;
}

void codecs_gzip_compressor_free(codecs_gzip_compressor *compressor) {
  libdeflate_free_compressor(compressor->whole);
  deflateEnd(&compressor->parts);
  free(compressor);
}

size_t codecs_gzip_bound(codecs_gzip_compressor *compressor, size_t in_size) {
  return libdeflate_gzip_compress_bound(compressor->whole, in_size);
}

size_t codecs_gzip_compress(
  codecs_gzip_compressor *compressor, const uint8_t *in, size_t in_size, uint8_t *out, size_t out_size) {
  return libdeflate_gzip_compress(compressor->whole, in, in_size, out, out_size);
}

size_t codecs_gzip_compress_and_store(
  codecs_gzip_compressor *compressor, const uint8_t *head, size_t head_size, const uint8_t *rest, size_t rest_size,
  uint8_t *out, size_t out_size) {
  z_stream *z = &compressor->parts;
  if (head_size > UINT_MAX || rest_size > UINT_MAX || out_size > UINT_MAX) return 0;
  deflateReset(z);
  z->next_out = out;
  z->avail_out = (uInt)out_size;
  z->next_in = (Bytef *)head;
  z->avail_in = (uInt)head_size;
  if (deflateParams(z, 1, Z_DEFAULT_STRATEGY) != Z_OK || deflate(z, Z_BLOCK) != Z_OK) return 0;
  z->next_in = (Bytef *)rest;
  z->avail_in = (uInt)rest_size;
  if (deflateParams(z, 0, Z_DEFAULT_STRATEGY) != Z_OK || deflate(z, Z_FINISH) != Z_STREAM_END) return 0;
  return out_size - z->avail_out;
}

/* The opaque types of the header stand for the libraries' own; only the pointer's type changes. */
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
