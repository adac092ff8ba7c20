#include "cxml.h"

#include <expat.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

struct dd_xml_document {
    XML_Parser parser;
    dd_xml_event *events;
    size_t event_count, event_room;
    uint8_t *text;
    size_t text_count, text_room;
    size_t depth, depth_limit;
    int failed;
};

static void fail(dd_xml_document *document) {
    document->failed = 1;
    XML_StopParser(document->parser, XML_FALSE);
}

static void add(dd_xml_document *document, uint32_t kind, const char *text, size_t length) {
    if (document->failed) return;
    if (document->text_count + length > UINT32_MAX) {
        fail(document);
        return;
    }
    if (document->text_count + length > document->text_room) {
        size_t room = 2 * (document->text_count + length) + 256;
        uint8_t *grown = realloc(document->text, room);
        if (!grown) {
            fail(document);
            return;
        }
        document->text = grown;
        document->text_room = room;
    }
    if (length) memcpy(document->text + document->text_count, text, length);
    // expat hands a long text over in pieces.
    dd_xml_event *last = document->event_count ? &document->events[document->event_count - 1] : NULL;
    if (kind == DD_XML_TEXT && last && last->kind == DD_XML_TEXT) {
        last->length += (uint32_t)length;
        document->text_count += length;
        return;
    }
    if (document->event_count == document->event_room) {
        size_t room = 2 * document->event_room + 64;
        dd_xml_event *grown = realloc(document->events, room * sizeof *grown);
        if (!grown) {
            fail(document);
            return;
        }
        document->events = grown;
        document->event_room = room;
    }
    document->events[document->event_count++] =
        (dd_xml_event){kind, (uint32_t)document->text_count, (uint32_t)length};
    document->text_count += length;
}

static void XMLCALL on_start(void *context, const XML_Char *name, const XML_Char **attributes) {
    dd_xml_document *document = context;
    if (++document->depth > document->depth_limit) {
        fail(document);
        return;
    }
    add(document, DD_XML_START, name, strlen(name));
    for (; *attributes; attributes += 2) {
        add(document, DD_XML_ATTRIBUTE, attributes[0], strlen(attributes[0]));
        add(document, DD_XML_VALUE, attributes[1], strlen(attributes[1]));
    }
}

static void XMLCALL on_end(void *context, const XML_Char *name) {
    dd_xml_document *document = context;
    (void)name;
    document->depth--;
    add(document, DD_XML_END, "", 0);
}

static void XMLCALL on_text(void *context, const XML_Char *text, int length) {
    add(context, DD_XML_TEXT, text, (size_t)length);
}

static void XMLCALL on_doctype(
    void *context, const XML_Char *name, const XML_Char *system, const XML_Char *public_id, int has_internal_subset) {
    (void)name, (void)system, (void)public_id, (void)has_internal_subset;
    fail(context);
}

dd_xml_document *dd_xml_read(const uint8_t *bytes, size_t count, size_t depth_limit) {
    if (count > INT_MAX) return NULL;
    dd_xml_document *document = calloc(1, sizeof *document);
    if (!document) return NULL;
    document->depth_limit = depth_limit;
    document->parser = XML_ParserCreate("UTF-8");
    if (!document->parser) {
        free(document);
        return NULL;
    }
    XML_SetUserData(document->parser, document);
    XML_SetElementHandler(document->parser, on_start, on_end);
    XML_SetCharacterDataHandler(document->parser, on_text);
    XML_SetStartDoctypeDeclHandler(document->parser, on_doctype);
    enum XML_Status status = XML_Parse(document->parser, (const char *)bytes, (int)count, 1);
    XML_ParserFree(document->parser);
    document->parser = NULL;
    if (status != XML_STATUS_OK || document->failed) {
        dd_xml_close(document);
        return NULL;
    }
    return document;
}

const dd_xml_event *dd_xml_events(const dd_xml_document *document, size_t *count) {
    *count = document->event_count;
    return document->events;
}

const uint8_t *dd_xml_text(const dd_xml_document *document) { return document->text; }

void dd_xml_close(dd_xml_document *document) {
    if (!document) return;
    free(document->events);
    free(document->text);
    free(document);
}
