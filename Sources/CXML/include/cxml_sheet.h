#pragma once

// The two large parts of an Excel workbook, read as they are inflated: shared strings and one sheet's cells. Both take
// UTF-8, whose validity the caller checks.

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

enum {
    DD_CELL_NUMBER = 0,
    DD_CELL_SHARED = 1,
    DD_CELL_TEXT = 2,
    DD_CELL_BOOLEAN = 3,
    DD_CELL_ERROR = 4,
    DD_CELL_DATE = 5,
    /// A formula without a value: nobody has computed it.
    DD_CELL_UNKNOWN = 6
};

/// A cell that holds something; its text is `length` bytes of `dd_sheet_text` from `start` on.
typedef struct dd_sheet_cell {
    /// 1-based.
    uint32_t row;
    /// 0-based.
    uint32_t column;
    uint32_t kind;
    uint32_t style;
    uint32_t start;
    uint32_t length;
} dd_sheet_cell;

typedef struct dd_sheet dd_sheet;

/// NULL when memory is short.
dd_sheet *dd_sheet_open(void);
/// Reads some more bytes of the sheet's XML. 0 when it is not well-formed, declares a document type, nests deeper than a
/// sheet can, goes backwards, or memory is short.
int dd_sheet_push(dd_sheet *sheet, const uint8_t *bytes, size_t count, int is_last);
/// The cells read and not yet dropped, by row and column. Valid until the next push or drop.
const dd_sheet_cell *dd_sheet_cells(const dd_sheet *sheet, size_t *count);
const uint8_t *dd_sheet_text(const dd_sheet *sheet);
/// Forgets the first `count` cells.
void dd_sheet_drop(dd_sheet *sheet, size_t count);
void dd_sheet_close(dd_sheet *sheet);

typedef struct dd_strings dd_strings;

dd_strings *dd_strings_open(void);
int dd_strings_push(dd_strings *strings, const uint8_t *bytes, size_t count, int is_last);
/// All strings on end; string `i` is the bytes from `ends[i - 1]`, or 0, to `ends[i]`.
const uint8_t *dd_strings_text(const dd_strings *strings, const uint32_t **ends, size_t *count);
void dd_strings_close(dd_strings *strings);

#ifdef __cplusplus
}
#endif
