#pragma once
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// 1 when the UTF-8 text is in Unicode normalisation form C, 0 when it is not or cannot be judged.
int dd_text_is_nfc(const uint8_t *text, size_t length);

/// Writes the text in normalisation form C. Returns the number of bytes that the result has; when that is more than
/// `capacity`, nothing useful was written and the call is to be made again. Negative on failure.
ptrdiff_t dd_text_to_nfc(const uint8_t *text, size_t length, uint8_t *out, size_t capacity);

#ifdef __cplusplus
}
#endif
