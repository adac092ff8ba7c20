// Written by scripts/list-resources.
#include "cresources.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char bytes_0[] = {
#embed "files/messages/linkage.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_1[] = {
#embed "files/messages/store.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_2[] = {
#embed "files/schema/0001-create-store.sql" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_3[] = {
#embed "files/tables/ca-fsa.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_4[] = {
#embed "files/tables/ca-postal-first-letter.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_5[] = {
#embed "files/tables/ca-provinces.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_6[] = {
#embed "files/tables/canada-post-delivery-modes.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_7[] = {
#embed "files/tables/canada-post-directions.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_8[] = {
#embed "files/tables/canada-post-street-types.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_9[] = {
#embed "files/tables/canada-post-units.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_10[] = {
#embed "files/tables/canonical-fields.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_11[] = {
#embed "files/tables/canonical-model.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_12[] = {
#embed "files/tables/code-lists.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_13[] = {
#embed "files/tables/column-ambiguities.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_14[] = {
#embed "files/tables/column-vocabulary.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_15[] = {
#embed "files/tables/company-markers.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_16[] = {
#embed "files/tables/date-formats.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_17[] = {
#embed "files/tables/email-domain-typos.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_18[] = {
#embed "files/tables/email-domains-known.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_19[] = {
#embed "files/tables/email-placeholders.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_20[] = {
#embed "files/tables/name-particles.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_21[] = {
#embed "files/tables/name-rules-qc.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_22[] = {
#embed "files/tables/name-titles.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_23[] = {
#embed "files/tables/nanp-canada-area-codes.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_24[] = {
#embed "files/tables/nanp-other-area-codes.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_25[] = {
#embed "files/tables/nanp-special.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_26[] = {
#embed "files/tables/nicknames.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_27[] = {
#embed "files/tables/odometer-rules.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_28[] = {
#embed "files/tables/placeholder-values.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_29[] = {
#embed "files/tables/postal-code-rules.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_30[] = {
#embed "files/tables/qc-fsa-municipalities.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_31[] = {
#embed "files/tables/qc-licence-plates.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_32[] = {
#embed "files/tables/value-synonyms.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_33[] = {
#embed "files/tables/vehicle-makes.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_34[] = {
#embed "files/tables/vehicle-model-aliases.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_35[] = {
#embed "files/tables/vehicle-models-vpic.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_36[] = {
#embed "files/tables/vin-model-year.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_37[] = {
#embed "files/tables/vin-transliteration.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_38[] = {
#embed "files/tables/vin-weights.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_39[] = {
#embed "files/tables/vin-wmi-multi-make.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_40[] = {
#embed "files/tables/vin-wmi.csv" suffix(, 0) if_empty(0)
};

static const dd_resource resources[] = {
    {"messages/linkage.csv", bytes_0, sizeof bytes_0 - 1},
    {"messages/store.csv", bytes_1, sizeof bytes_1 - 1},
    {"schema/0001-create-store.sql", bytes_2, sizeof bytes_2 - 1},
    {"tables/ca-fsa.csv", bytes_3, sizeof bytes_3 - 1},
    {"tables/ca-postal-first-letter.csv", bytes_4, sizeof bytes_4 - 1},
    {"tables/ca-provinces.csv", bytes_5, sizeof bytes_5 - 1},
    {"tables/canada-post-delivery-modes.csv", bytes_6, sizeof bytes_6 - 1},
    {"tables/canada-post-directions.csv", bytes_7, sizeof bytes_7 - 1},
    {"tables/canada-post-street-types.csv", bytes_8, sizeof bytes_8 - 1},
    {"tables/canada-post-units.csv", bytes_9, sizeof bytes_9 - 1},
    {"tables/canonical-fields.csv", bytes_10, sizeof bytes_10 - 1},
    {"tables/canonical-model.csv", bytes_11, sizeof bytes_11 - 1},
    {"tables/code-lists.csv", bytes_12, sizeof bytes_12 - 1},
    {"tables/column-ambiguities.csv", bytes_13, sizeof bytes_13 - 1},
    {"tables/column-vocabulary.csv", bytes_14, sizeof bytes_14 - 1},
    {"tables/company-markers.csv", bytes_15, sizeof bytes_15 - 1},
    {"tables/date-formats.csv", bytes_16, sizeof bytes_16 - 1},
    {"tables/email-domain-typos.csv", bytes_17, sizeof bytes_17 - 1},
    {"tables/email-domains-known.csv", bytes_18, sizeof bytes_18 - 1},
    {"tables/email-placeholders.csv", bytes_19, sizeof bytes_19 - 1},
    {"tables/name-particles.csv", bytes_20, sizeof bytes_20 - 1},
    {"tables/name-rules-qc.csv", bytes_21, sizeof bytes_21 - 1},
    {"tables/name-titles.csv", bytes_22, sizeof bytes_22 - 1},
    {"tables/nanp-canada-area-codes.csv", bytes_23, sizeof bytes_23 - 1},
    {"tables/nanp-other-area-codes.csv", bytes_24, sizeof bytes_24 - 1},
    {"tables/nanp-special.csv", bytes_25, sizeof bytes_25 - 1},
    {"tables/nicknames.csv", bytes_26, sizeof bytes_26 - 1},
    {"tables/odometer-rules.csv", bytes_27, sizeof bytes_27 - 1},
    {"tables/placeholder-values.csv", bytes_28, sizeof bytes_28 - 1},
    {"tables/postal-code-rules.csv", bytes_29, sizeof bytes_29 - 1},
    {"tables/qc-fsa-municipalities.csv", bytes_30, sizeof bytes_30 - 1},
    {"tables/qc-licence-plates.csv", bytes_31, sizeof bytes_31 - 1},
    {"tables/value-synonyms.csv", bytes_32, sizeof bytes_32 - 1},
    {"tables/vehicle-makes.csv", bytes_33, sizeof bytes_33 - 1},
    {"tables/vehicle-model-aliases.csv", bytes_34, sizeof bytes_34 - 1},
    {"tables/vehicle-models-vpic.csv", bytes_35, sizeof bytes_35 - 1},
    {"tables/vin-model-year.csv", bytes_36, sizeof bytes_36 - 1},
    {"tables/vin-transliteration.csv", bytes_37, sizeof bytes_37 - 1},
    {"tables/vin-weights.csv", bytes_38, sizeof bytes_38 - 1},
    {"tables/vin-wmi-multi-make.csv", bytes_39, sizeof bytes_39 - 1},
    {"tables/vin-wmi.csv", bytes_40, sizeof bytes_40 - 1},
};

const dd_resource *dd_resource_table(void) { return resources; }
size_t dd_resource_count(void) { return sizeof resources / sizeof *resources; }
