#pragma once

// Inflating and deflating, piece by piece, by zlib. Nothing here knows how much may come out: the caller counts.

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

enum { DD_DEFLATE_HUNGRY = 0, DD_DEFLATE_FULL = 1, DD_DEFLATE_DONE = 2 };

typedef struct dd_deflater dd_deflater;

/// Makes bare streams, as zip members are. `level` is zlib's, 1 to 9. NULL when memory is short.
dd_deflater *dd_deflate_open(int level);

/// Reads from `in` and writes to `out` as far as either goes; `is_last` says that nothing follows what is given. HUNGRY
/// when all input was taken, FULL when there is more to write, DONE when the stream is complete.
int dd_deflate_step(
    dd_deflater *deflater, const uint8_t *in, size_t in_count, int is_last, uint8_t *out, size_t out_room, size_t *used,
    size_t *made);

/// Begins a new stream. 0 on failure.
int dd_deflate_reset(dd_deflater *deflater);

void dd_deflate_close(dd_deflater *deflater);

/// The CRC-32 of some more bytes, starting from 0.
uint32_t dd_crc32(uint32_t so_far, const uint8_t *bytes, size_t count);

#ifdef __cplusplus
}
#endif
