#include "cxml_sheet.h"

#include <expat.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

enum { DEPTH_LIMIT = 64, LAST_ROW = 1 << 20, LAST_COLUMN = 1 << 14 };

// MARK: Text that grows

typedef struct {
    uint8_t *bytes;
    size_t count, room;
} text_buffer;

static int append(text_buffer *text, const char *bytes, size_t count) {
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

// The name without a namespace's prefix.
static const char *local(const char *name) {
    const char *colon = strrchr(name, ':');
    return colon ? colon + 1 : name;
}

// MARK: Sheets

struct dd_sheet {
    XML_Parser parser;
    dd_sheet_cell *cells;
    size_t cell_count, cell_room;
    text_buffer text;
    uint32_t row, column, kind, style;
    size_t start;
    int depth, failed, in_cell, in_value, in_phonetic, has_formula;
};

static void fail(dd_sheet *sheet) {
    sheet->failed = 1;
    XML_StopParser(sheet->parser, XML_FALSE);
}

// `BC23`: the column of letters in front, and the row of digits behind.
static int place_of(const char *reference, uint32_t *row, uint32_t *column) {
    uint32_t letters = 0, figures = 0;
    while ((*reference >= 'A' && *reference <= 'Z') || (*reference >= 'a' && *reference <= 'z')) {
        letters = letters * 26 + (uint32_t)((*reference++ | 0x20) - 'a') + 1;
        if (letters > LAST_COLUMN) return 0;
    }
    while (*reference >= '0' && *reference <= '9') {
        figures = figures * 10 + (uint32_t)(*reference++ - '0');
        if (figures > LAST_ROW) return 0;
    }
    if (!letters || !figures || *reference) return 0;
    *column = letters - 1;
    *row = figures;
    return 1;
}

static uint32_t kind_of(const char *type) {
    switch (type[0]) {
    case 's': return type[1] == 't' ? DD_CELL_TEXT : DD_CELL_SHARED;
    case 'i': return DD_CELL_TEXT;
    case 'b': return DD_CELL_BOOLEAN;
    case 'e': return DD_CELL_ERROR;
    case 'd': return DD_CELL_DATE;
    default: return DD_CELL_NUMBER;
    }
}

static void XMLCALL sheet_start(void *context, const XML_Char *name, const XML_Char **attributes) {
    dd_sheet *sheet = context;
    if (++sheet->depth > DEPTH_LIMIT) {
        fail(sheet);
        return;
    }
    name = local(name);
    if (name[0] == 'c' && !name[1]) {
        uint32_t row = sheet->row, column = sheet->column;
        sheet->kind = DD_CELL_NUMBER;
        sheet->style = 0;
        for (; *attributes; attributes += 2) {
            const char *value = attributes[1];
            if (attributes[0][1]) continue;
            if (attributes[0][0] == 'r' && !place_of(value, &row, &column)) {
                fail(sheet);
                return;
            }
            if (attributes[0][0] == 't') sheet->kind = kind_of(value);
            if (attributes[0][0] == 's') sheet->style = (uint32_t)strtoul(value, NULL, 10);
        }
        // Rows and columns only go forward; the reader counts on it.
        if (row != sheet->row || column < sheet->column || column >= LAST_COLUMN) {
            fail(sheet);
            return;
        }
        sheet->column = column;
        sheet->in_cell = 1;
        sheet->has_formula = 0;
        sheet->start = sheet->text.count;
    } else if (sheet->in_cell) {
        if (name[0] == 'v' && !name[1]) sheet->in_value = 1;
        if (name[0] == 't' && !name[1]) sheet->in_value = 1;
        if (name[0] == 'f' && !name[1]) sheet->has_formula = 1;
        if (!strcmp(name, "rPh")) sheet->in_phonetic = 1;
    } else if (!strcmp(name, "row")) {
        uint32_t row = sheet->row + 1;
        for (; *attributes; attributes += 2) {
            if (!strcmp(attributes[0], "r")) row = (uint32_t)strtoul(attributes[1], NULL, 10);
        }
        if (row <= sheet->row || row > LAST_ROW) {
            fail(sheet);
            return;
        }
        sheet->row = row;
        sheet->column = 0;
    }
}

static void end_of_cell(dd_sheet *sheet) {
    sheet->in_cell = 0;
    if (sheet->kind == DD_CELL_TEXT) unescape(&sheet->text, sheet->start);
    size_t length = sheet->text.count - sheet->start;
    if (!length && sheet->has_formula && sheet->kind == DD_CELL_NUMBER) sheet->kind = DD_CELL_UNKNOWN;
    if (length || sheet->kind == DD_CELL_UNKNOWN) {
        if (sheet->cell_count == sheet->cell_room) {
            size_t room = 2 * sheet->cell_room + 1024;
            dd_sheet_cell *grown = realloc(sheet->cells, room * sizeof *grown);
            if (!grown) {
                fail(sheet);
                return;
            }
            sheet->cells = grown;
            sheet->cell_room = room;
        }
        sheet->cells[sheet->cell_count++] = (dd_sheet_cell){
            sheet->row, sheet->column, sheet->kind, sheet->style, (uint32_t)sheet->start, (uint32_t)length};
    }
    sheet->column++;
}

static void XMLCALL sheet_end(void *context, const XML_Char *name) {
    dd_sheet *sheet = context;
    sheet->depth--;
    name = local(name);
    if (!sheet->in_cell) return;
    if (name[0] == 'c' && !name[1]) {
        end_of_cell(sheet);
    } else if ((name[0] == 'v' || name[0] == 't') && !name[1]) {
        sheet->in_value = 0;
    } else if (!strcmp(name, "rPh")) {
        sheet->in_phonetic = 0;
    }
}

static void XMLCALL sheet_text(void *context, const XML_Char *text, int length) {
    dd_sheet *sheet = context;
    if (sheet->in_value && !sheet->in_phonetic && !append(&sheet->text, text, (size_t)length)) fail(sheet);
}

static void XMLCALL sheet_doctype(
    void *context, const XML_Char *name, const XML_Char *system, const XML_Char *public_id, int has_internal_subset) {
    (void)name, (void)system, (void)public_id, (void)has_internal_subset;
    fail(context);
}

dd_sheet *dd_sheet_open(void) {
    dd_sheet *sheet = calloc(1, sizeof *sheet);
    if (!sheet) return NULL;
    sheet->parser = XML_ParserCreate(NULL);
    if (!sheet->parser) {
        free(sheet);
        return NULL;
    }
    XML_SetUserData(sheet->parser, sheet);
    XML_SetElementHandler(sheet->parser, sheet_start, sheet_end);
    XML_SetCharacterDataHandler(sheet->parser, sheet_text);
    XML_SetStartDoctypeDeclHandler(sheet->parser, sheet_doctype);
    return sheet;
}

int dd_sheet_push(dd_sheet *sheet, const uint8_t *bytes, size_t count, int is_last) {
    if (sheet->failed || count > INT_MAX) return 0;
    enum XML_Status status = XML_Parse(sheet->parser, (const char *)bytes, (int)count, is_last);
    return status == XML_STATUS_OK && !sheet->failed;
}

const dd_sheet_cell *dd_sheet_cells(const dd_sheet *sheet, size_t *count) {
    *count = sheet->cell_count;
    return sheet->cells;
}

const uint8_t *dd_sheet_text(const dd_sheet *sheet) { return sheet->text.bytes; }

void dd_sheet_drop(dd_sheet *sheet, size_t count) {
    if (count == 0 || count > sheet->cell_count) return;
    // A cell that is still open keeps its text.
    size_t end = sheet->in_cell ? sheet->start : sheet->text.count;
    size_t from = count < sheet->cell_count ? sheet->cells[count].start : end;
    memmove(sheet->cells, sheet->cells + count, (sheet->cell_count - count) * sizeof *sheet->cells);
    sheet->cell_count -= count;
    for (size_t place = 0; place < sheet->cell_count; place++) sheet->cells[place].start -= (uint32_t)from;
    if (from) memmove(sheet->text.bytes, sheet->text.bytes + from, sheet->text.count - from);
    sheet->text.count -= from;
    if (sheet->in_cell) sheet->start -= from;
}

void dd_sheet_close(dd_sheet *sheet) {
    if (!sheet) return;
    XML_ParserFree(sheet->parser);
    free(sheet->cells);
    free(sheet->text.bytes);
    free(sheet);
}

// MARK: Shared strings

struct dd_strings {
    XML_Parser parser;
    text_buffer text;
    uint32_t *ends;
    size_t count, room, start;
    int depth, failed, in_string, in_text, in_phonetic;
};

static void fail_strings(dd_strings *strings) {
    strings->failed = 1;
    XML_StopParser(strings->parser, XML_FALSE);
}

static void XMLCALL strings_start(void *context, const XML_Char *name, const XML_Char **attributes) {
    dd_strings *strings = context;
    (void)attributes;
    if (++strings->depth > DEPTH_LIMIT) {
        fail_strings(strings);
        return;
    }
    name = local(name);
    if (!strcmp(name, "si")) {
        strings->in_string = 1;
        strings->start = strings->text.count;
    } else if (strings->in_string && name[0] == 't' && !name[1]) {
        strings->in_text = 1;
    } else if (!strcmp(name, "rPh")) {
        strings->in_phonetic = 1;
    }
}

static void XMLCALL strings_end(void *context, const XML_Char *name) {
    dd_strings *strings = context;
    strings->depth--;
    name = local(name);
    if (name[0] == 't' && !name[1]) {
        strings->in_text = 0;
    } else if (!strcmp(name, "rPh")) {
        strings->in_phonetic = 0;
    } else if (!strcmp(name, "si")) {
        strings->in_string = 0;
        unescape(&strings->text, strings->start);
        if (strings->count == strings->room) {
            size_t room = 2 * strings->room + 1024;
            uint32_t *grown = realloc(strings->ends, room * sizeof *grown);
            if (!grown) {
                fail_strings(strings);
                return;
            }
            strings->ends = grown;
            strings->room = room;
        }
        strings->ends[strings->count++] = (uint32_t)strings->text.count;
    }
}

static void XMLCALL strings_text(void *context, const XML_Char *text, int length) {
    dd_strings *strings = context;
    if (strings->in_text && !strings->in_phonetic && !append(&strings->text, text, (size_t)length)) {
        fail_strings(strings);
    }
}

static void XMLCALL strings_doctype(
    void *context, const XML_Char *name, const XML_Char *system, const XML_Char *public_id, int has_internal_subset) {
    (void)name, (void)system, (void)public_id, (void)has_internal_subset;
    fail_strings(context);
}

dd_strings *dd_strings_open(void) {
    dd_strings *strings = calloc(1, sizeof *strings);
    if (!strings) return NULL;
    strings->parser = XML_ParserCreate(NULL);
    if (!strings->parser) {
        free(strings);
        return NULL;
    }
    XML_SetUserData(strings->parser, strings);
    XML_SetElementHandler(strings->parser, strings_start, strings_end);
    XML_SetCharacterDataHandler(strings->parser, strings_text);
    XML_SetStartDoctypeDeclHandler(strings->parser, strings_doctype);
    return strings;
}

int dd_strings_push(dd_strings *strings, const uint8_t *bytes, size_t count, int is_last) {
    if (strings->failed || count > INT_MAX) return 0;
    enum XML_Status status = XML_Parse(strings->parser, (const char *)bytes, (int)count, is_last);
    return status == XML_STATUS_OK && !strings->failed;
}

const uint8_t *dd_strings_text(const dd_strings *strings, const uint32_t **ends, size_t *count) {
    *ends = strings->ends;
    *count = strings->count;
    return strings->text.bytes;
}

void dd_strings_close(dd_strings *strings) {
    if (!strings) return;
    XML_ParserFree(strings->parser);
    free(strings->ends);
    free(strings->text.bytes);
    free(strings);
}
