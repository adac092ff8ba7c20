#include "ccompression.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

struct dd_inflater {
    z_stream stream;
};

dd_inflater *dd_inflate_open(int kind) {
    dd_inflater *inflater = calloc(1, sizeof *inflater);
    if (!inflater) return NULL;
    // 15 bits is the largest window; negative means no header, 16 more means gzip's.
    if (inflateInit2(&inflater->stream, kind == DD_INFLATE_GZIP ? 15 + 16 : -15) != Z_OK) {
        free(inflater);
        return NULL;
    }
    return inflater;
}

static uInt capped(size_t count) { return count > INT_MAX ? (uInt)INT_MAX : (uInt)count; }

int dd_inflate_step(
    dd_inflater *inflater, const uint8_t *in, size_t in_count, uint8_t *out, size_t out_room, size_t *used,
    size_t *made) {
    z_stream *stream = &inflater->stream;
    uInt in_given = capped(in_count), out_given = capped(out_room);
    stream->next_in = (Bytef *)in;
    stream->avail_in = in_given;
    stream->next_out = out;
    stream->avail_out = out_given;
    int status = inflate(stream, Z_NO_FLUSH);
    *used = in_given - stream->avail_in;
    *made = out_given - stream->avail_out;
    if (status == Z_STREAM_END) return DD_INFLATE_DONE;
    if (status != Z_OK && status != Z_BUF_ERROR) return DD_INFLATE_DAMAGED;
    return stream->avail_out == 0 ? DD_INFLATE_FULL : DD_INFLATE_HUNGRY;
}

int dd_inflate_reset(dd_inflater *inflater) { return inflateReset(&inflater->stream) == Z_OK; }

void dd_inflate_close(dd_inflater *inflater) {
    if (!inflater) return;
    inflateEnd(&inflater->stream);
    free(inflater);
}

struct dd_deflater {
    z_stream stream;
};

dd_deflater *dd_deflate_open(int level) {
    dd_deflater *deflater = calloc(1, sizeof *deflater);
    if (!deflater) return NULL;
    if (deflateInit2(&deflater->stream, level, Z_DEFLATED, -15, 8, Z_DEFAULT_STRATEGY) != Z_OK) {
        free(deflater);
        return NULL;
    }
    return deflater;
}

int dd_deflate_step(
    dd_deflater *deflater, const uint8_t *in, size_t in_count, int is_last, uint8_t *out, size_t out_room, size_t *used,
    size_t *made) {
    z_stream *stream = &deflater->stream;
    uInt in_given = capped(in_count), out_given = capped(out_room);
    stream->next_in = (Bytef *)in;
    stream->avail_in = in_given;
    stream->next_out = out;
    stream->avail_out = out_given;
    int status = deflate(stream, is_last && in_given == in_count ? Z_FINISH : Z_NO_FLUSH);
    *used = in_given - stream->avail_in;
    *made = out_given - stream->avail_out;
    if (status == Z_STREAM_END) return DD_DEFLATE_DONE;
    return stream->avail_out == 0 ? DD_DEFLATE_FULL : DD_DEFLATE_HUNGRY;
}

int dd_deflate_reset(dd_deflater *deflater) { return deflateReset(&deflater->stream) == Z_OK; }

void dd_deflate_close(dd_deflater *deflater) {
    if (!deflater) return;
    deflateEnd(&deflater->stream);
    free(deflater);
}

uint32_t dd_crc32(uint32_t so_far, const uint8_t *bytes, size_t count) {
    uLong sum = so_far;
    while (count > 0) {
        uInt step = capped(count);
        sum = crc32(sum, bytes, step);
        bytes += step;
        count -= step;
    }
    return (uint32_t)sum;
}
