/* The one door to zlib, ISA-L, libdeflate, brotli, zstd and libcrypto: opaque owners, sizes in bytes, no macros.
   Every object belongs to one thread at a time. Functions that make one give NULL when memory is out. */
#ifndef NASKH_CCODECS_H
#define NASKH_CCODECS_H
#include <stddef.h>
#include <stdint.h>

enum codecs_kind {
  CODECS_GZIP = 0,
  /* HTTP's "deflate": zlib's format, or raw as some servers send it; told apart by the first byte. */
  CODECS_DEFLATE = 1,
  CODECS_BROTLI = 2,
  CODECS_ZSTD = 3
};

enum codecs_status {
  CODECS_MORE = 0,    /* wants more input, or more room */
  CODECS_END = 1,     /* one member, stream or frame is complete */
  CODECS_CORRUPT = 2,
  CODECS_MEMORY = 3,
  CODECS_WINDOW = 4   /* a zstd frame that wants a larger window than allowed */
};

struct codecs_step {
  size_t consumed;
  size_t produced;
  int status;
};

/* Decoders of one member, stream or frame; reset before the next one. */
typedef struct codecs_decoder codecs_decoder;
codecs_decoder *codecs_decoder_new(int kind, int window_log_max);
void codecs_decoder_free(codecs_decoder *decoder);
int codecs_decoder_reset(codecs_decoder *decoder);
struct codecs_step codecs_decoder_step(
  codecs_decoder *decoder, const uint8_t *in, size_t in_size, uint8_t *out, size_t out_size);

/* Encoders (CODECS_GZIP, CODECS_ZSTD) of one member or frame; reset before the next one.
   long_window_log > 0: zstd matches over a window of that power of two (long distance matching). */
typedef struct codecs_encoder codecs_encoder;
codecs_encoder *codecs_encoder_new(int kind, int level, int checksum, int long_window_log);
void codecs_encoder_free(codecs_encoder *encoder);
/* Before the first step: the zstd frame's input will be exactly so long, and its header says it. 1 when it went well. */
int codecs_encoder_expect(codecs_encoder *encoder, uint64_t in_size);
int codecs_encoder_reset(codecs_encoder *encoder);
struct codecs_step codecs_encoder_step(
  codecs_encoder *encoder, const uint8_t *in, size_t in_size, uint8_t *out, size_t out_size, int finish);

/* Whole buffers: written by ISA-L at its level 2, read by libdeflate. */
typedef struct codecs_gzip_compressor codecs_gzip_compressor;
codecs_gzip_compressor *codecs_gzip_compressor_new(void);
void codecs_gzip_compressor_free(codecs_gzip_compressor *compressor);
/* The longest member that `in_size` bytes can become. */
size_t codecs_gzip_bound(size_t in_size);
/* Bytes written; 0 where they do not fit, or where `in` is longer than 2 GiB. */
size_t codecs_gzip_compress(
  codecs_gzip_compressor *compressor, const uint8_t *in, size_t in_size, uint8_t *out, size_t out_size);

typedef struct codecs_gzip_decompressor codecs_gzip_decompressor;
codecs_gzip_decompressor *codecs_gzip_decompressor_new(void);
void codecs_gzip_decompressor_free(codecs_gzip_decompressor *decompressor);
/* One member. CODECS_END, CODECS_MORE where `out` is too small, or CODECS_CORRUPT (cut input too). */
struct codecs_step codecs_gzip_decompress(
  codecs_gzip_decompressor *decompressor, const uint8_t *in, size_t in_size, uint8_t *out, size_t out_size);

/* SHA-1 (20 bytes) and SHA-256 (32 bytes). */
typedef struct codecs_digest codecs_digest;
codecs_digest *codecs_digest_new(int bits);
void codecs_digest_free(codecs_digest *digest);
/* 1 when it went well, 0 when not; `finish` leaves the digest ready for the next message. */
int codecs_digest_update(codecs_digest *digest, const uint8_t *in, size_t in_size);
int codecs_digest_finish(codecs_digest *digest, uint8_t *out, size_t out_size);
/* A whole message, by a context that its thread keeps. */
int codecs_digest_whole(int bits, const uint8_t *in, size_t in_size, uint8_t *out, size_t out_size);
#endif
