// Written by scripts/list-resources.
#include "cresources.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char bytes_0[] = {
#embed "files/checks/address-partial.yml" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_1[] = {
#embed "files/checks/birth-date-impossible.yml" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_2[] = {
#embed "files/checks/company-as-person.yml" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_3[] = {
#embed "files/checks/consent-undated.yml" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_4[] = {
#embed "files/checks/consent-without-proof.yml" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_5[] = {
#embed "files/checks/contact-placeholder.yml" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_6[] = {
#embed "files/checks/customer-stale.yml" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_7[] = {
#embed "files/checks/date-in-future.yml" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_8[] = {
#embed "files/checks/duplicates-in-one-system.yml" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_9[] = {
#embed "files/checks/duplicates-undecided.yml" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_10[] = {
#embed "files/checks/email-domain-misspelt.yml" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_11[] = {
#embed "files/checks/lead-without-next-action.yml" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_12[] = {
#embed "files/checks/name-missing.yml" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_13[] = {
#embed "files/checks/odometer-rolled-back.yml" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_14[] = {
#embed "files/checks/record-undated.yml" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_15[] = {
#embed "files/checks/rows-rejected.yml" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_16[] = {
#embed "files/checks/sensitive-identifiers.yml" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_17[] = {
#embed "files/checks/service-in-future.yml" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_18[] = {
#embed "files/checks/shared-phone.yml" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_19[] = {
#embed "files/checks/text-illegible.yml" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_20[] = {
#embed "files/checks/value-in-wrong-field.yml" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_21[] = {
#embed "files/checks/vin-invalid.yml" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_22[] = {
#embed "files/messages/quality.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_23[] = {
#embed "files/messages/report.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_24[] = {
#embed "files/messages/store.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_25[] = {
#embed "files/quality/fields.yml" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_26[] = {
#embed "files/schema/0001-create-store.sql" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_27[] = {
#embed "files/sql/quality/blitz.sql" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_28[] = {
#embed "files/sql/quality/candidates.sql" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_29[] = {
#embed "files/sql/quality/cells.sql" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_30[] = {
#embed "files/sql/quality/consent-days.sql" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_31[] = {
#embed "files/sql/quality/consent-months.sql" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_32[] = {
#embed "files/sql/quality/consent-proof.sql" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_33[] = {
#embed "files/sql/quality/doubtful-pairs.sql" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_34[] = {
#embed "files/sql/quality/files.sql" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_35[] = {
#embed "files/sql/quality/history.sql" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_36[] = {
#embed "files/sql/quality/households.sql" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_37[] = {
#embed "files/sql/quality/intake.sql" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_38[] = {
#embed "files/sql/quality/open-leads.sql" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_39[] = {
#embed "files/sql/quality/prepare.sql" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_40[] = {
#embed "files/sql/quality/presence-masks.sql" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_41[] = {
#embed "files/sql/quality/sensitive-totals.sql" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_42[] = {
#embed "files/sql/quality/sensitive.sql" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_43[] = {
#embed "files/sql/quality/served-lately.sql" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_44[] = {
#embed "files/sql/quality/sources.sql" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_45[] = {
#embed "files/tables/ca-fsa.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_46[] = {
#embed "files/tables/ca-postal-first-letter.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_47[] = {
#embed "files/tables/ca-provinces.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_48[] = {
#embed "files/tables/canada-post-delivery-modes.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_49[] = {
#embed "files/tables/canada-post-directions.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_50[] = {
#embed "files/tables/canada-post-street-types.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_51[] = {
#embed "files/tables/canada-post-units.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_52[] = {
#embed "files/tables/canonical-fields.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_53[] = {
#embed "files/tables/canonical-model.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_54[] = {
#embed "files/tables/code-lists.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_55[] = {
#embed "files/tables/column-ambiguities.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_56[] = {
#embed "files/tables/column-vocabulary.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_57[] = {
#embed "files/tables/company-markers.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_58[] = {
#embed "files/tables/date-formats.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_59[] = {
#embed "files/tables/email-domain-typos.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_60[] = {
#embed "files/tables/email-domains-known.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_61[] = {
#embed "files/tables/email-placeholders.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_62[] = {
#embed "files/tables/name-particles.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_63[] = {
#embed "files/tables/name-rules-qc.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_64[] = {
#embed "files/tables/name-titles.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_65[] = {
#embed "files/tables/nanp-canada-area-codes.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_66[] = {
#embed "files/tables/nanp-other-area-codes.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_67[] = {
#embed "files/tables/nanp-special.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_68[] = {
#embed "files/tables/nicknames.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_69[] = {
#embed "files/tables/odometer-rules.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_70[] = {
#embed "files/tables/placeholder-values.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_71[] = {
#embed "files/tables/postal-code-rules.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_72[] = {
#embed "files/tables/qc-fsa-municipalities.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_73[] = {
#embed "files/tables/qc-licence-plates.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_74[] = {
#embed "files/tables/value-synonyms.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_75[] = {
#embed "files/tables/vehicle-makes.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_76[] = {
#embed "files/tables/vehicle-model-aliases.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_77[] = {
#embed "files/tables/vehicle-models-vpic.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_78[] = {
#embed "files/tables/vin-model-year.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_79[] = {
#embed "files/tables/vin-transliteration.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_80[] = {
#embed "files/tables/vin-weights.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_81[] = {
#embed "files/tables/vin-wmi-multi-make.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_82[] = {
#embed "files/tables/vin-wmi.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_83[] = {
#embed "files/templates/cell.mustache" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_84[] = {
#embed "files/templates/command.mustache" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_85[] = {
#embed "files/templates/definitions.mustache" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_86[] = {
#embed "files/templates/details.mustache" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_87[] = {
#embed "files/templates/facts.mustache" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_88[] = {
#embed "files/templates/figure.mustache" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_89[] = {
#embed "files/templates/figures.mustache" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_90[] = {
#embed "files/templates/grade.mustache" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_91[] = {
#embed "files/templates/grid.mustache" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_92[] = {
#embed "files/templates/key.mustache" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_93[] = {
#embed "files/templates/marks.mustache" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_94[] = {
#embed "files/templates/note.mustache" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_95[] = {
#embed "files/templates/owner.mustache" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_96[] = {
#embed "files/templates/page.mustache" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_97[] = {
#embed "files/templates/report.css" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_98[] = {
#embed "files/templates/section.mustache" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_99[] = {
#embed "files/templates/table.mustache" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_100[] = {
#embed "files/templates/trend.mustache" suffix(, 0) if_empty(0)
};

static const dd_resource resources[] = {
    {"checks/address-partial.yml", bytes_0, sizeof bytes_0 - 1},
    {"checks/birth-date-impossible.yml", bytes_1, sizeof bytes_1 - 1},
    {"checks/company-as-person.yml", bytes_2, sizeof bytes_2 - 1},
    {"checks/consent-undated.yml", bytes_3, sizeof bytes_3 - 1},
    {"checks/consent-without-proof.yml", bytes_4, sizeof bytes_4 - 1},
    {"checks/contact-placeholder.yml", bytes_5, sizeof bytes_5 - 1},
    {"checks/customer-stale.yml", bytes_6, sizeof bytes_6 - 1},
    {"checks/date-in-future.yml", bytes_7, sizeof bytes_7 - 1},
    {"checks/duplicates-in-one-system.yml", bytes_8, sizeof bytes_8 - 1},
    {"checks/duplicates-undecided.yml", bytes_9, sizeof bytes_9 - 1},
    {"checks/email-domain-misspelt.yml", bytes_10, sizeof bytes_10 - 1},
    {"checks/lead-without-next-action.yml", bytes_11, sizeof bytes_11 - 1},
    {"checks/name-missing.yml", bytes_12, sizeof bytes_12 - 1},
    {"checks/odometer-rolled-back.yml", bytes_13, sizeof bytes_13 - 1},
    {"checks/record-undated.yml", bytes_14, sizeof bytes_14 - 1},
    {"checks/rows-rejected.yml", bytes_15, sizeof bytes_15 - 1},
    {"checks/sensitive-identifiers.yml", bytes_16, sizeof bytes_16 - 1},
    {"checks/service-in-future.yml", bytes_17, sizeof bytes_17 - 1},
    {"checks/shared-phone.yml", bytes_18, sizeof bytes_18 - 1},
    {"checks/text-illegible.yml", bytes_19, sizeof bytes_19 - 1},
    {"checks/value-in-wrong-field.yml", bytes_20, sizeof bytes_20 - 1},
    {"checks/vin-invalid.yml", bytes_21, sizeof bytes_21 - 1},
    {"messages/quality.csv", bytes_22, sizeof bytes_22 - 1},
    {"messages/report.csv", bytes_23, sizeof bytes_23 - 1},
    {"messages/store.csv", bytes_24, sizeof bytes_24 - 1},
    {"quality/fields.yml", bytes_25, sizeof bytes_25 - 1},
    {"schema/0001-create-store.sql", bytes_26, sizeof bytes_26 - 1},
    {"sql/quality/blitz.sql", bytes_27, sizeof bytes_27 - 1},
    {"sql/quality/candidates.sql", bytes_28, sizeof bytes_28 - 1},
    {"sql/quality/cells.sql", bytes_29, sizeof bytes_29 - 1},
    {"sql/quality/consent-days.sql", bytes_30, sizeof bytes_30 - 1},
    {"sql/quality/consent-months.sql", bytes_31, sizeof bytes_31 - 1},
    {"sql/quality/consent-proof.sql", bytes_32, sizeof bytes_32 - 1},
    {"sql/quality/doubtful-pairs.sql", bytes_33, sizeof bytes_33 - 1},
    {"sql/quality/files.sql", bytes_34, sizeof bytes_34 - 1},
    {"sql/quality/history.sql", bytes_35, sizeof bytes_35 - 1},
    {"sql/quality/households.sql", bytes_36, sizeof bytes_36 - 1},
    {"sql/quality/intake.sql", bytes_37, sizeof bytes_37 - 1},
    {"sql/quality/open-leads.sql", bytes_38, sizeof bytes_38 - 1},
    {"sql/quality/prepare.sql", bytes_39, sizeof bytes_39 - 1},
    {"sql/quality/presence-masks.sql", bytes_40, sizeof bytes_40 - 1},
    {"sql/quality/sensitive-totals.sql", bytes_41, sizeof bytes_41 - 1},
    {"sql/quality/sensitive.sql", bytes_42, sizeof bytes_42 - 1},
    {"sql/quality/served-lately.sql", bytes_43, sizeof bytes_43 - 1},
    {"sql/quality/sources.sql", bytes_44, sizeof bytes_44 - 1},
    {"tables/ca-fsa.csv", bytes_45, sizeof bytes_45 - 1},
    {"tables/ca-postal-first-letter.csv", bytes_46, sizeof bytes_46 - 1},
    {"tables/ca-provinces.csv", bytes_47, sizeof bytes_47 - 1},
    {"tables/canada-post-delivery-modes.csv", bytes_48, sizeof bytes_48 - 1},
    {"tables/canada-post-directions.csv", bytes_49, sizeof bytes_49 - 1},
    {"tables/canada-post-street-types.csv", bytes_50, sizeof bytes_50 - 1},
    {"tables/canada-post-units.csv", bytes_51, sizeof bytes_51 - 1},
    {"tables/canonical-fields.csv", bytes_52, sizeof bytes_52 - 1},
    {"tables/canonical-model.csv", bytes_53, sizeof bytes_53 - 1},
    {"tables/code-lists.csv", bytes_54, sizeof bytes_54 - 1},
    {"tables/column-ambiguities.csv", bytes_55, sizeof bytes_55 - 1},
    {"tables/column-vocabulary.csv", bytes_56, sizeof bytes_56 - 1},
    {"tables/company-markers.csv", bytes_57, sizeof bytes_57 - 1},
    {"tables/date-formats.csv", bytes_58, sizeof bytes_58 - 1},
    {"tables/email-domain-typos.csv", bytes_59, sizeof bytes_59 - 1},
    {"tables/email-domains-known.csv", bytes_60, sizeof bytes_60 - 1},
    {"tables/email-placeholders.csv", bytes_61, sizeof bytes_61 - 1},
    {"tables/name-particles.csv", bytes_62, sizeof bytes_62 - 1},
    {"tables/name-rules-qc.csv", bytes_63, sizeof bytes_63 - 1},
    {"tables/name-titles.csv", bytes_64, sizeof bytes_64 - 1},
    {"tables/nanp-canada-area-codes.csv", bytes_65, sizeof bytes_65 - 1},
    {"tables/nanp-other-area-codes.csv", bytes_66, sizeof bytes_66 - 1},
    {"tables/nanp-special.csv", bytes_67, sizeof bytes_67 - 1},
    {"tables/nicknames.csv", bytes_68, sizeof bytes_68 - 1},
    {"tables/odometer-rules.csv", bytes_69, sizeof bytes_69 - 1},
    {"tables/placeholder-values.csv", bytes_70, sizeof bytes_70 - 1},
    {"tables/postal-code-rules.csv", bytes_71, sizeof bytes_71 - 1},
    {"tables/qc-fsa-municipalities.csv", bytes_72, sizeof bytes_72 - 1},
    {"tables/qc-licence-plates.csv", bytes_73, sizeof bytes_73 - 1},
    {"tables/value-synonyms.csv", bytes_74, sizeof bytes_74 - 1},
    {"tables/vehicle-makes.csv", bytes_75, sizeof bytes_75 - 1},
    {"tables/vehicle-model-aliases.csv", bytes_76, sizeof bytes_76 - 1},
    {"tables/vehicle-models-vpic.csv", bytes_77, sizeof bytes_77 - 1},
    {"tables/vin-model-year.csv", bytes_78, sizeof bytes_78 - 1},
    {"tables/vin-transliteration.csv", bytes_79, sizeof bytes_79 - 1},
    {"tables/vin-weights.csv", bytes_80, sizeof bytes_80 - 1},
    {"tables/vin-wmi-multi-make.csv", bytes_81, sizeof bytes_81 - 1},
    {"tables/vin-wmi.csv", bytes_82, sizeof bytes_82 - 1},
    {"templates/cell.mustache", bytes_83, sizeof bytes_83 - 1},
    {"templates/command.mustache", bytes_84, sizeof bytes_84 - 1},
    {"templates/definitions.mustache", bytes_85, sizeof bytes_85 - 1},
    {"templates/details.mustache", bytes_86, sizeof bytes_86 - 1},
    {"templates/facts.mustache", bytes_87, sizeof bytes_87 - 1},
    {"templates/figure.mustache", bytes_88, sizeof bytes_88 - 1},
    {"templates/figures.mustache", bytes_89, sizeof bytes_89 - 1},
    {"templates/grade.mustache", bytes_90, sizeof bytes_90 - 1},
    {"templates/grid.mustache", bytes_91, sizeof bytes_91 - 1},
    {"templates/key.mustache", bytes_92, sizeof bytes_92 - 1},
    {"templates/marks.mustache", bytes_93, sizeof bytes_93 - 1},
    {"templates/note.mustache", bytes_94, sizeof bytes_94 - 1},
    {"templates/owner.mustache", bytes_95, sizeof bytes_95 - 1},
    {"templates/page.mustache", bytes_96, sizeof bytes_96 - 1},
    {"templates/report.css", bytes_97, sizeof bytes_97 - 1},
    {"templates/section.mustache", bytes_98, sizeof bytes_98 - 1},
    {"templates/table.mustache", bytes_99, sizeof bytes_99 - 1},
    {"templates/trend.mustache", bytes_100, sizeof bytes_100 - 1},
};

const dd_resource *dd_resource_table(void) { return resources; }
size_t dd_resource_count(void) { return sizeof resources / sizeof *resources; }
