#include "cphonenumber.h"

#include <cstring>
#include <phonenumbers/logger.h>
#include <phonenumbers/phonenumberutil.h>
#include <string>

namespace {
using i18n::phonenumbers::PhoneNumber;
using i18n::phonenumbers::PhoneNumberUtil;

void copy(const std::string &text, char *out, size_t capacity) {
    const size_t length = text.size() < capacity ? text.size() : capacity - 1;
    std::memcpy(out, text.data(), length);
    out[length] = 0;
}

PhoneNumberUtil *quiet() {
    PhoneNumberUtil *numbers = PhoneNumberUtil::GetInstance();
    // Its default logger writes to standard output, which belongs to results.
    numbers->SetLogger(new i18n::phonenumbers::NullLogger());
    return numbers;
}
}  // namespace

int dd_phone_parse(const char *text, size_t length, const char *region, dd_phone_number *out) {
    static PhoneNumberUtil *const numbers = quiet();
    PhoneNumber number;
    if (numbers->Parse(std::string(text, length), region, &number) != PhoneNumberUtil::NO_PARSING_ERROR) return 0;
    std::string e164, place;
    numbers->Format(number, PhoneNumberUtil::E164, &e164);
    numbers->GetRegionCodeForNumber(number, &place);
    copy(e164, out->e164, sizeof out->e164);
    copy(number.extension(), out->extension, sizeof out->extension);
    copy(place.size() == 2 ? place : std::string(), out->region, sizeof out->region);
    out->is_valid = numbers->IsValidNumber(number) ? 1 : 0;
    return 1;
}
