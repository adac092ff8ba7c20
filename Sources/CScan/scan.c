#include "cscan.h"

#include <string.h>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

static size_t find_any_scalar(
    const uint8_t *bytes, size_t start, size_t count, const uint8_t needles[4], uint32_t *positions, size_t found) {
    for (size_t place = start; place < count; place++) {
        uint8_t byte = bytes[place];
        positions[found] = (uint32_t)place;
        found += (byte == needles[0]) | (byte == needles[1]) | (byte == needles[2]) | (byte == needles[3]);
    }
    return found;
}

#if defined(__x86_64__)

static inline size_t write_places(uint64_t mask, size_t base, uint32_t *positions, size_t found) {
    while (mask) {
        positions[found++] = (uint32_t)(base + (size_t)__builtin_ctzll(mask));
        mask &= mask - 1;
    }
    return found;
}

static size_t find_any_sse2(const uint8_t *bytes, size_t count, const uint8_t needles[4], uint32_t *positions) {
    const __m128i a = _mm_set1_epi8((char)needles[0]), b = _mm_set1_epi8((char)needles[1]);
    const __m128i c = _mm_set1_epi8((char)needles[2]), d = _mm_set1_epi8((char)needles[3]);
    size_t found = 0, place = 0;
    for (; place + 64 <= count; place += 64) {
        uint64_t mask = 0;
        for (int part = 0; part < 4; part++) {
            __m128i v = _mm_loadu_si128((const __m128i *)(bytes + place + 16 * part));
            __m128i hit = _mm_or_si128(
                _mm_or_si128(_mm_cmpeq_epi8(v, a), _mm_cmpeq_epi8(v, b)),
                _mm_or_si128(_mm_cmpeq_epi8(v, c), _mm_cmpeq_epi8(v, d)));
            mask |= (uint64_t)(uint32_t)_mm_movemask_epi8(hit) << (16 * part);
        }
        found = write_places(mask, place, positions, found);
    }
    return find_any_scalar(bytes, place, count, needles, positions, found);
}

__attribute__((target("avx2,bmi")))
static size_t find_any_avx2(const uint8_t *bytes, size_t count, const uint8_t needles[4], uint32_t *positions) {
    const __m256i a = _mm256_set1_epi8((char)needles[0]), b = _mm256_set1_epi8((char)needles[1]);
    const __m256i c = _mm256_set1_epi8((char)needles[2]), d = _mm256_set1_epi8((char)needles[3]);
    size_t found = 0, place = 0;
    for (; place + 64 <= count; place += 64) {
        uint64_t mask = 0;
        for (int part = 0; part < 2; part++) {
            __m256i v = _mm256_loadu_si256((const __m256i *)(bytes + place + 32 * part));
            __m256i hit = _mm256_or_si256(
                _mm256_or_si256(_mm256_cmpeq_epi8(v, a), _mm256_cmpeq_epi8(v, b)),
                _mm256_or_si256(_mm256_cmpeq_epi8(v, c), _mm256_cmpeq_epi8(v, d)));
            mask |= (uint64_t)(uint32_t)_mm256_movemask_epi8(hit) << (32 * part);
        }
        while (mask) {
            positions[found++] = (uint32_t)(place + (size_t)__builtin_ctzll(mask));
            mask &= mask - 1;
        }
    }
    return find_any_scalar(bytes, place, count, needles, positions, found);
}

#endif

size_t dd_find_any(const uint8_t *bytes, size_t count, const uint8_t needles[4], uint32_t *positions) {
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx2")) return find_any_avx2(bytes, count, needles, positions);
    return find_any_sse2(bytes, count, needles, positions);
#else
    return find_any_scalar(bytes, 0, count, needles, positions, 0);
#endif
}

size_t dd_first_high(const uint8_t *bytes, size_t count) {
    size_t place = 0;
    for (; place + 32 <= count; place += 32) {
        uint64_t words[4];
        memcpy(words, bytes + place, 32);
        if ((words[0] | words[1] | words[2] | words[3]) & 0x8080808080808080ULL) break;
    }
    while (place < count && bytes[place] < 0x80) place++;
    return place;
}

size_t dd_utf8_prefix(const uint8_t *bytes, size_t count) {
    size_t place = 0;
    while (place < count) {
        uint8_t lead = bytes[place];
        if (lead < 0x80) {
            place += dd_first_high(bytes + place, count - place);
            continue;
        }
        size_t left = count - place;
        const uint8_t *at = bytes + place;
        if (lead >= 0xC2 && lead <= 0xDF) {
            if (left < 2 || (at[1] & 0xC0) != 0x80) return place;
            place += 2;
        } else if ((lead & 0xF0) == 0xE0) {
            if (left < 3 || (at[1] & 0xC0) != 0x80 || (at[2] & 0xC0) != 0x80) return place;
            if ((lead == 0xE0 && at[1] < 0xA0) || (lead == 0xED && at[1] > 0x9F)) return place;
            place += 3;
        } else if (lead >= 0xF0 && lead <= 0xF4) {
            if (left < 4 || (at[1] & 0xC0) != 0x80 || (at[2] & 0xC0) != 0x80 || (at[3] & 0xC0) != 0x80) return place;
            if ((lead == 0xF0 && at[1] < 0x90) || (lead == 0xF4 && at[1] > 0x8F)) return place;
            place += 4;
        } else {
            return place;
        }
    }
    return place;
}

size_t dd_find_byte(const uint8_t *bytes, size_t count, uint8_t byte) {
    const uint8_t *found = count ? memchr(bytes, byte, count) : NULL;
    return found ? (size_t)(found - bytes) : count;
}

size_t dd_count_byte(const uint8_t *bytes, size_t count, uint8_t byte) {
    size_t found = 0;
    for (size_t place = 0; place < count; place++) found += bytes[place] == byte;
    return found;
}

static inline unsigned neighbour_class(uint8_t byte) {
    if (byte >= 0x80) return DD_HIGH;
    if (byte >= 'a' && byte <= 'z') return DD_LOWER;
    if (byte >= 'A' && byte <= 'Z') return DD_UPPER;
    if (byte >= '0' && byte <= '9') return DD_DIGIT;
    return DD_OTHER;
}

void dd_high_contexts(const uint8_t *bytes, size_t count, uint64_t counts[128 * 25]) {
    size_t place = 0;
    while (place < count) {
        place += dd_first_high(bytes + place, count - place);
        if (place >= count) return;
        unsigned before = place > 0 ? neighbour_class(bytes[place - 1]) : DD_OTHER;
        unsigned after = place + 1 < count ? neighbour_class(bytes[place + 1]) : DD_OTHER;
        counts[(bytes[place] - 128) * 25 + before * 5 + after]++;
        place++;
    }
}

static inline size_t put(uint32_t scalar, uint8_t *utf8) {
    if (scalar < 0x80) {
        utf8[0] = (uint8_t)scalar;
        return 1;
    }
    if (scalar < 0x800) {
        utf8[0] = (uint8_t)(0xC0 | scalar >> 6);
        utf8[1] = (uint8_t)(0x80 | (scalar & 0x3F));
        return 2;
    }
    if (scalar < 0x10000) {
        utf8[0] = (uint8_t)(0xE0 | scalar >> 12);
        utf8[1] = (uint8_t)(0x80 | (scalar >> 6 & 0x3F));
        utf8[2] = (uint8_t)(0x80 | (scalar & 0x3F));
        return 3;
    }
    utf8[0] = (uint8_t)(0xF0 | scalar >> 18);
    utf8[1] = (uint8_t)(0x80 | (scalar >> 12 & 0x3F));
    utf8[2] = (uint8_t)(0x80 | (scalar >> 6 & 0x3F));
    utf8[3] = (uint8_t)(0x80 | (scalar & 0x3F));
    return 4;
}

size_t dd_decode_single_byte(
    const uint8_t *bytes, size_t count, const uint16_t high[128], uint8_t *utf8, size_t *undefined) {
    size_t written = 0, place = 0;
    while (place < count) {
        size_t ascii = dd_first_high(bytes + place, count - place);
        memcpy(utf8 + written, bytes + place, ascii);
        written += ascii;
        place += ascii;
        while (place < count && bytes[place] >= 0x80) {
            uint16_t scalar = high[bytes[place] - 128];
            if (scalar == 0) {
                *undefined += 1;
                scalar = 0xFFFD;
            }
            written += put(scalar, utf8 + written);
            place++;
        }
    }
    return written;
}

size_t dd_decode_utf16(
    const uint8_t *bytes, size_t count, int big_endian, int is_last, uint8_t *utf8, size_t *consumed, size_t *replaced) {
    size_t written = 0, place = 0;
    const int first = big_endian ? 0 : 1, second = big_endian ? 1 : 0;
    while (place + 2 <= count) {
        uint32_t unit = (uint32_t)bytes[place + first] << 8 | bytes[place + second];
        if (unit >= 0xD800 && unit <= 0xDBFF) {
            if (place + 4 > count) {
                if (!is_last) break;
                *replaced += 1;
                unit = 0xFFFD;
            } else {
                uint32_t low = (uint32_t)bytes[place + 2 + first] << 8 | bytes[place + 2 + second];
                if (low >= 0xDC00 && low <= 0xDFFF) {
                    written += put(0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00), utf8 + written);
                    place += 4;
                    continue;
                }
                *replaced += 1;
                unit = 0xFFFD;
            }
        } else if (unit >= 0xDC00 && unit <= 0xDFFF) {
            *replaced += 1;
            unit = 0xFFFD;
        }
        written += put(unit, utf8 + written);
        place += 2;
    }
    *consumed = place;
    return written;
}

size_t dd_decode_utf32(
    const uint8_t *bytes, size_t count, int big_endian, uint8_t *utf8, size_t *consumed, size_t *replaced) {
    size_t written = 0, place = 0;
    for (; place + 4 <= count; place += 4) {
        const uint8_t *at = bytes + place;
        uint32_t scalar = big_endian ? (uint32_t)at[0] << 24 | (uint32_t)at[1] << 16 | (uint32_t)at[2] << 8 | at[3]
                                     : (uint32_t)at[3] << 24 | (uint32_t)at[2] << 16 | (uint32_t)at[1] << 8 | at[0];
        if (scalar > 0x10FFFF || (scalar >= 0xD800 && scalar <= 0xDFFF)) {
            *replaced += 1;
            scalar = 0xFFFD;
        }
        written += put(scalar, utf8 + written);
    }
    *consumed = place;
    return written;
}

/// The place after a string whose opening quote is at `start`, or `count + 1`.
static size_t string_end(const uint8_t *bytes, size_t count, size_t start) {
    size_t place = start + 1;
    for (;;) {
        const uint8_t *quote = place < count ? memchr(bytes + place, '"', count - place) : NULL;
        if (!quote) return count + 1;
        size_t at = (size_t)(quote - bytes), before = at;
        while (before > start + 1 && bytes[before - 1] == '\\') before--;
        if ((at - before) % 2 == 0) return at + 1;
        place = at + 1;
    }
}

size_t dd_json_value_end(const uint8_t *bytes, size_t count, size_t start, size_t *depth) {
    *depth = 0;
    if (start >= count) return count + 1;
    if (bytes[start] == '"') return string_end(bytes, count, start);
    size_t open = 0, place = start;
    if (bytes[start] != '{' && bytes[start] != '[') {
        while (place < count && bytes[place] != ',' && bytes[place] != ']' && bytes[place] != '}' && bytes[place] > ' ')
            place++;
        return place;
    }
    while (place < count) {
        uint8_t byte = bytes[place];
        if (byte == '"') {
            place = string_end(bytes, count, place);
            continue;
        }
        if (byte == '{' || byte == '[') {
            open++;
            if (open > *depth) *depth = open;
        } else if (byte == '}' || byte == ']') {
            open--;
            if (open == 0) return place + 1;
        }
        place++;
    }
    return count + 1;
}
