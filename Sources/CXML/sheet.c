#include "cxml_sheet.h"

#include <stdlib.h>
#include <string.h>

// A workbook's sheet is a gigabyte of very regular XML, which expat reads at a fifth of the speed that it comes out of
// zlib. This scanner knows elements, attributes, text, character data, comments and instructions, and refuses document
// types; that start and end tags agree is left to the archive's checksum, that they balance is checked.

enum { DEPTH_LIMIT = 64, LAST_ROW = 1 << 20, LAST_COLUMN = 1 << 14, LONGEST_TAG = 1 << 16, LONGEST_TEXT = 1 << 22 };

// MARK: Text that grows

typedef struct {
    uint8_t *bytes;
    size_t count, room;
} text_buffer;

static int append(text_buffer *text, const uint8_t *bytes, size_t count) {
    if (text->count + count > UINT32_MAX) return 0;
    if (text->count + count > text->room) {
        size_t room = text->room + text->room / 2 + count + 4096;
        uint8_t *grown = realloc(text->bytes, room);
        if (!grown) return 0;
        text->bytes = grown;
        text->room = room;
    }
    memcpy(text->bytes + text->count, bytes, count);
    text->count += count;
    return 1;
}

static int digit(uint8_t byte) {
    if (byte >= '0' && byte <= '9') return byte - '0';
    if (byte >= 'A' && byte <= 'F') return byte - 'A' + 10;
    if (byte >= 'a' && byte <= 'f') return byte - 'a' + 10;
    return -1;
}

// Characters that XML cannot hold are written `_x000D_`; an underscore that only looks like it begins one, `_x005F_`.
static void unescape(text_buffer *text, size_t start) {
    uint8_t *to = text->bytes + start, *from = to, *end = text->bytes + text->count;
    if (start == text->count || !memchr(from, '_', (size_t)(end - from))) return;
    while (from < end) {
        int code = -1;
        if (end - from >= 7 && from[0] == '_' && from[1] == 'x' && from[6] == '_') {
            code = 0;
            for (int place = 2; place < 6 && code >= 0; place++) {
                int next = digit(from[place]);
                code = next < 0 ? -1 : code * 16 + next;
            }
            if (code >= 0xD800 && code <= 0xDFFF) code = -1;
        }
        if (code < 0) {
            *to++ = *from++;
            continue;
        }
        from += 7;
        if (code == 0) continue;
        if (code < 0x80) {
            *to++ = (uint8_t)code;
        } else if (code < 0x800) {
            *to++ = (uint8_t)(0xC0 | code >> 6);
            *to++ = (uint8_t)(0x80 | (code & 0x3F));
        } else {
            *to++ = (uint8_t)(0xE0 | code >> 12);
            *to++ = (uint8_t)(0x80 | (code >> 6 & 0x3F));
            *to++ = (uint8_t)(0x80 | (code & 0x3F));
        }
    }
    text->count = (size_t)(to - text->bytes);
}


// MARK: Tags and text

typedef struct scanner scanner;

struct scanner {
    text_buffer pending;
    int depth, has_root, wants_text, failed;
    /// Attributes lie between `attributes` and `end`. 0 stops the scan.
    int (*tag)(
        scanner *, const uint8_t *name, size_t length, const uint8_t *attributes, const uint8_t *end, int is_end);
    /// Where text goes while it is wanted.
    text_buffer text;
};

// Moves on to the next attribute: its name without a prefix, and its value as it is written.
static int attribute(
    const uint8_t **place, const uint8_t *end, const uint8_t **name, size_t *name_length, const uint8_t **value,
    size_t *length) {
    const uint8_t *at = *place;
    while (at < end && (*at <= ' ' || *at == '/')) at++;
    const uint8_t *start = at;
    while (at < end && *at != '=' && *at > ' ') at++;
    *name = start;
    *name_length = (size_t)(at - start);
    while (at < end && *at <= ' ') at++;
    if (at == end || *at != '=') return 0;
    at++;
    while (at < end && *at <= ' ') at++;
    if (at == end || (*at != '"' && *at != '\'')) return 0;
    uint8_t quote = *at++;
    *value = at;
    const uint8_t *close = memchr(at, quote, (size_t)(end - at));
    if (!close) return 0;
    *length = (size_t)(close - at);
    *place = close + 1;
    return 1;
}

static int append_code(text_buffer *text, uint32_t code) {
    uint8_t bytes[4];
    size_t count;
    if (code == 0 || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) return 0;
    if (code < 0x80) {
        bytes[0] = (uint8_t)code;
        count = 1;
    } else if (code < 0x800) {
        bytes[0] = (uint8_t)(0xC0 | code >> 6);
        bytes[1] = (uint8_t)(0x80 | (code & 0x3F));
        count = 2;
    } else if (code < 0x10000) {
        bytes[0] = (uint8_t)(0xE0 | code >> 12);
        bytes[1] = (uint8_t)(0x80 | (code >> 6 & 0x3F));
        bytes[2] = (uint8_t)(0x80 | (code & 0x3F));
        count = 3;
    } else {
        bytes[0] = (uint8_t)(0xF0 | code >> 18);
        bytes[1] = (uint8_t)(0x80 | (code >> 12 & 0x3F));
        bytes[2] = (uint8_t)(0x80 | (code >> 6 & 0x3F));
        bytes[3] = (uint8_t)(0x80 | (code & 0x3F));
        count = 4;
    }
    return append(text, bytes, count);
}

// `&amp;` and its like, from `at` on; the place behind it, or NULL.
static const uint8_t *append_reference(text_buffer *text, const uint8_t *at, const uint8_t *end) {
    static const struct {
        const char *name;
        size_t length;
        uint8_t byte;
    } named[] = {{"&amp;", 5, '&'}, {"&lt;", 4, '<'}, {"&gt;", 4, '>'}, {"&quot;", 6, '"'}, {"&apos;", 6, '\''}};
    for (size_t place = 0; place < sizeof named / sizeof *named; place++) {
        if ((size_t)(end - at) >= named[place].length && !memcmp(at, named[place].name, named[place].length)) {
            return append(text, &named[place].byte, 1) ? at + named[place].length : NULL;
        }
    }
    if (end - at < 4 || at[1] != '#') return NULL;
    at += 2;
    uint32_t base = 10, code = 0;
    if (*at == 'x') {
        base = 16;
        at++;
    }
    const uint8_t *start = at;
    for (; at < end && *at != ';'; at++) {
        int next = digit(*at);
        if (next < 0 || (uint32_t)next >= base || code > 0x10FFFF) return NULL;
        code = code * base + (uint32_t)next;
    }
    if (at == end || at == start || !append_code(text, code)) return NULL;
    return at + 1;
}

static int append_text(text_buffer *text, const uint8_t *at, const uint8_t *end, int has_references) {
    while (at < end) {
        const uint8_t *stop = at;
        while (stop < end && *stop != '\r' && !(has_references && *stop == '&')) stop++;
        if (stop > at && !append(text, at, (size_t)(stop - at))) return 0;
        at = stop;
        if (at == end) return 1;
        if (*at == '\r') {
            // Any line end is a line feed.
            static const uint8_t feed = '\n';
            if (!append(text, &feed, 1)) return 0;
            at += at + 1 < end && at[1] == '\n' ? 2 : 1;
        } else if (!(at = append_reference(text, at, end))) {
            return 0;
        }
    }
    return 1;
}

static const uint8_t *find(const uint8_t *at, const uint8_t *end, const char *word) {
    size_t length = strlen(word);
    while ((size_t)(end - at) >= length) {
        const uint8_t *found = memchr(at, word[0], (size_t)(end - at) - length + 1);
        if (!found) return NULL;
        if (!memcmp(found, word, length)) return found + length;
        at = found + 1;
    }
    return NULL;
}

// One tag, comment or instruction at `at`: the place behind it, `at` when more bytes are needed, NULL when it is wrong.
static const uint8_t *markup(scanner *scan, const uint8_t *at, const uint8_t *end) {
    if (end - at < 2) return at;
    if (at[1] == '?') {
        const uint8_t *next = find(at, end, "?>");
        return next ? next : end - at > LONGEST_TAG ? NULL : at;
    }
    if (at[1] == '!') {
        if (end - at < 9) return at;
        int is_text = !memcmp(at, "<![CDATA[", 9);
        if (!is_text && memcmp(at, "<!--", 4)) return NULL;
        const uint8_t *next = find(at + (is_text ? 9 : 4), end, is_text ? "]]>" : "-->");
        if (!next) return end - at > LONGEST_TEXT ? NULL : at;
        if (is_text && scan->wants_text && !append_text(&scan->text, at + 9, next - 3, 0)) return NULL;
        return next;
    }
    const uint8_t *close = at + 1;
    while (close < end && *close != '>') {
        if (*close == '"' || *close == '\'') {
            close = memchr(close + 1, *close, (size_t)(end - close) - 1);
            if (!close) break;
        }
        close++;
    }
    if (!close || close >= end) return end - at > LONGEST_TAG ? NULL : at;
    int is_end = at[1] == '/';
    int is_empty = !is_end && close[-1] == '/';
    const uint8_t *name = at + 1 + is_end, *stop = name;
    while (stop < close && *stop > ' ' && *stop != '/') {
        if (*stop == ':') name = stop + 1;
        stop++;
    }
    if (stop == name) return NULL;
    size_t length = (size_t)(stop - name);
    if (!is_end) {
        if (++scan->depth > DEPTH_LIMIT) return NULL;
        scan->has_root = 1;
        if (!scan->tag(scan, name, length, stop, close, 0)) return NULL;
    }
    if (is_end || is_empty) {
        if (--scan->depth < 0 || !scan->tag(scan, name, length, stop, stop, 1)) return NULL;
    }
    return close + 1;
}

static int scan_push(scanner *scan, const uint8_t *bytes, size_t count, int is_last) {
    if (scan->failed || (count && !append(&scan->pending, bytes, count))) return 0;
    const uint8_t *at = scan->pending.bytes, *end = at + scan->pending.count;
    while (at < end) {
        const uint8_t *next;
        if (*at == '<') {
            next = markup(scan, at, end);
            if (next == at) break;
        } else {
            next = memchr(at, '<', (size_t)(end - at));
            if (!next && !is_last) {
                if (end - at > LONGEST_TEXT) scan->failed = 1;
                break;
            }
            if (!next) next = end;
            if (scan->wants_text && !append_text(&scan->text, at, next, 1)) next = NULL;
        }
        if (!next) {
            scan->failed = 1;
            break;
        }
        at = next;
    }
    if (scan->failed) return 0;
    if (is_last && (at < end || scan->depth != 0 || !scan->has_root)) return 0;
    scan->pending.count = (size_t)(end - at);
    if (scan->pending.count) memmove(scan->pending.bytes, at, scan->pending.count);
    return 1;
}

static int is(const uint8_t *name, size_t length, const char *word) {
    return length == strlen(word) && !memcmp(name, word, length);
}

static uint32_t whole_number(const uint8_t *text, size_t length) {
    uint32_t number = 0;
    for (size_t place = 0; place < length && place < 9 && digit(text[place]) >= 0 && text[place] <= '9'; place++) {
        number = number * 10 + (uint32_t)(text[place] - '0');
    }
    return number;
}

// MARK: Sheets

struct dd_sheet {
    scanner scan;
    dd_sheet_cell *cells;
    size_t cell_count, cell_room;
    uint32_t row, column, kind, style;
    size_t start;
    int in_cell, in_value, in_phonetic, has_formula;
};

// `BC23`: the column of letters in front, and the row of digits behind.
static int place_of(const uint8_t *reference, const uint8_t *end, uint32_t *row, uint32_t *column) {
    uint32_t letters = 0, figures = 0;
    while (reference < end && (*reference | 0x20) >= 'a' && (*reference | 0x20) <= 'z') {
        letters = letters * 26 + (uint32_t)((*reference++ | 0x20) - 'a') + 1;
        if (letters > LAST_COLUMN) return 0;
    }
    while (reference < end && *reference >= '0' && *reference <= '9') {
        figures = figures * 10 + (uint32_t)(*reference++ - '0');
        if (figures > LAST_ROW) return 0;
    }
    if (!letters || !figures || reference < end) return 0;
    *column = letters - 1;
    *row = figures;
    return 1;
}

static uint32_t kind_of(const uint8_t *type, size_t length) {
    if (!length) return DD_CELL_NUMBER;
    switch (type[0]) {
    case 's': return length > 1 && type[1] == 't' ? DD_CELL_TEXT : DD_CELL_SHARED;
    case 'i': return DD_CELL_TEXT;
    case 'b': return DD_CELL_BOOLEAN;
    case 'e': return DD_CELL_ERROR;
    case 'd': return DD_CELL_DATE;
    default: return DD_CELL_NUMBER;
    }
}

static int start_of_cell(dd_sheet *sheet, const uint8_t *attributes, const uint8_t *end) {
    uint32_t row = sheet->row, column = sheet->column;
    const uint8_t *name, *value;
    size_t name_length, length;
    sheet->kind = DD_CELL_NUMBER;
    sheet->style = 0;
    while (attribute(&attributes, end, &name, &name_length, &value, &length)) {
        if (name_length != 1) continue;
        if (name[0] == 'r' && !place_of(value, value + length, &row, &column)) return 0;
        if (name[0] == 't') sheet->kind = kind_of(value, length);
        if (name[0] == 's') sheet->style = whole_number(value, length);
    }
    // Rows and columns only go forward; the reader counts on it.
    if (row != sheet->row || column < sheet->column || column >= LAST_COLUMN) return 0;
    sheet->column = column;
    sheet->in_cell = 1;
    sheet->has_formula = 0;
    sheet->start = sheet->scan.text.count;
    return 1;
}

static int end_of_cell(dd_sheet *sheet) {
    sheet->in_cell = 0;
    if (sheet->kind == DD_CELL_TEXT) unescape(&sheet->scan.text, sheet->start);
    size_t length = sheet->scan.text.count - sheet->start;
    if (!length && sheet->has_formula && sheet->kind == DD_CELL_NUMBER) sheet->kind = DD_CELL_UNKNOWN;
    if (length || sheet->kind == DD_CELL_UNKNOWN) {
        if (sheet->cell_count == sheet->cell_room) {
            size_t room = 2 * sheet->cell_room + 1024;
            dd_sheet_cell *grown = realloc(sheet->cells, room * sizeof *grown);
            if (!grown) return 0;
            sheet->cells = grown;
            sheet->cell_room = room;
        }
        sheet->cells[sheet->cell_count++] = (dd_sheet_cell){
            sheet->row, sheet->column, sheet->kind, sheet->style, (uint32_t)sheet->start, (uint32_t)length};
    }
    sheet->column++;
    return 1;
}

static int start_of_row(dd_sheet *sheet, const uint8_t *attributes, const uint8_t *end) {
    uint32_t row = sheet->row + 1;
    const uint8_t *name, *value;
    size_t name_length, length;
    while (attribute(&attributes, end, &name, &name_length, &value, &length)) {
        if (is(name, name_length, "r")) row = whole_number(value, length);
    }
    if (row <= sheet->row || row > LAST_ROW) return 0;
    sheet->row = row;
    sheet->column = 0;
    return 1;
}

static int sheet_tag(
    scanner *scan, const uint8_t *name, size_t length, const uint8_t *attributes, const uint8_t *end, int is_end) {
    dd_sheet *sheet = (dd_sheet *)scan;
    int is_open = !is_end, good = 1;
    if (length == 1 && name[0] == 'c') {
        if (is_open) {
            good = !sheet->in_cell && sheet->row && start_of_cell(sheet, attributes, end);
        } else if (sheet->in_cell) {
            good = end_of_cell(sheet);
        }
        sheet->in_value = sheet->in_phonetic = 0;
    } else if (!sheet->in_cell) {
        if (is_open && is(name, length, "row")) good = start_of_row(sheet, attributes, end);
    } else if (length == 1 && (name[0] == 'v' || name[0] == 't')) {
        sheet->in_value = is_open;
    } else if (length == 1 && name[0] == 'f') {
        sheet->has_formula = 1;
    } else if (is(name, length, "rPh")) {
        sheet->in_phonetic = is_open;
    }
    scan->wants_text = sheet->in_value && !sheet->in_phonetic;
    return good;
}

dd_sheet *dd_sheet_open(void) {
    dd_sheet *sheet = calloc(1, sizeof *sheet);
    if (sheet) sheet->scan.tag = sheet_tag;
    return sheet;
}

int dd_sheet_push(dd_sheet *sheet, const uint8_t *bytes, size_t count, int is_last) {
    return scan_push(&sheet->scan, bytes, count, is_last);
}

const dd_sheet_cell *dd_sheet_cells(const dd_sheet *sheet, size_t *count) {
    *count = sheet->cell_count;
    return sheet->cells;
}

const uint8_t *dd_sheet_text(const dd_sheet *sheet) { return sheet->scan.text.bytes; }

void dd_sheet_drop(dd_sheet *sheet, size_t count) {
    if (count == 0 || count > sheet->cell_count) return;
    text_buffer *text = &sheet->scan.text;
    // A cell that is still open keeps its text.
    size_t end = sheet->in_cell ? sheet->start : text->count;
    size_t from = count < sheet->cell_count ? sheet->cells[count].start : end;
    memmove(sheet->cells, sheet->cells + count, (sheet->cell_count - count) * sizeof *sheet->cells);
    sheet->cell_count -= count;
    for (size_t place = 0; place < sheet->cell_count; place++) sheet->cells[place].start -= (uint32_t)from;
    if (from) memmove(text->bytes, text->bytes + from, text->count - from);
    text->count -= from;
    if (sheet->in_cell) sheet->start -= from;
}

void dd_sheet_close(dd_sheet *sheet) {
    if (!sheet) return;
    free(sheet->scan.pending.bytes);
    free(sheet->scan.text.bytes);
    free(sheet->cells);
    free(sheet);
}

// MARK: Shared strings

struct dd_strings {
    scanner scan;
    uint32_t *ends;
    size_t count, room, start;
    int in_string, in_text, in_phonetic;
};

static int strings_tag(
    scanner *scan, const uint8_t *name, size_t length, const uint8_t *attributes, const uint8_t *end, int is_end) {
    dd_strings *strings = (dd_strings *)scan;
    (void)attributes, (void)end;
    if (length == 1 && name[0] == 't') {
        strings->in_text = !is_end;
    } else if (is(name, length, "rPh")) {
        strings->in_phonetic = !is_end;
    } else if (is(name, length, "si") && !is_end) {
        strings->in_string = 1;
        strings->start = scan->text.count;
    } else if (is(name, length, "si")) {
        strings->in_string = strings->in_text = strings->in_phonetic = 0;
        unescape(&scan->text, strings->start);
        if (strings->count == strings->room) {
            size_t room = strings->room + strings->room / 2 + 1024;
            uint32_t *grown = realloc(strings->ends, room * sizeof *grown);
            if (!grown) return 0;
            strings->ends = grown;
            strings->room = room;
        }
        strings->ends[strings->count++] = (uint32_t)scan->text.count;
    }
    scan->wants_text = strings->in_string && strings->in_text && !strings->in_phonetic;
    return 1;
}

dd_strings *dd_strings_open(void) {
    dd_strings *strings = calloc(1, sizeof *strings);
    if (strings) strings->scan.tag = strings_tag;
    return strings;
}

// Gives back what the buffer grew beyond its content.
static void fit(text_buffer *text) {
    uint8_t *fitted = text->count ? realloc(text->bytes, text->count) : NULL;
    if (fitted) {
        text->bytes = fitted;
        text->room = text->count;
    }
}

int dd_strings_push(dd_strings *strings, const uint8_t *bytes, size_t count, int is_last) {
    if (!scan_push(&strings->scan, bytes, count, is_last)) return 0;
    if (is_last) fit(&strings->scan.text);
    return 1;
}

const uint8_t *dd_strings_text(const dd_strings *strings, const uint32_t **ends, size_t *count) {
    *ends = strings->ends;
    *count = strings->count;
    return strings->scan.text.bytes;
}

void dd_strings_close(dd_strings *strings) {
    if (!strings) return;
    free(strings->scan.pending.bytes);
    free(strings->scan.text.bytes);
    free(strings->ends);
    free(strings);
}
