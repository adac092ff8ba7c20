// simdjson checks its own bookkeeping otherwise, in release builds too.
#define NDEBUG 1

#include "csimdjson.h"

#include <simdjson.h>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#include <cstring>
#include <new>
#include <string_view>
#include <vector>

using namespace simdjson;

struct dd_json_parser {
    ondemand::parser parser;
    std::vector<dd_json_event> events;
    std::vector<uint8_t> padded;
    /// Strings without their escapes; never grows while a value is read, so that events can point into it.
    std::vector<uint8_t> unescaped;
    const uint8_t *end;
    size_t depth_limit;
};

namespace {

void add(dd_json_parser &parser, uint32_t kind, std::string_view text = {}) {
    parser.events.push_back({reinterpret_cast<const uint8_t *>(text.data()), static_cast<uint32_t>(text.size()), kind});
}

int hex_digit(uint8_t byte) {
    if (byte >= '0' && byte <= '9') return byte - '0';
    if (byte >= 'a' && byte <= 'f') return byte - 'a' + 10;
    if (byte >= 'A' && byte <= 'F') return byte - 'A' + 10;
    return -1;
}

/// The four digits after `\\u`, or -1.
int32_t code_unit(const uint8_t *at, const uint8_t *end) {
    if (end - at < 4) return -1;
    int32_t unit = 0;
    for (int place = 0; place < 4; place++) {
        int digit = hex_digit(at[place]);
        if (digit < 0) return -1;
        unit = unit << 4 | digit;
    }
    return unit;
}

void put(std::vector<uint8_t> &utf8, uint32_t scalar) {
    if (scalar < 0x80) {
        utf8.push_back(static_cast<uint8_t>(scalar));
    } else if (scalar < 0x800) {
        utf8.insert(utf8.end(), {uint8_t(0xC0 | scalar >> 6), uint8_t(0x80 | (scalar & 0x3F))});
    } else if (scalar < 0x10000) {
        utf8.insert(
            utf8.end(),
            {uint8_t(0xE0 | scalar >> 12), uint8_t(0x80 | (scalar >> 6 & 0x3F)), uint8_t(0x80 | (scalar & 0x3F))});
    } else {
        utf8.insert(
            utf8.end(), {uint8_t(0xF0 | scalar >> 18), uint8_t(0x80 | (scalar >> 12 & 0x3F)),
                         uint8_t(0x80 | (scalar >> 6 & 0x3F)), uint8_t(0x80 | (scalar & 0x3F))});
    }
}

const uint8_t *quote_or_escape(const uint8_t *at, const uint8_t *end) {
#if defined(__SSE2__)
    const __m128i quote = _mm_set1_epi8('"'), escape = _mm_set1_epi8('\\');
    for (; end - at >= 16; at += 16) {
        __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i *>(at));
        int mask = _mm_movemask_epi8(_mm_or_si128(_mm_cmpeq_epi8(bytes, quote), _mm_cmpeq_epi8(bytes, escape)));
        if (mask) return at + __builtin_ctz(static_cast<unsigned>(mask));
    }
#endif
    while (at < end && *at != '"' && *at != '\\') at++;
    return at;
}

/// Adds the string that begins after its opening quote at `start`. One without escapes stays where it is.
int text(dd_json_parser &parser, uint32_t kind, const char *start) {
    const uint8_t *at = reinterpret_cast<const uint8_t *>(start);
    const uint8_t *run = at;
    at = quote_or_escape(at, parser.end);
    if (at >= parser.end) return DD_JSON_SYNTAX;
    if (*at == '"') {
        add(parser, kind, std::string_view(start, static_cast<size_t>(at - run)));
        return DD_JSON_OK;
    }
    std::vector<uint8_t> &utf8 = parser.unescaped;
    size_t first = utf8.size();
    while (at < parser.end && *at != '"') {
        if (*at != '\\') {
            at++;
            continue;
        }
        utf8.insert(utf8.end(), run, at);
        if (parser.end - at < 2) return DD_JSON_SYNTAX;
        uint8_t escape = at[1];
        at += 2;
        switch (escape) {
        case '"': case '\\': case '/': utf8.push_back(escape); break;
        case 'b': utf8.push_back('\b'); break;
        case 'f': utf8.push_back('\f'); break;
        case 'n': utf8.push_back('\n'); break;
        case 'r': utf8.push_back('\r'); break;
        case 't': utf8.push_back('\t'); break;
        case 'u': {
            int32_t unit = code_unit(at, parser.end);
            if (unit < 0) return DD_JSON_SYNTAX;
            at += 4;
            uint32_t scalar = static_cast<uint32_t>(unit);
            if (unit >= 0xD800 && unit <= 0xDFFF) {
                scalar = 0xFFFD;
                if (unit <= 0xDBFF && parser.end - at >= 6 && at[0] == '\\' && at[1] == 'u') {
                    int32_t low = code_unit(at + 2, parser.end);
                    if (low >= 0xDC00 && low <= 0xDFFF) {
                        scalar = 0x10000 + ((static_cast<uint32_t>(unit) - 0xD800) << 10) + (static_cast<uint32_t>(low) - 0xDC00);
                        at += 6;
                    }
                }
            }
            put(utf8, scalar);
            break;
        }
        default: return DD_JSON_SYNTAX;
        }
        run = at;
    }
    if (at >= parser.end) return DD_JSON_SYNTAX;
    utf8.insert(utf8.end(), run, at);
    add(parser, kind, std::string_view(reinterpret_cast<const char *>(utf8.data()) + first, utf8.size() - first));
    return DD_JSON_OK;
}

bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }

/// The number at the start of a token that may be followed by white space; empty when it is none.
std::string_view number(std::string_view token) {
    while (!token.empty() && (token.back() == ' ' || token.back() == '\t' || token.back() == '\n' || token.back() == '\r'))
        token.remove_suffix(1);
    size_t at = 0, count = token.size();
    if (at < count && token[at] == '-') at++;
    if (at >= count || !is_digit(token[at])) return {};
    if (token[at] == '0') {
        at++;
    } else {
        while (at < count && is_digit(token[at])) at++;
    }
    if (at < count && token[at] == '.') {
        at++;
        if (at >= count || !is_digit(token[at])) return {};
        while (at < count && is_digit(token[at])) at++;
    }
    if (at < count && (token[at] == 'e' || token[at] == 'E')) {
        at++;
        if (at < count && (token[at] == '+' || token[at] == '-')) at++;
        if (at >= count || !is_digit(token[at])) return {};
        while (at < count && is_digit(token[at])) at++;
    }
    return at == count ? token : std::string_view{};
}

/// A scalar of a document or of a value; both have the same members.
template <typename Value>
int scalar(dd_json_parser &parser, Value &value, ondemand::json_type type) {
    switch (type) {
    case ondemand::json_type::string: {
        ondemand::raw_json_string raw;
        if (value.get_raw_json_string().get(raw)) return DD_JSON_SYNTAX;
        return text(parser, DD_JSON_STRING, raw.raw());
    }
    case ondemand::json_type::number: {
        std::string_view token;
        if (simdjson_result<std::string_view>(value.raw_json_token()).get(token)) return DD_JSON_SYNTAX;
        std::string_view digits = number(token);
        if (digits.empty()) return DD_JSON_SYNTAX;
        add(parser, DD_JSON_NUMBER, digits);
        return DD_JSON_OK;
    }
    case ondemand::json_type::boolean: {
        bool truth;
        if (value.get_bool().get(truth)) return DD_JSON_SYNTAX;
        add(parser, truth ? DD_JSON_TRUE : DD_JSON_FALSE);
        return DD_JSON_OK;
    }
    case ondemand::json_type::null: {
        bool is_null;
        if (value.is_null().get(is_null) || !is_null) return DD_JSON_SYNTAX;
        add(parser, DD_JSON_NULL);
        return DD_JSON_OK;
    }
    default:
        return DD_JSON_SYNTAX;
    }
}

int walk(dd_json_parser &parser, ondemand::value value, size_t depth) {
    ondemand::json_type type;
    if (value.type().get(type)) return DD_JSON_SYNTAX;
    if (type == ondemand::json_type::object) {
        if (depth > parser.depth_limit) return DD_JSON_TOO_DEEP;
        ondemand::object object;
        if (value.get_object().get(object)) return DD_JSON_SYNTAX;
        add(parser, DD_JSON_OBJECT);
        for (auto member : object) {
            ondemand::field field;
            if (std::move(member).get(field)) return DD_JSON_SYNTAX;
            if (int code = text(parser, DD_JSON_KEY, field.key().raw())) return code;
            if (int code = walk(parser, field.value(), depth + 1)) return code;
        }
        add(parser, DD_JSON_END_OBJECT);
        return DD_JSON_OK;
    }
    if (type == ondemand::json_type::array) {
        if (depth > parser.depth_limit) return DD_JSON_TOO_DEEP;
        ondemand::array array;
        if (value.get_array().get(array)) return DD_JSON_SYNTAX;
        add(parser, DD_JSON_ARRAY);
        for (auto element : array) {
            ondemand::value child;
            if (std::move(element).get(child)) return DD_JSON_SYNTAX;
            if (int code = walk(parser, child, depth + 1)) return code;
        }
        add(parser, DD_JSON_END_ARRAY);
        return DD_JSON_OK;
    }
    return scalar(parser, value, type);
}

}  // namespace

dd_json_parser *dd_json_open(size_t depth_limit) {
    auto *parser = new (std::nothrow) dd_json_parser;
    if (parser) parser->depth_limit = depth_limit;
    return parser;
}

void dd_json_close(dd_json_parser *parser) { delete parser; }

int dd_json_read(
    dd_json_parser *parser, const uint8_t *bytes, size_t count, size_t readable, const dd_json_event **events,
    size_t *event_count) {
    parser->events.clear();
    *events = nullptr;
    *event_count = 0;
    try {
        if (readable < count + SIMDJSON_PADDING) {
            parser->padded.resize(count + SIMDJSON_PADDING);
            std::memcpy(parser->padded.data(), bytes, count);
            std::memset(parser->padded.data() + count, ' ', SIMDJSON_PADDING);
            bytes = parser->padded.data();
            readable = parser->padded.size();
        }
        parser->unescaped.clear();
        parser->unescaped.reserve(count);
        parser->end = bytes + count;
        ondemand::document document;
        error_code fault = parser->parser.iterate(reinterpret_cast<const char *>(bytes), count, readable).get(document);
        if (fault) return fault == MEMALLOC ? DD_JSON_NO_MEMORY : fault == DEPTH_ERROR ? DD_JSON_TOO_DEEP : DD_JSON_SYNTAX;
        ondemand::json_type type;
        if (document.type().get(type)) return DD_JSON_SYNTAX;
        int code;
        if (type == ondemand::json_type::object || type == ondemand::json_type::array) {
            ondemand::value root;
            if (document.get_value().get(root)) return DD_JSON_SYNTAX;
            code = walk(*parser, root, 1);
        } else {
            code = scalar(*parser, document, type);
        }
        if (code) return code;
        *events = parser->events.data();
        *event_count = parser->events.size();
        return DD_JSON_OK;
    } catch (const std::bad_alloc &) {
        return DD_JSON_NO_MEMORY;
    }
}
