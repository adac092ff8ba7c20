#pragma once

// JSON values as flat lists of events, read by simdjson.

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

enum {
    DD_JSON_OBJECT = 0,
    DD_JSON_END_OBJECT = 1,
    DD_JSON_ARRAY = 2,
    DD_JSON_END_ARRAY = 3,
    DD_JSON_KEY = 4,
    DD_JSON_STRING = 5,
    DD_JSON_NUMBER = 6,
    DD_JSON_TRUE = 7,
    DD_JSON_FALSE = 8,
    DD_JSON_NULL = 9,
};

/// `text` holds a key or a string with its escapes taken out, or a number as the source wrote it.
typedef struct dd_json_event {
    const uint8_t *text;
    uint32_t length;
    uint32_t kind;
} dd_json_event;

enum { DD_JSON_OK = 0, DD_JSON_SYNTAX = 1, DD_JSON_TOO_DEEP = 2, DD_JSON_NO_MEMORY = 3 };

typedef struct dd_json_parser dd_json_parser;

/// NULL when memory is short.
dd_json_parser *dd_json_open(size_t depth_limit);
void dd_json_close(dd_json_parser *parser);

/// Reads the value that `bytes` starts with; what follows it is for the caller to look at. `readable` bytes may be looked
/// at, `count` or more; those after `count` do not matter.
/// The events live until the next call. Lone surrogates in escapes become U+FFFD.
int dd_json_read(
    dd_json_parser *parser, const uint8_t *bytes, size_t count, size_t readable, const dd_json_event **events,
    size_t *event_count);

#ifdef __cplusplus
}
#endif
