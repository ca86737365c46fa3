/* The flat door to zlib, brotli and zstd as streams; see the header. */
#include "CCodecs.h"

#include <brotli/decode.h>
#include <stdlib.h>
#include <zlib.h>
#include <zstd.h>
#include <zstd_errors.h>

struct codecs_decoder {
  int kind;
  int started;
  int failed;
  z_stream z;
  BrotliDecoderState *brotli;
  ZSTD_DCtx *zstd;
};

/* zlib counts in 32 bits: longer buffers are taken in parts. */
static uInt clipped(size_t size) { return size > 0x40000000 ? 0x40000000 : (uInt)size; }

codecs_decoder *codecs_decoder_new(int kind, int window_log_max) {
  codecs_decoder *decoder = calloc(1, sizeof *decoder);
  if (!decoder) return NULL;
  decoder->kind = kind;
  int ready = 0;
  switch (kind) {
    case CODECS_GZIP: ready = inflateInit2(&decoder->z, 15 + 16) == Z_OK; break;
    case CODECS_DEFLATE: ready = inflateInit2(&decoder->z, 15) == Z_OK; break;
    case CODECS_BROTLI: ready = codecs_decoder_reset(decoder); break;
    case CODECS_ZSTD:
      decoder->zstd = ZSTD_createDCtx();
      ready = decoder->zstd
        && !ZSTD_isError(ZSTD_DCtx_setParameter(decoder->zstd, ZSTD_d_windowLogMax, window_log_max));
      break;
  }
  if (ready) return decoder;
  codecs_decoder_free(decoder);
  return NULL;
}

void codecs_decoder_free(codecs_decoder *decoder) {
  if (!decoder) return;
  /* inflateEnd refuses a stream that was never set up, which is what a zeroed one is. */
  inflateEnd(&decoder->z);
  if (decoder->brotli) BrotliDecoderDestroyInstance(decoder->brotli);
  ZSTD_freeDCtx(decoder->zstd);
  free(decoder);
}

int codecs_decoder_reset(codecs_decoder *decoder) {
  decoder->started = 0;
  decoder->failed = 0;
  switch (decoder->kind) {
    case CODECS_GZIP: return inflateReset2(&decoder->z, 15 + 16) == Z_OK;
    case CODECS_DEFLATE: return inflateReset2(&decoder->z, 15) == Z_OK;
    case CODECS_BROTLI:
      if (decoder->brotli) BrotliDecoderDestroyInstance(decoder->brotli);
      decoder->brotli = BrotliDecoderCreateInstance(NULL, NULL, NULL);
      return decoder->brotli != NULL;
    case CODECS_ZSTD: return !ZSTD_isError(ZSTD_DCtx_reset(decoder->zstd, ZSTD_reset_session_only));
  }
  return 0;
}

static int inflate_part(
  codecs_decoder *decoder, const uint8_t *in, size_t in_size, uint8_t *out, size_t out_size,
  struct codecs_step *step) {
  z_stream *z = &decoder->z;
  if (!decoder->started && in_size > 0) {
    decoder->started = 1;
    /* A zlib header's first byte is method 8 and a window of at most 2^15 (RFC 1950, 2.2). */
    int is_zlib = (in[0] & 0x0F) == 8 && (in[0] >> 4) <= 7;
    if (decoder->kind == CODECS_DEFLATE && !is_zlib) inflateReset2(z, -15);
  }
  z->next_in = (Bytef *)in;
  z->avail_in = clipped(in_size);
  z->next_out = out;
  z->avail_out = clipped(out_size);
  int result = inflate(z, Z_NO_FLUSH);
  step->consumed = (size_t)(z->next_in - in);
  step->produced = (size_t)(z->next_out - out);
  switch (result) {
    case Z_OK: case Z_BUF_ERROR: return CODECS_MORE;
    case Z_STREAM_END: return CODECS_END;
    case Z_MEM_ERROR: return CODECS_MEMORY;
    default: return CODECS_CORRUPT;
  }
}

struct codecs_step codecs_decoder_step(
  codecs_decoder *decoder, const uint8_t *in, size_t in_size, uint8_t *out, size_t out_size) {
  struct codecs_step step = {0, 0, CODECS_CORRUPT};
  if (decoder->failed) return step;
  switch (decoder->kind) {
    case CODECS_GZIP: case CODECS_DEFLATE:
      step.status = inflate_part(decoder, in, in_size, out, out_size, &step);
      break;
    case CODECS_BROTLI: {
      const uint8_t *next_in = in;
      uint8_t *next_out = out;
      BrotliDecoderResult result =
        BrotliDecoderDecompressStream(decoder->brotli, &in_size, &next_in, &out_size, &next_out, NULL);
      step.consumed = (size_t)(next_in - in);
      step.produced = (size_t)(next_out - out);
      step.status = result == BROTLI_DECODER_RESULT_SUCCESS ? CODECS_END
        : result == BROTLI_DECODER_RESULT_ERROR ? CODECS_CORRUPT : CODECS_MORE;
      break;
    }
    case CODECS_ZSTD: {
      ZSTD_inBuffer source = {in, in_size, 0};
      ZSTD_outBuffer target = {out, out_size, 0};
      size_t result = ZSTD_decompressStream(decoder->zstd, &target, &source);
      step.consumed = source.pos;
      step.produced = target.pos;
      step.status = !ZSTD_isError(result) ? (result == 0 ? CODECS_END : CODECS_MORE)
        : ZSTD_getErrorCode(result) == ZSTD_error_frameParameter_windowTooLarge ? CODECS_WINDOW
        : ZSTD_getErrorCode(result) == ZSTD_error_memory_allocation ? CODECS_MEMORY : CODECS_CORRUPT;
      break;
    }
  }
  decoder->failed = step.status >= CODECS_CORRUPT;
  return step;
}

struct codecs_encoder {
  int kind;
  z_stream z;
  ZSTD_CCtx *zstd;
};

codecs_encoder *codecs_encoder_new(int kind, int level, int checksum, int long_window_log) {
  codecs_encoder *encoder = calloc(1, sizeof *encoder);
  if (!encoder) return NULL;
  encoder->kind = kind;
  int ready = 0;
  if (kind == CODECS_GZIP) {
    ready = deflateInit2(&encoder->z, level, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) == Z_OK;
  } else if (kind == CODECS_ZSTD) {
    encoder->zstd = ZSTD_createCCtx();
    ready = encoder->zstd
      && !ZSTD_isError(ZSTD_CCtx_setParameter(encoder->zstd, ZSTD_c_compressionLevel, level))
      && !ZSTD_isError(ZSTD_CCtx_setParameter(encoder->zstd, ZSTD_c_checksumFlag, checksum));
    if (ready && long_window_log > 0) {
      ready = !ZSTD_isError(ZSTD_CCtx_setParameter(encoder->zstd, ZSTD_c_enableLongDistanceMatching, 1))
        && !ZSTD_isError(ZSTD_CCtx_setParameter(encoder->zstd, ZSTD_c_windowLog, long_window_log));
    }
  }
  if (ready) return encoder;
  codecs_encoder_free(encoder);
  return NULL;
}

int codecs_encoder_expect(codecs_encoder *encoder, uint64_t in_size) {
  return encoder->kind != CODECS_ZSTD || !ZSTD_isError(ZSTD_CCtx_setPledgedSrcSize(encoder->zstd, in_size));
}

void codecs_encoder_free(codecs_encoder *encoder) {
  if (!encoder) return;
  deflateEnd(&encoder->z);
  ZSTD_freeCCtx(encoder->zstd);
  free(encoder);
}

int codecs_encoder_reset(codecs_encoder *encoder) {
  if (encoder->kind == CODECS_GZIP) return deflateReset(&encoder->z) == Z_OK;
  return !ZSTD_isError(ZSTD_CCtx_reset(encoder->zstd, ZSTD_reset_session_only));
}

struct codecs_step codecs_encoder_step(
  codecs_encoder *encoder, const uint8_t *in, size_t in_size, uint8_t *out, size_t out_size, int finish) {
  struct codecs_step step = {0, 0, CODECS_CORRUPT};
  if (encoder->kind == CODECS_GZIP) {
    z_stream *z = &encoder->z;
    uInt taken = clipped(in_size);
    z->next_in = (Bytef *)in;
    z->avail_in = taken;
    z->next_out = out;
    z->avail_out = clipped(out_size);
    int result = deflate(z, finish && taken == in_size ? Z_FINISH : Z_NO_FLUSH);
    step.consumed = (size_t)(z->next_in - in);
    step.produced = (size_t)(z->next_out - out);
    step.status = result == Z_STREAM_END ? CODECS_END
      : result == Z_OK || result == Z_BUF_ERROR ? CODECS_MORE : CODECS_CORRUPT;
    return step;
  }
  ZSTD_inBuffer source = {in, in_size, 0};
  ZSTD_outBuffer target = {out, out_size, 0};
  size_t left =
    ZSTD_compressStream2(encoder->zstd, &target, &source, finish ? ZSTD_e_end : ZSTD_e_continue);
  step.consumed = source.pos;
  step.produced = target.pos;
  step.status = ZSTD_isError(left) ? CODECS_CORRUPT
    : finish && left == 0 && source.pos == in_size ? CODECS_END : CODECS_MORE;
  return step;
}
