-- Layer 1: what the files said.

CREATE TABLE source (
  id       INTEGER PRIMARY KEY,
  system   TEXT NOT NULL,                 -- the short name that the user gave
  class    TEXT NOT NULL DEFAULT 'OTH',   -- codebook A01: DMS CRM SRV PRT WEB BDC OEM FIN OTH
  rooftop  TEXT NOT NULL DEFAULT '',
  profile  TEXT,
  UNIQUE (system, rooftop)
) STRICT;

CREATE TABLE run (
  id          INTEGER PRIMARY KEY,
  verb        TEXT NOT NULL,
  started_at  TEXT NOT NULL,              -- ISO 8601, UTC
  finished_at TEXT,
  as_of       TEXT NOT NULL,              -- civil date in the dealer's zone
  state       TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'done', 'failed', 'undone')),
  parameters  TEXT NOT NULL DEFAULT '{}'  -- JSON, no personal data
) STRICT;

CREATE TABLE import (
  id          INTEGER PRIMARY KEY,
  run_id      INTEGER NOT NULL REFERENCES run(id),
  source_id   INTEGER NOT NULL REFERENCES source(id),
  entity      TEXT NOT NULL,
  file        TEXT NOT NULL,              -- name without folder
  sha256      TEXT NOT NULL,
  bytes       INTEGER NOT NULL,
  format      TEXT NOT NULL,              -- csv json ndjson adf
  encoding    TEXT NOT NULL,
  confidence  REAL NOT NULL,
  dialect     TEXT NOT NULL,              -- JSON
  header      TEXT NOT NULL,              -- JSON array of the file's own words
  mapping     TEXT NOT NULL,              -- JSON: {"columns": [{"column","position","target","reason","confidence"}], …}
  rows        INTEGER NOT NULL,
  accepted    INTEGER NOT NULL,
  rejected    INTEGER NOT NULL,
  unchanged   INTEGER NOT NULL DEFAULT 0, -- accepted rows that an earlier import already holds, word for word
  imported_at TEXT NOT NULL,
  normalized  TEXT NOT NULL DEFAULT '',   -- fingerprint of what cleaned it; '' when that is still to do
  CHECK (rows = accepted + rejected),
  UNIQUE (source_id, entity, sha256)
) STRICT;

CREATE TABLE source_record (
  id           INTEGER PRIMARY KEY,
  import_id    INTEGER NOT NULL REFERENCES import(id),
  line         INTEGER NOT NULL,
  natural_key  TEXT NOT NULL,             -- the system's own key, as text; '#' and a content hash when it has none
  content_hash INTEGER NOT NULL,
  cells        TEXT NOT NULL,             -- JSON array against import.header; null for a cell that was missing
  superseded_by INTEGER                   -- the record of a later import with the same key and other content
) STRICT;

CREATE TABLE rejected_row (
  id        INTEGER PRIMARY KEY,
  import_id INTEGER NOT NULL REFERENCES import(id),
  line      INTEGER NOT NULL,
  reason    TEXT NOT NULL,                -- message key
  detail    TEXT NOT NULL DEFAULT '{}',   -- JSON values of the message
  bytes     BLOB NOT NULL                 -- the row in the source's own bytes
) STRICT;

-- Layer 2: clean records. Each id is that of the source record it came from.
-- A column `x_code` holds the codebook's verdict on field x: 'EM-OK', 'TL-PLACE', 'U' …

CREATE TABLE customer_record (
  id INTEGER PRIMARY KEY,
  source_id INTEGER NOT NULL,
  record_key TEXT NOT NULL,               -- '<system>:<native id>'
  origin TEXT NOT NULL,                   -- the entity of the row that named this customer
  kind TEXT NOT NULL,                     -- codebook A09, and INT or TST for what is no customer
  file_status TEXT NOT NULL,              -- codebook A08
  civility TEXT, first_name TEXT, middle_name TEXT, last_name TEXT, suffix TEXT, maiden_name TEXT, nickname TEXT,
  second_civility TEXT, second_first_name TEXT, second_last_name TEXT,
  company TEXT, attention TEXT, business_number TEXT, manufacturer_id TEXT, customer_type TEXT,
  birth_date TEXT, birth_text TEXT, sex TEXT, language TEXT,
  email TEXT, email_second TEXT,
  phone TEXT, phone_ext TEXT, phone_home TEXT, phone_home_ext TEXT, phone_mobile TEXT, phone_mobile_ext TEXT,
  phone_work TEXT, phone_work_ext TEXT,
  preferred_channel TEXT, preferred_time TEXT,
  address1 TEXT, address2 TEXT, street_number TEXT, street_name TEXT, street_type TEXT, street_direction TEXT,
  unit TEXT, po_box TEXT, rural_route TEXT, city TEXT, province TEXT, postal_code TEXT, country TEXT,
  vin TEXT, plate TEXT, make TEXT, model TEXT, model_year TEXT, odometer TEXT, warranty_end TEXT,
  created_at TEXT, updated_at TEXT, verified_at TEXT, last_visit_date TEXT, entered_by TEXT, department TEXT, notes TEXT,
  last_name_code TEXT, company_code TEXT, birth_date_code TEXT, email_code TEXT, email_second_code TEXT,
  phone_code TEXT, phone_home_code TEXT, phone_mobile_code TEXT, phone_work_code TEXT, address1_code TEXT,
  postal_code_code TEXT, created_at_code TEXT, business_number_code TEXT, notes_code TEXT,
  legibility_code TEXT, right_field_code TEXT
) STRICT;

-- A vehicle as one row of a file told of it: of a vehicle list, or of a customer, deal, repair order or lead row.
CREATE TABLE vehicle (
  id INTEGER PRIMARY KEY,                 -- source record
  customer_record_id INTEGER,             -- whom the row links it to
  origin TEXT NOT NULL,
  role TEXT NOT NULL DEFAULT 'OWN',       -- codebook E02; 'WANT' for a vehicle that a lead asks about
  vin TEXT, plate TEXT, make TEXT, model TEXT, model_year TEXT, trim TEXT, colour TEXT, stock_number TEXT,
  odometer TEXT,                          -- kilometres
  in_service_date TEXT, warranty_end TEXT, warranty_distance TEXT, warranty_type TEXT,
  seen_on TEXT,                           -- date of the event that told of it
  vin_code TEXT, odometer_code TEXT
) STRICT;

CREATE TABLE deal (
  id INTEGER PRIMARY KEY,
  source_id INTEGER NOT NULL,
  customer_record_id INTEGER,
  customer_key TEXT,                      -- the customer's key in the same system
  deal_number TEXT, deal_date TEXT, delivery_date TEXT,
  deal_type TEXT,                         -- codebook E08: NEW USD CPO DMO PRV
  finance_type TEXT,                      -- codebook E09: CASH LOAN LEAS BALL
  finance_end TEXT, deal_status TEXT, amount_cents INTEGER, margin_cents INTEGER, vin TEXT, salesperson TEXT
) STRICT;

CREATE TABLE repair_order (
  id INTEGER PRIMARY KEY,
  source_id INTEGER NOT NULL,
  customer_record_id INTEGER, customer_key TEXT,
  repair_order_number TEXT, opened_date TEXT, closed_date TEXT,
  pay_type TEXT,                          -- C customer, W warranty, I internal
  repair_order_status TEXT, operation TEXT, amount_cents INTEGER, vin TEXT, odometer TEXT, advisor TEXT
) STRICT;

CREATE TABLE lead (
  id INTEGER PRIMARY KEY,
  source_id INTEGER NOT NULL,
  customer_record_id INTEGER, customer_key TEXT,
  lead_number TEXT, lead_date TEXT, lead_source TEXT, lead_type TEXT,
  lead_status TEXT,                       -- codebook I03: LQ0 … LQ5, LQX
  lead_status_text TEXT,                  -- the status in the file's own words
  sold_date TEXT,                         -- day on which the lead became a sale, where its file says so
  lead_interest TEXT, next_action TEXT, next_action_date TEXT, salesperson TEXT, notes TEXT
) STRICT;

CREATE TABLE appointment (
  id INTEGER PRIMARY KEY,
  source_id INTEGER NOT NULL,
  customer_record_id INTEGER, customer_key TEXT,
  appointment_number TEXT, appointment_date TEXT, appointment_status TEXT, appointment_source TEXT,
  appointment_reason TEXT, vin TEXT, advisor TEXT
) STRICT;

CREATE TABLE interaction (
  id INTEGER PRIMARY KEY,
  source_id INTEGER NOT NULL,
  customer_record_id INTEGER, customer_key TEXT,
  interaction_date TEXT, interaction_channel TEXT, interaction_outcome TEXT, notes TEXT
) STRICT;

-- An address or number by itself, so that a consent event names no one (privacy.md §2.1).
CREATE TABLE contact_point (
  id      INTEGER PRIMARY KEY,
  channel TEXT NOT NULL CHECK (channel IN ('EM', 'PH')),
  value   TEXT NOT NULL,                  -- clean e-mail address or E.164 number
  UNIQUE (channel, value)
) STRICT;

CREATE TABLE consent_event (
  id INTEGER PRIMARY KEY,
  source_record_id INTEGER NOT NULL,
  customer_record_id INTEGER,             -- null when the event is about an address alone
  contact_point_id INTEGER REFERENCES contact_point(id),
  channel TEXT,                           -- EM SM PH PO; null for all
  purpose TEXT NOT NULL DEFAULT 'MKT',
  kind TEXT NOT NULL CHECK (kind IN ('GRANT', 'REFUSE', 'WITHDRAW', 'BASIS', 'UNKNOWN_IMPORT')),
  basis TEXT,                             -- EXPRESS PURCHASE LEASE SERVICE CONTRACT INQUIRY
  occurred_on TEXT,                       -- null is unknown and never grants
  proof INTEGER NOT NULL DEFAULT 0,       -- PRF 0 … 3
  source_column TEXT
) STRICT;

CREATE TABLE cell_finding (
  source_record_id INTEGER NOT NULL,
  field    TEXT NOT NULL,
  code     TEXT NOT NULL,
  action   TEXT NOT NULL,
  proposal TEXT,
  target   TEXT
) STRICT;

-- Pure changes of form (`(514) 555-0199` to E.164) are many and alike: one row a record, `field:CODE` by spaces.
CREATE TABLE formatted_cells (
  source_record_id INTEGER PRIMARY KEY,
  cells            TEXT NOT NULL
) STRICT;

-- Layer 3: identity.

CREATE TABLE match_pair (
  a        INTEGER NOT NULL,              -- customer_record, a < b
  b        INTEGER NOT NULL,
  bits     REAL NOT NULL,                 -- the evidence by field is computed again from the model when asked for
  PRIMARY KEY (a, b)
) STRICT, WITHOUT ROWID;

CREATE TABLE linkage_model (
  run_id INTEGER PRIMARY KEY,
  model  TEXT NOT NULL                    -- JSON
) STRICT;

CREATE TABLE decision (
  key_a  TEXT NOT NULL,                   -- record keys, so that a decision survives re-import
  key_b  TEXT NOT NULL,
  answer TEXT NOT NULL CHECK (answer IN ('same', 'different', 'household')),
  decided_at TEXT NOT NULL,
  PRIMARY KEY (key_a, key_b)
) STRICT, WITHOUT ROWID;

CREATE TABLE customer_link (
  record_id   INTEGER NOT NULL,
  customer_id INTEGER NOT NULL,
  from_run    INTEGER NOT NULL,
  to_run      INTEGER,                    -- the run that replaced this link; null while it holds
  bits        REAL                        -- weakest necessary link of the record; null for a record alone
) STRICT;

CREATE TABLE household_link (
  customer_id  INTEGER PRIMARY KEY,
  household_id INTEGER NOT NULL,          -- the smallest customer id in it
  bits         REAL NOT NULL
) STRICT;

-- Household links that a run replaced, for undo.
CREATE TABLE household_link_former (
  run_id       INTEGER NOT NULL,          -- the run that replaced them
  customer_id  INTEGER NOT NULL,
  household_id INTEGER NOT NULL,
  bits         REAL NOT NULL
) STRICT;

-- Layer 4: customers.

CREATE TABLE customer (
  id INTEGER PRIMARY KEY,
  records INTEGER NOT NULL,
  systems INTEGER NOT NULL,
  kind TEXT NOT NULL, file_status TEXT NOT NULL,
  civility TEXT, first_name TEXT, middle_name TEXT, last_name TEXT, suffix TEXT,
  second_civility TEXT, second_first_name TEXT, second_last_name TEXT,
  company TEXT, attention TEXT, business_number TEXT, manufacturer_id TEXT, customer_type TEXT,
  birth_date TEXT, birth_text TEXT, sex TEXT, language TEXT,
  email TEXT, email_second TEXT,
  phone TEXT, phone_ext TEXT, phone_home TEXT, phone_home_ext TEXT, phone_mobile TEXT, phone_mobile_ext TEXT,
  phone_work TEXT, phone_work_ext TEXT,
  preferred_channel TEXT, preferred_time TEXT,
  address1 TEXT, address2 TEXT, street_number TEXT, street_name TEXT, street_type TEXT, street_direction TEXT,
  unit TEXT, po_box TEXT, rural_route TEXT, city TEXT, province TEXT, postal_code TEXT, country TEXT,
  created_at TEXT, updated_at TEXT, verified_at TEXT, last_visit_date TEXT, entered_by TEXT, department TEXT, notes TEXT,
  last_name_code TEXT, company_code TEXT, birth_date_code TEXT, email_code TEXT, email_second_code TEXT,
  phone_code TEXT, phone_home_code TEXT, phone_mobile_code TEXT, phone_work_code TEXT, address1_code TEXT,
  postal_code_code TEXT, created_at_code TEXT, business_number_code TEXT, notes_code TEXT,
  legibility_code TEXT, right_field_code TEXT
) STRICT;

-- Only where a field had a choice: two records, two values. Elsewhere the one record that has it is the origin.
CREATE TABLE customer_origin (
  customer_id INTEGER NOT NULL,
  field       TEXT NOT NULL,
  record_id   INTEGER NOT NULL,
  why         TEXT NOT NULL,              -- codebook N03: SV-OK SV-VER SV-DEC SV-REC SV-SRC SV-LONG SV-HUM
  losers      INTEGER NOT NULL,           -- how many other values were kept as conflicts
  PRIMARY KEY (customer_id, field)
) STRICT, WITHOUT ROWID;

-- What may be done on a date, by customer and channel: written by Consent for run_setting.as_of.
CREATE TABLE consent_state (
  customer_id INTEGER NOT NULL,
  channel     TEXT NOT NULL,              -- EM SM PH PO
  state       TEXT NOT NULL,              -- privacy.md §2.2: E E? I2 IC I6 W R S X U N O …
  last_ok     TEXT,                       -- last day on which the basis holds
  basis_on    TEXT,
  event_id    INTEGER,                    -- the consent_event, deal, repair order or lead that decided
  event_table TEXT,
  proof       INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (customer_id, channel)
) STRICT, WITHOUT ROWID;

-- Codebook D06: the dealer's own zones, by the start of the postal code; empty until the dealer says.
CREATE TABLE trade_zone (
  prefix TEXT PRIMARY KEY,                -- 'J3X'
  zone   TEXT NOT NULL CHECK (zone IN ('Z1', 'Z2', 'Z3', 'ZX'))
) STRICT, WITHOUT ROWID;

-- Layer 5: codes. customer_codes, customer_vehicle_codes and lead_codes are made by codify: a column a rule.

CREATE TABLE code_run (
  run_id        INTEGER PRIMARY KEY,
  codebook_hash TEXT NOT NULL,
  as_of         TEXT NOT NULL,
  rules         TEXT NOT NULL             -- JSON: [{"id","version"}]
) STRICT;

CREATE TABLE code_change (
  run_id    INTEGER NOT NULL,
  entity    TEXT NOT NULL,
  entity_id INTEGER NOT NULL,
  rule      TEXT NOT NULL,
  old       TEXT,
  new       TEXT
) STRICT;

-- Layer 6: measures and logs.

CREATE TABLE metric (
  run_id      INTEGER NOT NULL,
  name        TEXT NOT NULL,
  scope       TEXT NOT NULL DEFAULT '',   -- '' for the base, 'system:activix', 'field:email' …
  numerator   INTEGER NOT NULL,
  denominator INTEGER NOT NULL,
  PRIMARY KEY (run_id, name, scope)
) STRICT, WITHOUT ROWID;

CREATE TABLE finding (
  run_id    INTEGER NOT NULL,
  check_id  TEXT NOT NULL,
  entity    TEXT NOT NULL,
  entity_id INTEGER NOT NULL,
  PRIMARY KEY (run_id, check_id, entity, entity_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE export_log (
  id          INTEGER PRIMARY KEY,
  run_id      INTEGER NOT NULL,
  what        TEXT NOT NULL,
  purpose     TEXT, channel TEXT, recipient TEXT, send_date TEXT,
  rows        INTEGER NOT NULL,
  sha256      TEXT NOT NULL,
  fields      TEXT NOT NULL,              -- JSON
  left_out    TEXT NOT NULL               -- JSON: counts by reason
) STRICT;

CREATE TABLE audit_log (
  seq       INTEGER PRIMARY KEY,
  at        TEXT NOT NULL,
  actor     TEXT NOT NULL,
  action    TEXT NOT NULL,
  object_id TEXT NOT NULL,
  params    TEXT NOT NULL,                -- JSON, no personal data
  prev_hash TEXT NOT NULL,
  hash      TEXT NOT NULL
) STRICT;

CREATE TABLE run_setting (
  name  TEXT PRIMARY KEY,                 -- as_of, dealer, zone
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

INSERT INTO run_setting VALUES ('as_of', '1970-01-01');

CREATE TRIGGER audit_log_keeps_rows BEFORE DELETE ON audit_log BEGIN SELECT RAISE(ABORT, 'audit_log only grows'); END;
CREATE TRIGGER audit_log_keeps_words BEFORE UPDATE ON audit_log BEGIN SELECT RAISE(ABORT, 'audit_log only grows'); END;

-- Indices: only those that queries use.
CREATE INDEX source_record_by_import ON source_record (import_id);
CREATE INDEX source_record_by_key ON source_record (natural_key);
CREATE INDEX customer_record_by_key ON customer_record (record_key);
CREATE INDEX vehicle_by_customer_record ON vehicle (customer_record_id);
CREATE INDEX vehicle_by_vin ON vehicle (vin);
CREATE INDEX deal_by_customer_record ON deal (customer_record_id);
CREATE INDEX repair_order_by_customer_record ON repair_order (customer_record_id);
CREATE INDEX lead_by_customer_record ON lead (customer_record_id);
CREATE INDEX appointment_by_customer_record ON appointment (customer_record_id);
CREATE INDEX interaction_by_customer_record ON interaction (customer_record_id);
CREATE INDEX consent_event_by_customer_record ON consent_event (customer_record_id);
CREATE INDEX consent_event_by_contact_point ON consent_event (contact_point_id);
CREATE INDEX cell_finding_by_record ON cell_finding (source_record_id);
CREATE INDEX customer_link_by_record ON customer_link (record_id) WHERE to_run IS NULL;
CREATE INDEX customer_link_by_customer ON customer_link (customer_id) WHERE to_run IS NULL;
CREATE INDEX household_link_by_household ON household_link (household_id);

-- Views for people: sqlite3 or a BI tool can be pointed at them.

CREATE VIEW v_as_of AS SELECT value AS as_of FROM run_setting WHERE name = 'as_of';

CREATE VIEW v_link AS SELECT record_id, customer_id, bits FROM customer_link WHERE to_run IS NULL;

-- Every clean record with its customer, source and line.
CREATE VIEW v_record AS
SELECT r.*, l.customer_id, s.system, s.class AS system_class, s.rooftop, i.file, sr.line, i.id AS import_id
FROM customer_record r
JOIN source_record sr ON sr.id = r.id
JOIN import i ON i.id = sr.import_id
JOIN source s ON s.id = r.source_id
LEFT JOIN v_link l ON l.record_id = r.id;

-- Customers that count: people and organisations, not house accounts, tests or merged files.
CREATE VIEW v_customer AS
SELECT c.*, h.household_id
FROM customer c
LEFT JOIN household_link h ON h.customer_id = c.id
WHERE c.kind NOT IN ('INT', 'TST') AND c.file_status NOT IN ('TST', 'INT', 'MRG', 'SUP', 'ANO');

CREATE VIEW v_duplicates AS
SELECT customer_id, records, systems FROM (SELECT id AS customer_id, records, systems FROM customer) WHERE records > 1;

CREATE VIEW v_customer_deal AS
SELECT d.*, l.customer_id FROM deal d JOIN v_link l ON l.record_id = d.customer_record_id;

CREATE VIEW v_customer_repair_order AS
SELECT o.*, l.customer_id FROM repair_order o JOIN v_link l ON l.record_id = o.customer_record_id;

CREATE VIEW v_customer_lead AS
SELECT e.*, l.customer_id FROM lead e JOIN v_link l ON l.record_id = e.customer_record_id;

-- Leads neither sold nor lost; one whose status nobody knows is open.
CREATE VIEW v_open_lead AS
SELECT * FROM lead WHERE COALESCE(lead_status, 'U') NOT IN ('LQ5', 'LQX') AND sold_date IS NULL;

CREATE VIEW v_customer_appointment AS
SELECT a.*, l.customer_id FROM appointment a JOIN v_link l ON l.record_id = a.customer_record_id;

CREATE VIEW v_customer_vehicle AS
SELECT v.*, l.customer_id FROM vehicle v JOIN v_link l ON l.record_id = v.customer_record_id WHERE v.role <> 'WANT';

CREATE VIEW v_consent AS
SELECT cs.*,
       cs.state IN ('E', 'I2', 'IC', 'I6', 'IP', 'RF', 'FS', 'P18', 'P6', 'PC18', 'PE', 'PN', 'O') AS allowed
FROM consent_state cs;

-- The one address of each channel that can be used, by customer, null when there is none; and whether the files say
-- anything about that channel at all (`_stated`). A value whose code doubts it is stated and not usable.
CREATE VIEW v_address AS
SELECT c.id AS customer_id,
       CASE
         WHEN COALESCE(c.email_code, '') NOT IN ('EM-TYPO', 'EM-PLACE', 'EM-DLR', 'EM-BAD', 'U', 'X', 'Q', 'A', 'N')
           THEN NULLIF(c.email, '')
         WHEN COALESCE(c.email_second_code, '') NOT IN ('EM-TYPO', 'EM-PLACE', 'EM-DLR', 'EM-BAD', 'U', 'X', 'Q', 'A', 'N')
           THEN NULLIF(c.email_second, '')
       END AS email,
       CASE WHEN COALESCE(c.phone_mobile_code, '') NOT IN ('TL-SHORT', 'TL-PLACE', 'TL-AMB', 'TL-FAX', 'U', 'X', 'Q', 'A', 'N')
         THEN NULLIF(c.phone_mobile, '')
       END AS mobile,
       COALESCE(
         CASE WHEN COALESCE(c.phone_code, '') NOT IN ('TL-SHORT', 'TL-PLACE', 'TL-AMB', 'TL-FAX', 'U', 'X', 'Q', 'A', 'N')
           THEN NULLIF(c.phone, '') END,
         CASE WHEN COALESCE(c.phone_home_code, '') NOT IN ('TL-SHORT', 'TL-PLACE', 'TL-AMB', 'TL-FAX', 'U', 'X', 'Q', 'A', 'N')
           THEN NULLIF(c.phone_home, '') END,
         CASE WHEN COALESCE(c.phone_mobile_code, '') NOT IN ('TL-SHORT', 'TL-PLACE', 'TL-AMB', 'TL-FAX', 'U', 'X', 'Q', 'A', 'N')
           THEN NULLIF(c.phone_mobile, '') END,
         CASE WHEN COALESCE(c.phone_work_code, '') NOT IN ('TL-SHORT', 'TL-PLACE', 'TL-AMB', 'TL-FAX', 'U', 'X', 'Q', 'A', 'N')
           THEN NULLIF(c.phone_work, '') END
       ) AS phone,
       CASE
         WHEN COALESCE(c.address1_code, '') NOT IN ('AD-PART', 'AD-BAD', 'U', 'X', 'Q', 'A', 'N')
          AND COALESCE(c.postal_code_code, '') NOT IN ('PC-BAD', 'PC-CTRY', 'U', 'X', 'Q', 'A', 'N')
          AND NULLIF(c.postal_code, '') IS NOT NULL
           THEN COALESCE(NULLIF(c.address1, ''), NULLIF(c.po_box, ''), NULLIF(c.rural_route, ''))
       END AS mail,
       c.email IS NOT NULL OR COALESCE(c.email_code, 'U') NOT IN ('U', 'X', 'N')
         OR c.email_second IS NOT NULL AS email_stated,
       c.phone_mobile IS NOT NULL OR COALESCE(c.phone_mobile_code, 'U') NOT IN ('U', 'X', 'N') AS mobile_stated,
       COALESCE(c.phone, c.phone_home, c.phone_mobile, c.phone_work) IS NOT NULL
         OR COALESCE(c.phone_code, 'U') NOT IN ('U', 'X', 'N') OR COALESCE(c.phone_home_code, 'U') NOT IN ('U', 'X', 'N')
         OR COALESCE(c.phone_mobile_code, 'U') NOT IN ('U', 'X', 'N')
         OR COALESCE(c.phone_work_code, 'U') NOT IN ('U', 'X', 'N') AS phone_stated,
       COALESCE(c.address1, c.po_box, c.rural_route, c.postal_code) IS NOT NULL
         OR COALESCE(c.address1_code, 'U') NOT IN ('U', 'X', 'N') AS mail_stated
FROM customer c;

-- Who can be reached how, on run_setting.as_of, for marketing: present AND valid AND allowed. `purpose_gate` is the
-- question that Loi 25 adds: OK with an express consent, NO after a withdrawal, else LEGACY (a person must decide).
CREATE VIEW v_contactability AS
SELECT k.customer_id, k.channel, k.address, k.present, k.address IS NOT NULL AS valid,
       s.state, COALESCE(s.allowed, 0) AS allowed,
       k.address IS NOT NULL AND COALESCE(s.allowed, 0) AS reachable,
       s.last_ok,
       CASE WHEN s.state IN ('E', 'PE') THEN 'OK' WHEN s.state IN ('W', 'R', 'S') THEN 'NO' ELSE 'LEGACY' END AS purpose_gate
FROM (
  SELECT a.customer_id, 'EM' AS channel, a.email AS address, a.email_stated AS present FROM v_address a
  UNION ALL SELECT a.customer_id, 'SM', a.mobile, a.mobile_stated FROM v_address a
  UNION ALL SELECT a.customer_id, 'PH', a.phone, a.phone_stated FROM v_address a
  UNION ALL SELECT a.customer_id, 'PO', a.mail, a.mail_stated FROM v_address a
) k
JOIN v_customer c ON c.id = k.customer_id
LEFT JOIN v_consent s ON s.customer_id = k.customer_id AND s.channel = k.channel;
