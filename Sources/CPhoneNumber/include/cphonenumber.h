#pragma once
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/// A number as libphonenumber reads it. Texts end with a zero byte.
typedef struct dd_phone_number {
    char e164[24];
    char extension[16];
    char region[4];
    /// 1 when the numbering plan of its country has such a number.
    int is_valid;
} dd_phone_number;

/// Reads a number, by the plan of `region` (ISO 3166-1 alpha-2) when it has no country code of its own.
/// Returns 0 when the text is no phone number at all. Safe to call from several threads.
int dd_phone_parse(const char *text, size_t length, const char *region, dd_phone_number *out);

#ifdef __cplusplus
}
#endif
