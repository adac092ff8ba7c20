#pragma once

// Inflating, piece by piece, by zlib. Nothing here knows how much may come out: the caller counts.

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// The bare stream of a zip member, or a gzip member with its header and its checksum, which is verified.
enum { DD_INFLATE_RAW = 0, DD_INFLATE_GZIP = 1 };

/// What a step ended with: all input was used; the output is full; the stream is complete; the stream is damaged.
enum { DD_INFLATE_HUNGRY = 0, DD_INFLATE_FULL = 1, DD_INFLATE_DONE = 2, DD_INFLATE_DAMAGED = 3 };

typedef struct dd_inflater dd_inflater;

/// NULL when memory is short.
dd_inflater *dd_inflate_open(int kind);

/// Reads from `in` and writes to `out` as far as either goes. `used` and `made` receive how many bytes that was.
int dd_inflate_step(
    dd_inflater *inflater, const uint8_t *in, size_t in_count, uint8_t *out, size_t out_room, size_t *used,
    size_t *made);

/// Begins a new stream of the same kind. 0 on failure.
int dd_inflate_reset(dd_inflater *inflater);

void dd_inflate_close(dd_inflater *inflater);

/// The CRC-32 of some more bytes, starting from 0.
uint32_t dd_crc32(uint32_t so_far, const uint8_t *bytes, size_t count);

#ifdef __cplusplus
}
#endif
