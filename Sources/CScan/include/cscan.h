#pragma once

// Byte scanners. Nothing here allocates, keeps state or reads beyond `count`.

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// Writes the places of every byte that equals one of `needles`, in order, and returns how many there were.
/// `positions` has room for `count` places; `count` is below 2^32.
size_t dd_find_any(const uint8_t *bytes, size_t count, const uint8_t needles[4], uint32_t *positions);

/// How many bytes from the start are strict UTF-8 (no overlong forms, no surrogates, nothing above U+10FFFF).
size_t dd_utf8_prefix(const uint8_t *bytes, size_t count);

/// The place of the first byte with its high bit set, or `count`.
size_t dd_first_high(const uint8_t *bytes, size_t count);

/// The place of the first byte that equals `byte`, or `count`.
size_t dd_find_byte(const uint8_t *bytes, size_t count, uint8_t byte);

/// How many bytes equal `byte`.
size_t dd_count_byte(const uint8_t *bytes, size_t count, uint8_t byte);

/// Classes of a byte's neighbour: other ASCII or the edge, a-z, A-Z, 0-9, high.
enum { DD_OTHER = 0, DD_LOWER = 1, DD_UPPER = 2, DD_DIGIT = 3, DD_HIGH = 4, DD_CLASSES = 5 };

/// Adds to `counts[(byte - 128) * 25 + class before * 5 + class after]` for every byte with its high bit set.
void dd_high_contexts(const uint8_t *bytes, size_t count, uint64_t counts[128 * 25]);

/// Decodes a single-byte encoding: `high` has the code point of bytes 128 … 255, and 0 where there is none.
/// Writes at most `3 * count` bytes of UTF-8 and returns how many. Adds undefined bytes to `undefined` and writes
/// U+FFFD for them.
size_t dd_decode_single_byte(
    const uint8_t *bytes, size_t count, const uint16_t high[128], uint8_t *utf8, size_t *undefined);

/// Decodes UTF-16. Writes at most `3 * (count / 2)` bytes and returns how many. `consumed` bytes were read; an odd
/// byte or half a surrogate pair at the end is left unless `is_last`. Unpaired surrogates become U+FFFD and are added
/// to `replaced`.
size_t dd_decode_utf16(
    const uint8_t *bytes, size_t count, int big_endian, int is_last, uint8_t *utf8, size_t *consumed, size_t *replaced);

/// Decodes UTF-32. Writes at most `count` bytes and returns how many. `consumed` bytes were read; what is left of a
/// character at the end is not. What is no character becomes U+FFFD and is added to `replaced`.
size_t dd_decode_utf32(
    const uint8_t *bytes, size_t count, int big_endian, uint8_t *utf8, size_t *consumed, size_t *replaced);

/// The end of the JSON value that starts at `start`, found by its brackets and quotes alone: the place after its last
/// byte, or `count + 1` when the bytes end first. `depth` receives how deep its brackets nest.
size_t dd_json_value_end(const uint8_t *bytes, size_t count, size_t start, size_t *depth);

#ifdef __cplusplus
}
#endif
