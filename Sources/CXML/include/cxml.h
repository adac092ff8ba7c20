#pragma once

// XML documents as flat lists of events, read by expat. Document types are refused, so that no entity can be declared.

#include "cxml_sheet.h"

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

enum { DD_XML_START = 0, DD_XML_ATTRIBUTE = 1, DD_XML_VALUE = 2, DD_XML_TEXT = 3, DD_XML_END = 4 };

/// Its text is `length` bytes of `dd_xml_text` from `start` on: the name of an element or attribute, or a value.
typedef struct dd_xml_event {
    uint32_t kind;
    uint32_t start;
    uint32_t length;
} dd_xml_event;

typedef struct dd_xml_document dd_xml_document;

/// Reads a UTF-8 document without a declaration of its own. NULL when it is not well-formed, nests deeper than
/// `depth_limit`, declares a document type, or memory is short.
dd_xml_document *dd_xml_read(const uint8_t *bytes, size_t count, size_t depth_limit);
const dd_xml_event *dd_xml_events(const dd_xml_document *document, size_t *count);
const uint8_t *dd_xml_text(const dd_xml_document *document);
void dd_xml_close(dd_xml_document *document);

#ifdef __cplusplus
}
#endif
