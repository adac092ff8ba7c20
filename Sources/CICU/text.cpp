#include "cicu_text.h"

#include <cstring>
#include <string>
#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>

namespace {
const icu::Normalizer2 *nfc() {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2 *instance = icu::Normalizer2::getNFCInstance(status);
    return U_FAILURE(status) ? nullptr : instance;
}
}  // namespace

int dd_text_is_nfc(const uint8_t *text, size_t length) {
    const icu::Normalizer2 *form = nfc();
    if (form == nullptr || length > INT32_MAX) return 0;
    UErrorCode status = U_ZERO_ERROR;
    const icu::StringPiece piece(reinterpret_cast<const char *>(text), static_cast<int32_t>(length));
    const UBool isNormal = form->isNormalizedUTF8(piece, status);
    return U_SUCCESS(status) && isNormal;
}

ptrdiff_t dd_text_to_nfc(const uint8_t *text, size_t length, uint8_t *out, size_t capacity) {
    const icu::Normalizer2 *form = nfc();
    if (form == nullptr || length > INT32_MAX) return -1;
    UErrorCode status = U_ZERO_ERROR;
    std::string result;
    icu::StringByteSink<std::string> sink(&result);
    form->normalizeUTF8(0, icu::StringPiece(reinterpret_cast<const char *>(text), static_cast<int32_t>(length)), sink,
                        nullptr, status);
    if (U_FAILURE(status)) return -1;
    if (result.size() <= capacity) std::memcpy(out, result.data(), result.size());
    return static_cast<ptrdiff_t>(result.size());
}
