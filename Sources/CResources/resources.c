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
#embed "files/checks/consent-unread.yml" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_5[] = {
#embed "files/checks/consent-without-proof.yml" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_6[] = {
#embed "files/checks/contact-placeholder.yml" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_7[] = {
#embed "files/checks/customer-stale.yml" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_8[] = {
#embed "files/checks/date-in-future.yml" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_9[] = {
#embed "files/checks/duplicates-in-one-system.yml" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_10[] = {
#embed "files/checks/duplicates-undecided.yml" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_11[] = {
#embed "files/checks/email-domain-misspelt.yml" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_12[] = {
#embed "files/checks/lead-without-next-action.yml" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_13[] = {
#embed "files/checks/name-missing.yml" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_14[] = {
#embed "files/checks/odometer-rolled-back.yml" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_15[] = {
#embed "files/checks/record-undated.yml" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_16[] = {
#embed "files/checks/rows-rejected.yml" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_17[] = {
#embed "files/checks/sensitive-identifiers.yml" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_18[] = {
#embed "files/checks/service-in-future.yml" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_19[] = {
#embed "files/checks/shared-address.yml" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_20[] = {
#embed "files/checks/shared-birth-date.yml" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_21[] = {
#embed "files/checks/shared-email.yml" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_22[] = {
#embed "files/checks/shared-phone.yml" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_23[] = {
#embed "files/checks/text-illegible.yml" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_24[] = {
#embed "files/checks/value-in-wrong-field.yml" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_25[] = {
#embed "files/checks/vin-invalid.yml" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_26[] = {
#embed "files/codebook/a-file.yml" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_27[] = {
#embed "files/codebook/b-person.yml" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_28[] = {
#embed "files/codebook/c-reach.yml" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_29[] = {
#embed "files/codebook/d-place.yml" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_30[] = {
#embed "files/codebook/e-vehicle.yml" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_31[] = {
#embed "files/codebook/f-requests.yml" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_32[] = {
#embed "files/codebook/g-cycle.yml" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_33[] = {
#embed "files/codebook/h-methods.yml" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_34[] = {
#embed "files/codebook/i-leads.yml" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_35[] = {
#embed "files/codebook/j-channels.yml" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_36[] = {
#embed "files/codebook/k-retention.yml" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_37[] = {
#embed "files/codebook/l-consent.yml" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_38[] = {
#embed "files/codebook/m-digital.yml" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_39[] = {
#embed "files/codebook/n-migration.yml" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_40[] = {
#embed "files/codebook/o-base.yml" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_41[] = {
#embed "files/messages/codification.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_42[] = {
#embed "files/messages/codify.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_43[] = {
#embed "files/messages/comparison.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_44[] = {
#embed "files/messages/consent.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_45[] = {
#embed "files/messages/explain.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_46[] = {
#embed "files/messages/export.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_47[] = {
#embed "files/messages/file.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_48[] = {
#embed "files/messages/help.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_49[] = {
#embed "files/messages/ingest.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_50[] = {
#embed "files/messages/init.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_51[] = {
#embed "files/messages/linkage.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_52[] = {
#embed "files/messages/output.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_53[] = {
#embed "files/messages/program.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_54[] = {
#embed "files/messages/project.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_55[] = {
#embed "files/messages/quality.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_56[] = {
#embed "files/messages/report.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_57[] = {
#embed "files/messages/request.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_58[] = {
#embed "files/messages/review.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_59[] = {
#embed "files/messages/store.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_60[] = {
#embed "files/messages/undo.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_61[] = {
#embed "files/messages/verbs.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_62[] = {
#embed "files/profiles/activix-api.yml" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_63[] = {
#embed "files/profiles/activix-report.yml" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_64[] = {
#embed "files/profiles/adf.yml" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_65[] = {
#embed "files/profiles/adp.yml" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_66[] = {
#embed "files/profiles/autoraptor.yml" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_67[] = {
#embed "files/profiles/autoslm.yml" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_68[] = {
#embed "files/profiles/cdk.yml" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_69[] = {
#embed "files/profiles/clarivoy.yml" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_70[] = {
#embed "files/profiles/cox-au.yml" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_71[] = {
#embed "files/profiles/dealermine.yml" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_72[] = {
#embed "files/profiles/dealerpeak.yml" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_73[] = {
#embed "files/profiles/dealersocket.yml" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_74[] = {
#embed "files/profiles/dealertrack.yml" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_75[] = {
#embed "files/profiles/dealervault.yml" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_76[] = {
#embed "files/profiles/drivecentric.yml" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_77[] = {
#embed "files/profiles/elead.yml" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_78[] = {
#embed "files/profiles/france.yml" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_79[] = {
#embed "files/profiles/generic-en.yml" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_80[] = {
#embed "files/profiles/generic-fr.yml" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_81[] = {
#embed "files/profiles/google.yml" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_82[] = {
#embed "files/profiles/hubspot.yml" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_83[] = {
#embed "files/profiles/keyloop.yml" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_84[] = {
#embed "files/profiles/lot-wizard.yml" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_85[] = {
#embed "files/profiles/momentum.yml" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_86[] = {
#embed "files/profiles/mykaarma.yml" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_87[] = {
#embed "files/profiles/outlook.yml" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_88[] = {
#embed "files/profiles/pbs.yml" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_89[] = {
#embed "files/profiles/quiter.yml" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_90[] = {
#embed "files/profiles/reynolds.yml" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_91[] = {
#embed "files/profiles/salesforce.yml" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_92[] = {
#embed "files/profiles/serti.yml" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_93[] = {
#embed "files/profiles/sidekick.yml" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_94[] = {
#embed "files/profiles/star.yml" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_95[] = {
#embed "files/profiles/tekion.yml" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_96[] = {
#embed "files/profiles/vcard.yml" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_97[] = {
#embed "files/profiles/vinsolutions.yml" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_98[] = {
#embed "files/profiles/zoho.yml" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_99[] = {
#embed "files/quality/compared-fields.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_100[] = {
#embed "files/quality/fields.yml" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_101[] = {
#embed "files/schema/0001-create-store.sql" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_102[] = {
#embed "files/schema/0002-settle-contact-points.sql" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_103[] = {
#embed "files/schema/0003-doubtful-pairs.sql" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_104[] = {
#embed "files/schema/0004-gone-records.sql" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_105[] = {
#embed "files/schema/0005-journey-facts.sql" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_106[] = {
#embed "files/schema/0006-linkage-state.sql" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_107[] = {
#embed "files/schema/0007-customer-statements.sql" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_108[] = {
#embed "files/schema/0008-former-records.sql" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_109[] = {
#embed "files/schema/0009-pairs-kept-apart.sql" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_110[] = {
#embed "files/sql/codification/1-day.sql" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_111[] = {
#embed "files/sql/codification/2-links.sql" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_112[] = {
#embed "files/sql/codification/3-events.sql" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_113[] = {
#embed "files/sql/codification/4-customer-vehicles.sql" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_114[] = {
#embed "files/sql/codification/5-leads.sql" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_115[] = {
#embed "files/sql/codification/6-customers.sql" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_116[] = {
#embed "files/sql/codification/7-oddities.sql" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_117[] = {
#embed "files/sql/codification/7-scores.sql" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_118[] = {
#embed "files/sql/codification/8-appointments.sql" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_119[] = {
#embed "files/sql/codification/8-deals.sql" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_120[] = {
#embed "files/sql/codification/8-interactions.sql" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_121[] = {
#embed "files/sql/comparison/appointment.sql" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_122[] = {
#embed "files/sql/comparison/consents.sql" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_123[] = {
#embed "files/sql/comparison/counted.sql" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_124[] = {
#embed "files/sql/comparison/customer-counts.sql" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_125[] = {
#embed "files/sql/comparison/customer-keys.sql" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_126[] = {
#embed "files/sql/comparison/customer.sql" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_127[] = {
#embed "files/sql/comparison/customer_record.sql" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_128[] = {
#embed "files/sql/comparison/deal.sql" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_129[] = {
#embed "files/sql/comparison/history.sql" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_130[] = {
#embed "files/sql/comparison/lead.sql" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_131[] = {
#embed "files/sql/comparison/links.sql" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_132[] = {
#embed "files/sql/comparison/metrics.sql" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_133[] = {
#embed "files/sql/comparison/open-addresses.sql" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_134[] = {
#embed "files/sql/comparison/reach-counts.sql" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_135[] = {
#embed "files/sql/comparison/refused-addresses.sql" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_136[] = {
#embed "files/sql/comparison/repair_order.sql" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_137[] = {
#embed "files/sql/comparison/source_record-before-snapshots.sql" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_138[] = {
#embed "files/sql/comparison/source_record.sql" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_139[] = {
#embed "files/sql/comparison/vehicle.sql" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_140[] = {
#embed "files/sql/consent/customers.sql" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_141[] = {
#embed "files/sql/consent/deals.sql" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_142[] = {
#embed "files/sql/consent/doubtful-pairs.sql" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_143[] = {
#embed "files/sql/consent/events.sql" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_144[] = {
#embed "files/sql/consent/leads.sql" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_145[] = {
#embed "files/sql/consent/repair-orders.sql" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_146[] = {
#embed "files/sql/export/actions.sql" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_147[] = {
#embed "files/sql/export/closed-addresses.sql" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_148[] = {
#embed "files/sql/export/codes.sql" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_149[] = {
#embed "files/sql/export/contacts.sql" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_150[] = {
#embed "files/sql/export/corrections.sql" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_151[] = {
#embed "files/sql/export/customers.sql" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_152[] = {
#embed "files/sql/export/duplicates.sql" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_153[] = {
#embed "files/sql/export/migration.sql" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_154[] = {
#embed "files/sql/export/quarantine.sql" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_155[] = {
#embed "files/sql/export/rejected.sql" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_156[] = {
#embed "files/sql/quality/blitz.sql" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_157[] = {
#embed "files/sql/quality/candidates.sql" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_158[] = {
#embed "files/sql/quality/cells.sql" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_159[] = {
#embed "files/sql/quality/consent-days.sql" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_160[] = {
#embed "files/sql/quality/consent-months.sql" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_161[] = {
#embed "files/sql/quality/consent-proof.sql" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_162[] = {
#embed "files/sql/quality/doubtful-pairs.sql" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_163[] = {
#embed "files/sql/quality/files.sql" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_164[] = {
#embed "files/sql/quality/history.sql" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_165[] = {
#embed "files/sql/quality/households.sql" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_166[] = {
#embed "files/sql/quality/intake.sql" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_167[] = {
#embed "files/sql/quality/open-leads.sql" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_168[] = {
#embed "files/sql/quality/prepare.sql" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_169[] = {
#embed "files/sql/quality/presence-masks.sql" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_170[] = {
#embed "files/sql/quality/sensitive-totals.sql" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_171[] = {
#embed "files/sql/quality/sensitive.sql" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_172[] = {
#embed "files/sql/quality/served-lately.sql" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_173[] = {
#embed "files/sql/quality/sources.sql" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_174[] = {
#embed "files/sql/quality/withdrawals.sql" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_175[] = {
#embed "files/tables/ca-fsa.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_176[] = {
#embed "files/tables/ca-postal-first-letter.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_177[] = {
#embed "files/tables/ca-provinces.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_178[] = {
#embed "files/tables/canada-post-delivery-modes.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_179[] = {
#embed "files/tables/canada-post-directions.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_180[] = {
#embed "files/tables/canada-post-street-types.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_181[] = {
#embed "files/tables/canada-post-units.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_182[] = {
#embed "files/tables/canonical-fields.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_183[] = {
#embed "files/tables/canonical-model.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_184[] = {
#embed "files/tables/city-aliases.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_185[] = {
#embed "files/tables/code-lists.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_186[] = {
#embed "files/tables/code-synonyms.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_187[] = {
#embed "files/tables/column-ambiguities.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_188[] = {
#embed "files/tables/column-vocabulary-more.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_189[] = {
#embed "files/tables/column-vocabulary.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_190[] = {
#embed "files/tables/company-activities.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_191[] = {
#embed "files/tables/company-markers.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_192[] = {
#embed "files/tables/company-words.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_193[] = {
#embed "files/tables/countries-rest.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_194[] = {
#embed "files/tables/countries.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_195[] = {
#embed "files/tables/date-formats.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_196[] = {
#embed "files/tables/email-domain-typos.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_197[] = {
#embed "files/tables/email-domains-known.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_198[] = {
#embed "files/tables/email-placeholders.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_199[] = {
#embed "files/tables/first-names-of-two.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_200[] = {
#embed "files/tables/first-names.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_201[] = {
#embed "files/tables/last-names.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_202[] = {
#embed "files/tables/legal-terms.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_203[] = {
#embed "files/tables/municipality-accents.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_204[] = {
#embed "files/tables/municipality-spellings.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_205[] = {
#embed "files/tables/name-particles.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_206[] = {
#embed "files/tables/name-rules-qc.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_207[] = {
#embed "files/tables/name-titles.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_208[] = {
#embed "files/tables/nanp-canada-area-codes.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_209[] = {
#embed "files/tables/nanp-other-area-codes.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_210[] = {
#embed "files/tables/nanp-special.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_211[] = {
#embed "files/tables/nicknames.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_212[] = {
#embed "files/tables/no-purchase-statuses.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_213[] = {
#embed "files/tables/number-labels.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_214[] = {
#embed "files/tables/odometer-rules.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_215[] = {
#embed "files/tables/operation-words.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_216[] = {
#embed "files/tables/placeholder-meanings.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_217[] = {
#embed "files/tables/placeholder-values.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_218[] = {
#embed "files/tables/postal-code-rules.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_219[] = {
#embed "files/tables/purchase-statuses.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_220[] = {
#embed "files/tables/qc-fsa-municipalities.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_221[] = {
#embed "files/tables/qc-licence-plates.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_222[] = {
#embed "files/tables/quebec-sectors.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_223[] = {
#embed "files/tables/sensitive-words.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_224[] = {
#embed "files/tables/top-level-domains.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_225[] = {
#embed "files/tables/us-states.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_226[] = {
#embed "files/tables/value-synonyms.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_227[] = {
#embed "files/tables/vehicle-makes.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_228[] = {
#embed "files/tables/vehicle-model-aliases.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_229[] = {
#embed "files/tables/vehicle-models-vpic.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_230[] = {
#embed "files/tables/vin-model-year.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_231[] = {
#embed "files/tables/vin-transliteration.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_232[] = {
#embed "files/tables/vin-weights.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_233[] = {
#embed "files/tables/vin-wmi-multi-make.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_234[] = {
#embed "files/tables/vin-wmi.csv" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_235[] = {
#embed "files/templates/cell.mustache" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_236[] = {
#embed "files/templates/command.mustache" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_237[] = {
#embed "files/templates/dealerdata.en.yml" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_238[] = {
#embed "files/templates/dealerdata.fr.yml" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_239[] = {
#embed "files/templates/definitions.mustache" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_240[] = {
#embed "files/templates/details.mustache" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_241[] = {
#embed "files/templates/facts.mustache" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_242[] = {
#embed "files/templates/figure.mustache" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_243[] = {
#embed "files/templates/figures.mustache" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_244[] = {
#embed "files/templates/grade.mustache" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_245[] = {
#embed "files/templates/grid.mustache" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_246[] = {
#embed "files/templates/key.mustache" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_247[] = {
#embed "files/templates/marks.mustache" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_248[] = {
#embed "files/templates/note.mustache" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_249[] = {
#embed "files/templates/owner.mustache" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_250[] = {
#embed "files/templates/page.mustache" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_251[] = {
#embed "files/templates/report.css" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_252[] = {
#embed "files/templates/section.mustache" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_253[] = {
#embed "files/templates/table.mustache" suffix(, 0) if_empty(0)
};
static const unsigned char bytes_254[] = {
#embed "files/templates/trend.mustache" suffix(, 0) if_empty(0)
};

static const dd_resource resources[] = {
    {"checks/address-partial.yml", bytes_0, sizeof bytes_0 - 1},
    {"checks/birth-date-impossible.yml", bytes_1, sizeof bytes_1 - 1},
    {"checks/company-as-person.yml", bytes_2, sizeof bytes_2 - 1},
    {"checks/consent-undated.yml", bytes_3, sizeof bytes_3 - 1},
    {"checks/consent-unread.yml", bytes_4, sizeof bytes_4 - 1},
    {"checks/consent-without-proof.yml", bytes_5, sizeof bytes_5 - 1},
    {"checks/contact-placeholder.yml", bytes_6, sizeof bytes_6 - 1},
    {"checks/customer-stale.yml", bytes_7, sizeof bytes_7 - 1},
    {"checks/date-in-future.yml", bytes_8, sizeof bytes_8 - 1},
    {"checks/duplicates-in-one-system.yml", bytes_9, sizeof bytes_9 - 1},
    {"checks/duplicates-undecided.yml", bytes_10, sizeof bytes_10 - 1},
    {"checks/email-domain-misspelt.yml", bytes_11, sizeof bytes_11 - 1},
    {"checks/lead-without-next-action.yml", bytes_12, sizeof bytes_12 - 1},
    {"checks/name-missing.yml", bytes_13, sizeof bytes_13 - 1},
    {"checks/odometer-rolled-back.yml", bytes_14, sizeof bytes_14 - 1},
    {"checks/record-undated.yml", bytes_15, sizeof bytes_15 - 1},
    {"checks/rows-rejected.yml", bytes_16, sizeof bytes_16 - 1},
    {"checks/sensitive-identifiers.yml", bytes_17, sizeof bytes_17 - 1},
    {"checks/service-in-future.yml", bytes_18, sizeof bytes_18 - 1},
    {"checks/shared-address.yml", bytes_19, sizeof bytes_19 - 1},
    {"checks/shared-birth-date.yml", bytes_20, sizeof bytes_20 - 1},
    {"checks/shared-email.yml", bytes_21, sizeof bytes_21 - 1},
    {"checks/shared-phone.yml", bytes_22, sizeof bytes_22 - 1},
    {"checks/text-illegible.yml", bytes_23, sizeof bytes_23 - 1},
    {"checks/value-in-wrong-field.yml", bytes_24, sizeof bytes_24 - 1},
    {"checks/vin-invalid.yml", bytes_25, sizeof bytes_25 - 1},
    {"codebook/a-file.yml", bytes_26, sizeof bytes_26 - 1},
    {"codebook/b-person.yml", bytes_27, sizeof bytes_27 - 1},
    {"codebook/c-reach.yml", bytes_28, sizeof bytes_28 - 1},
    {"codebook/d-place.yml", bytes_29, sizeof bytes_29 - 1},
    {"codebook/e-vehicle.yml", bytes_30, sizeof bytes_30 - 1},
    {"codebook/f-requests.yml", bytes_31, sizeof bytes_31 - 1},
    {"codebook/g-cycle.yml", bytes_32, sizeof bytes_32 - 1},
    {"codebook/h-methods.yml", bytes_33, sizeof bytes_33 - 1},
    {"codebook/i-leads.yml", bytes_34, sizeof bytes_34 - 1},
    {"codebook/j-channels.yml", bytes_35, sizeof bytes_35 - 1},
    {"codebook/k-retention.yml", bytes_36, sizeof bytes_36 - 1},
    {"codebook/l-consent.yml", bytes_37, sizeof bytes_37 - 1},
    {"codebook/m-digital.yml", bytes_38, sizeof bytes_38 - 1},
    {"codebook/n-migration.yml", bytes_39, sizeof bytes_39 - 1},
    {"codebook/o-base.yml", bytes_40, sizeof bytes_40 - 1},
    {"messages/codification.csv", bytes_41, sizeof bytes_41 - 1},
    {"messages/codify.csv", bytes_42, sizeof bytes_42 - 1},
    {"messages/comparison.csv", bytes_43, sizeof bytes_43 - 1},
    {"messages/consent.csv", bytes_44, sizeof bytes_44 - 1},
    {"messages/explain.csv", bytes_45, sizeof bytes_45 - 1},
    {"messages/export.csv", bytes_46, sizeof bytes_46 - 1},
    {"messages/file.csv", bytes_47, sizeof bytes_47 - 1},
    {"messages/help.csv", bytes_48, sizeof bytes_48 - 1},
    {"messages/ingest.csv", bytes_49, sizeof bytes_49 - 1},
    {"messages/init.csv", bytes_50, sizeof bytes_50 - 1},
    {"messages/linkage.csv", bytes_51, sizeof bytes_51 - 1},
    {"messages/output.csv", bytes_52, sizeof bytes_52 - 1},
    {"messages/program.csv", bytes_53, sizeof bytes_53 - 1},
    {"messages/project.csv", bytes_54, sizeof bytes_54 - 1},
    {"messages/quality.csv", bytes_55, sizeof bytes_55 - 1},
    {"messages/report.csv", bytes_56, sizeof bytes_56 - 1},
    {"messages/request.csv", bytes_57, sizeof bytes_57 - 1},
    {"messages/review.csv", bytes_58, sizeof bytes_58 - 1},
    {"messages/store.csv", bytes_59, sizeof bytes_59 - 1},
    {"messages/undo.csv", bytes_60, sizeof bytes_60 - 1},
    {"messages/verbs.csv", bytes_61, sizeof bytes_61 - 1},
    {"profiles/activix-api.yml", bytes_62, sizeof bytes_62 - 1},
    {"profiles/activix-report.yml", bytes_63, sizeof bytes_63 - 1},
    {"profiles/adf.yml", bytes_64, sizeof bytes_64 - 1},
    {"profiles/adp.yml", bytes_65, sizeof bytes_65 - 1},
    {"profiles/autoraptor.yml", bytes_66, sizeof bytes_66 - 1},
    {"profiles/autoslm.yml", bytes_67, sizeof bytes_67 - 1},
    {"profiles/cdk.yml", bytes_68, sizeof bytes_68 - 1},
    {"profiles/clarivoy.yml", bytes_69, sizeof bytes_69 - 1},
    {"profiles/cox-au.yml", bytes_70, sizeof bytes_70 - 1},
    {"profiles/dealermine.yml", bytes_71, sizeof bytes_71 - 1},
    {"profiles/dealerpeak.yml", bytes_72, sizeof bytes_72 - 1},
    {"profiles/dealersocket.yml", bytes_73, sizeof bytes_73 - 1},
    {"profiles/dealertrack.yml", bytes_74, sizeof bytes_74 - 1},
    {"profiles/dealervault.yml", bytes_75, sizeof bytes_75 - 1},
    {"profiles/drivecentric.yml", bytes_76, sizeof bytes_76 - 1},
    {"profiles/elead.yml", bytes_77, sizeof bytes_77 - 1},
    {"profiles/france.yml", bytes_78, sizeof bytes_78 - 1},
    {"profiles/generic-en.yml", bytes_79, sizeof bytes_79 - 1},
    {"profiles/generic-fr.yml", bytes_80, sizeof bytes_80 - 1},
    {"profiles/google.yml", bytes_81, sizeof bytes_81 - 1},
    {"profiles/hubspot.yml", bytes_82, sizeof bytes_82 - 1},
    {"profiles/keyloop.yml", bytes_83, sizeof bytes_83 - 1},
    {"profiles/lot-wizard.yml", bytes_84, sizeof bytes_84 - 1},
    {"profiles/momentum.yml", bytes_85, sizeof bytes_85 - 1},
    {"profiles/mykaarma.yml", bytes_86, sizeof bytes_86 - 1},
    {"profiles/outlook.yml", bytes_87, sizeof bytes_87 - 1},
    {"profiles/pbs.yml", bytes_88, sizeof bytes_88 - 1},
    {"profiles/quiter.yml", bytes_89, sizeof bytes_89 - 1},
    {"profiles/reynolds.yml", bytes_90, sizeof bytes_90 - 1},
    {"profiles/salesforce.yml", bytes_91, sizeof bytes_91 - 1},
    {"profiles/serti.yml", bytes_92, sizeof bytes_92 - 1},
    {"profiles/sidekick.yml", bytes_93, sizeof bytes_93 - 1},
    {"profiles/star.yml", bytes_94, sizeof bytes_94 - 1},
    {"profiles/tekion.yml", bytes_95, sizeof bytes_95 - 1},
    {"profiles/vcard.yml", bytes_96, sizeof bytes_96 - 1},
    {"profiles/vinsolutions.yml", bytes_97, sizeof bytes_97 - 1},
    {"profiles/zoho.yml", bytes_98, sizeof bytes_98 - 1},
    {"quality/compared-fields.csv", bytes_99, sizeof bytes_99 - 1},
    {"quality/fields.yml", bytes_100, sizeof bytes_100 - 1},
    {"schema/0001-create-store.sql", bytes_101, sizeof bytes_101 - 1},
    {"schema/0002-settle-contact-points.sql", bytes_102, sizeof bytes_102 - 1},
    {"schema/0003-doubtful-pairs.sql", bytes_103, sizeof bytes_103 - 1},
    {"schema/0004-gone-records.sql", bytes_104, sizeof bytes_104 - 1},
    {"schema/0005-journey-facts.sql", bytes_105, sizeof bytes_105 - 1},
    {"schema/0006-linkage-state.sql", bytes_106, sizeof bytes_106 - 1},
    {"schema/0007-customer-statements.sql", bytes_107, sizeof bytes_107 - 1},
    {"schema/0008-former-records.sql", bytes_108, sizeof bytes_108 - 1},
    {"schema/0009-pairs-kept-apart.sql", bytes_109, sizeof bytes_109 - 1},
    {"sql/codification/1-day.sql", bytes_110, sizeof bytes_110 - 1},
    {"sql/codification/2-links.sql", bytes_111, sizeof bytes_111 - 1},
    {"sql/codification/3-events.sql", bytes_112, sizeof bytes_112 - 1},
    {"sql/codification/4-customer-vehicles.sql", bytes_113, sizeof bytes_113 - 1},
    {"sql/codification/5-leads.sql", bytes_114, sizeof bytes_114 - 1},
    {"sql/codification/6-customers.sql", bytes_115, sizeof bytes_115 - 1},
    {"sql/codification/7-oddities.sql", bytes_116, sizeof bytes_116 - 1},
    {"sql/codification/7-scores.sql", bytes_117, sizeof bytes_117 - 1},
    {"sql/codification/8-appointments.sql", bytes_118, sizeof bytes_118 - 1},
    {"sql/codification/8-deals.sql", bytes_119, sizeof bytes_119 - 1},
    {"sql/codification/8-interactions.sql", bytes_120, sizeof bytes_120 - 1},
    {"sql/comparison/appointment.sql", bytes_121, sizeof bytes_121 - 1},
    {"sql/comparison/consents.sql", bytes_122, sizeof bytes_122 - 1},
    {"sql/comparison/counted.sql", bytes_123, sizeof bytes_123 - 1},
    {"sql/comparison/customer-counts.sql", bytes_124, sizeof bytes_124 - 1},
    {"sql/comparison/customer-keys.sql", bytes_125, sizeof bytes_125 - 1},
    {"sql/comparison/customer.sql", bytes_126, sizeof bytes_126 - 1},
    {"sql/comparison/customer_record.sql", bytes_127, sizeof bytes_127 - 1},
    {"sql/comparison/deal.sql", bytes_128, sizeof bytes_128 - 1},
    {"sql/comparison/history.sql", bytes_129, sizeof bytes_129 - 1},
    {"sql/comparison/lead.sql", bytes_130, sizeof bytes_130 - 1},
    {"sql/comparison/links.sql", bytes_131, sizeof bytes_131 - 1},
    {"sql/comparison/metrics.sql", bytes_132, sizeof bytes_132 - 1},
    {"sql/comparison/open-addresses.sql", bytes_133, sizeof bytes_133 - 1},
    {"sql/comparison/reach-counts.sql", bytes_134, sizeof bytes_134 - 1},
    {"sql/comparison/refused-addresses.sql", bytes_135, sizeof bytes_135 - 1},
    {"sql/comparison/repair_order.sql", bytes_136, sizeof bytes_136 - 1},
    {"sql/comparison/source_record-before-snapshots.sql", bytes_137, sizeof bytes_137 - 1},
    {"sql/comparison/source_record.sql", bytes_138, sizeof bytes_138 - 1},
    {"sql/comparison/vehicle.sql", bytes_139, sizeof bytes_139 - 1},
    {"sql/consent/customers.sql", bytes_140, sizeof bytes_140 - 1},
    {"sql/consent/deals.sql", bytes_141, sizeof bytes_141 - 1},
    {"sql/consent/doubtful-pairs.sql", bytes_142, sizeof bytes_142 - 1},
    {"sql/consent/events.sql", bytes_143, sizeof bytes_143 - 1},
    {"sql/consent/leads.sql", bytes_144, sizeof bytes_144 - 1},
    {"sql/consent/repair-orders.sql", bytes_145, sizeof bytes_145 - 1},
    {"sql/export/actions.sql", bytes_146, sizeof bytes_146 - 1},
    {"sql/export/closed-addresses.sql", bytes_147, sizeof bytes_147 - 1},
    {"sql/export/codes.sql", bytes_148, sizeof bytes_148 - 1},
    {"sql/export/contacts.sql", bytes_149, sizeof bytes_149 - 1},
    {"sql/export/corrections.sql", bytes_150, sizeof bytes_150 - 1},
    {"sql/export/customers.sql", bytes_151, sizeof bytes_151 - 1},
    {"sql/export/duplicates.sql", bytes_152, sizeof bytes_152 - 1},
    {"sql/export/migration.sql", bytes_153, sizeof bytes_153 - 1},
    {"sql/export/quarantine.sql", bytes_154, sizeof bytes_154 - 1},
    {"sql/export/rejected.sql", bytes_155, sizeof bytes_155 - 1},
    {"sql/quality/blitz.sql", bytes_156, sizeof bytes_156 - 1},
    {"sql/quality/candidates.sql", bytes_157, sizeof bytes_157 - 1},
    {"sql/quality/cells.sql", bytes_158, sizeof bytes_158 - 1},
    {"sql/quality/consent-days.sql", bytes_159, sizeof bytes_159 - 1},
    {"sql/quality/consent-months.sql", bytes_160, sizeof bytes_160 - 1},
    {"sql/quality/consent-proof.sql", bytes_161, sizeof bytes_161 - 1},
    {"sql/quality/doubtful-pairs.sql", bytes_162, sizeof bytes_162 - 1},
    {"sql/quality/files.sql", bytes_163, sizeof bytes_163 - 1},
    {"sql/quality/history.sql", bytes_164, sizeof bytes_164 - 1},
    {"sql/quality/households.sql", bytes_165, sizeof bytes_165 - 1},
    {"sql/quality/intake.sql", bytes_166, sizeof bytes_166 - 1},
    {"sql/quality/open-leads.sql", bytes_167, sizeof bytes_167 - 1},
    {"sql/quality/prepare.sql", bytes_168, sizeof bytes_168 - 1},
    {"sql/quality/presence-masks.sql", bytes_169, sizeof bytes_169 - 1},
    {"sql/quality/sensitive-totals.sql", bytes_170, sizeof bytes_170 - 1},
    {"sql/quality/sensitive.sql", bytes_171, sizeof bytes_171 - 1},
    {"sql/quality/served-lately.sql", bytes_172, sizeof bytes_172 - 1},
    {"sql/quality/sources.sql", bytes_173, sizeof bytes_173 - 1},
    {"sql/quality/withdrawals.sql", bytes_174, sizeof bytes_174 - 1},
    {"tables/ca-fsa.csv", bytes_175, sizeof bytes_175 - 1},
    {"tables/ca-postal-first-letter.csv", bytes_176, sizeof bytes_176 - 1},
    {"tables/ca-provinces.csv", bytes_177, sizeof bytes_177 - 1},
    {"tables/canada-post-delivery-modes.csv", bytes_178, sizeof bytes_178 - 1},
    {"tables/canada-post-directions.csv", bytes_179, sizeof bytes_179 - 1},
    {"tables/canada-post-street-types.csv", bytes_180, sizeof bytes_180 - 1},
    {"tables/canada-post-units.csv", bytes_181, sizeof bytes_181 - 1},
    {"tables/canonical-fields.csv", bytes_182, sizeof bytes_182 - 1},
    {"tables/canonical-model.csv", bytes_183, sizeof bytes_183 - 1},
    {"tables/city-aliases.csv", bytes_184, sizeof bytes_184 - 1},
    {"tables/code-lists.csv", bytes_185, sizeof bytes_185 - 1},
    {"tables/code-synonyms.csv", bytes_186, sizeof bytes_186 - 1},
    {"tables/column-ambiguities.csv", bytes_187, sizeof bytes_187 - 1},
    {"tables/column-vocabulary-more.csv", bytes_188, sizeof bytes_188 - 1},
    {"tables/column-vocabulary.csv", bytes_189, sizeof bytes_189 - 1},
    {"tables/company-activities.csv", bytes_190, sizeof bytes_190 - 1},
    {"tables/company-markers.csv", bytes_191, sizeof bytes_191 - 1},
    {"tables/company-words.csv", bytes_192, sizeof bytes_192 - 1},
    {"tables/countries-rest.csv", bytes_193, sizeof bytes_193 - 1},
    {"tables/countries.csv", bytes_194, sizeof bytes_194 - 1},
    {"tables/date-formats.csv", bytes_195, sizeof bytes_195 - 1},
    {"tables/email-domain-typos.csv", bytes_196, sizeof bytes_196 - 1},
    {"tables/email-domains-known.csv", bytes_197, sizeof bytes_197 - 1},
    {"tables/email-placeholders.csv", bytes_198, sizeof bytes_198 - 1},
    {"tables/first-names-of-two.csv", bytes_199, sizeof bytes_199 - 1},
    {"tables/first-names.csv", bytes_200, sizeof bytes_200 - 1},
    {"tables/last-names.csv", bytes_201, sizeof bytes_201 - 1},
    {"tables/legal-terms.csv", bytes_202, sizeof bytes_202 - 1},
    {"tables/municipality-accents.csv", bytes_203, sizeof bytes_203 - 1},
    {"tables/municipality-spellings.csv", bytes_204, sizeof bytes_204 - 1},
    {"tables/name-particles.csv", bytes_205, sizeof bytes_205 - 1},
    {"tables/name-rules-qc.csv", bytes_206, sizeof bytes_206 - 1},
    {"tables/name-titles.csv", bytes_207, sizeof bytes_207 - 1},
    {"tables/nanp-canada-area-codes.csv", bytes_208, sizeof bytes_208 - 1},
    {"tables/nanp-other-area-codes.csv", bytes_209, sizeof bytes_209 - 1},
    {"tables/nanp-special.csv", bytes_210, sizeof bytes_210 - 1},
    {"tables/nicknames.csv", bytes_211, sizeof bytes_211 - 1},
    {"tables/no-purchase-statuses.csv", bytes_212, sizeof bytes_212 - 1},
    {"tables/number-labels.csv", bytes_213, sizeof bytes_213 - 1},
    {"tables/odometer-rules.csv", bytes_214, sizeof bytes_214 - 1},
    {"tables/operation-words.csv", bytes_215, sizeof bytes_215 - 1},
    {"tables/placeholder-meanings.csv", bytes_216, sizeof bytes_216 - 1},
    {"tables/placeholder-values.csv", bytes_217, sizeof bytes_217 - 1},
    {"tables/postal-code-rules.csv", bytes_218, sizeof bytes_218 - 1},
    {"tables/purchase-statuses.csv", bytes_219, sizeof bytes_219 - 1},
    {"tables/qc-fsa-municipalities.csv", bytes_220, sizeof bytes_220 - 1},
    {"tables/qc-licence-plates.csv", bytes_221, sizeof bytes_221 - 1},
    {"tables/quebec-sectors.csv", bytes_222, sizeof bytes_222 - 1},
    {"tables/sensitive-words.csv", bytes_223, sizeof bytes_223 - 1},
    {"tables/top-level-domains.csv", bytes_224, sizeof bytes_224 - 1},
    {"tables/us-states.csv", bytes_225, sizeof bytes_225 - 1},
    {"tables/value-synonyms.csv", bytes_226, sizeof bytes_226 - 1},
    {"tables/vehicle-makes.csv", bytes_227, sizeof bytes_227 - 1},
    {"tables/vehicle-model-aliases.csv", bytes_228, sizeof bytes_228 - 1},
    {"tables/vehicle-models-vpic.csv", bytes_229, sizeof bytes_229 - 1},
    {"tables/vin-model-year.csv", bytes_230, sizeof bytes_230 - 1},
    {"tables/vin-transliteration.csv", bytes_231, sizeof bytes_231 - 1},
    {"tables/vin-weights.csv", bytes_232, sizeof bytes_232 - 1},
    {"tables/vin-wmi-multi-make.csv", bytes_233, sizeof bytes_233 - 1},
    {"tables/vin-wmi.csv", bytes_234, sizeof bytes_234 - 1},
    {"templates/cell.mustache", bytes_235, sizeof bytes_235 - 1},
    {"templates/command.mustache", bytes_236, sizeof bytes_236 - 1},
    {"templates/dealerdata.en.yml", bytes_237, sizeof bytes_237 - 1},
    {"templates/dealerdata.fr.yml", bytes_238, sizeof bytes_238 - 1},
    {"templates/definitions.mustache", bytes_239, sizeof bytes_239 - 1},
    {"templates/details.mustache", bytes_240, sizeof bytes_240 - 1},
    {"templates/facts.mustache", bytes_241, sizeof bytes_241 - 1},
    {"templates/figure.mustache", bytes_242, sizeof bytes_242 - 1},
    {"templates/figures.mustache", bytes_243, sizeof bytes_243 - 1},
    {"templates/grade.mustache", bytes_244, sizeof bytes_244 - 1},
    {"templates/grid.mustache", bytes_245, sizeof bytes_245 - 1},
    {"templates/key.mustache", bytes_246, sizeof bytes_246 - 1},
    {"templates/marks.mustache", bytes_247, sizeof bytes_247 - 1},
    {"templates/note.mustache", bytes_248, sizeof bytes_248 - 1},
    {"templates/owner.mustache", bytes_249, sizeof bytes_249 - 1},
    {"templates/page.mustache", bytes_250, sizeof bytes_250 - 1},
    {"templates/report.css", bytes_251, sizeof bytes_251 - 1},
    {"templates/section.mustache", bytes_252, sizeof bytes_252 - 1},
    {"templates/table.mustache", bytes_253, sizeof bytes_253 - 1},
    {"templates/trend.mustache", bytes_254, sizeof bytes_254 - 1},
};

const dd_resource *dd_resource_table(void) { return resources; }
size_t dd_resource_count(void) { return sizeof resources / sizeof *resources; }
