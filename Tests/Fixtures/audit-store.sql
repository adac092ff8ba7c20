-- An invented dealership: 600 customers in three systems, six of them house accounts, as of 2026-11-21.

INSERT OR REPLACE INTO run_setting VALUES ('as_of', '2026-11-21'), ('dealer', 'Automobiles Exemple inc.');

INSERT INTO source (id, system, class) VALUES (1, 'serti', 'DMS'), (2, 'activix', 'CRM'), (3, 'xtime', 'SRV');
INSERT INTO run (id, verb, started_at, as_of, state) VALUES (1, 'import', '2026-11-20T09:00:00Z', '2026-11-20', 'done');

CREATE TEMP TABLE n AS
WITH RECURSIVE n(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < 600) SELECT n FROM n;

CREATE TEMP TABLE record AS
SELECT 1000 + n AS id, n, 1 AS source FROM n WHERE n % 10 < 8
UNION ALL SELECT 2000 + n, n, 1 FROM n WHERE n % 12 = 5 AND n % 10 < 8
UNION ALL SELECT 3000 + n, n, 2 FROM n WHERE n % 3 = 0 OR n % 10 >= 8
UNION ALL SELECT 5000 + n, n, 2 FROM n WHERE n % 30 = 9
UNION ALL SELECT 4000 + n, n, 3 FROM n WHERE n % 4 = 1;

INSERT INTO import (id, run_id, source_id, entity, file, sha256, bytes, format, encoding, confidence, dialect, header, mapping,
                    rows, accepted, rejected, imported_at)
SELECT source, 1, source, 'customer',
       CASE source WHEN 1 THEN 'sgd-clients.csv' WHEN 2 THEN 'crm-contacts.json' ELSE 'rv-service.csv' END,
       SUBSTR('94496345180045fcc27a06b29261ceef0b969e70ba27a7aa81e4a9384d116af1', 1 + source, 62) || '0' || source,
       1000000, CASE source WHEN 2 THEN 'json' ELSE 'csv' END, 'UTF-8', 1.0, '{}',
       '["nom","courriel","tel"]', '{"columns":[{"column":"nom","target":"last_name"},{"column":"courriel","target":"email"},{"column":"tel"}]}',
       COUNT(*) + 4 - source, COUNT(*), 4 - source, '2026-11-' || PRINTF('%02d', 22 - 5 * source) || 'T02:00:00Z'
FROM record GROUP BY source;

INSERT INTO import (id, run_id, source_id, entity, file, sha256, bytes, format, encoding, confidence, dialect, header, mapping,
                    rows, accepted, rejected, imported_at) VALUES
  (4, 1, 2, 'lead', 'web-demandes.json', '4b5e57f6eb2f42b9d9af97e24b5e57f6eb2f42b9d9af97e24b5e57f6eb2f42b9', 50000, 'json',
   'UTF-8', 1.0, '{}', '["id"]', '{}', 140, 140, 0, '2026-11-19T02:00:00Z'),
  (5, 1, 1, 'repair_order', 'bons.csv', 'ddbaa34d5dd0b8f54d533d20ddbaa34d5dd0b8f54d533d20ddbaa34d5dd0b8f5', 50000, 'csv',
   'windows-1252', 0.99, '{}', '["no"]', '{"columns":[{"column":"no","target":"repair_order_number"}]}', 200, 200, 0, '2026-11-17T02:00:00Z');

INSERT INTO rejected_row (import_id, line, reason, bytes)
SELECT 1, 900 + n, 'ingest.ragged-row', X'41' FROM n WHERE n <= 3
UNION ALL SELECT 2, 900 + n, 'ingest.totals-row', X'41' FROM n WHERE n <= 2
UNION ALL SELECT 3, 900 + n, 'ingest.ragged-row', X'41' FROM n WHERE n <= 1;

INSERT INTO source_record (id, import_id, line, natural_key, content_hash, cells)
SELECT id, source, 2 + n, CAST(id AS TEXT), id, '[]' FROM record
UNION ALL SELECT 6000 + n, 4, n, CAST(n AS TEXT), n, '[]' FROM n WHERE n <= 140
UNION ALL SELECT 7000 + n, 5, n, CAST(n AS TEXT), n, '[]' FROM n WHERE n <= 200;

CREATE TEMP VIEW value AS
SELECT n,
  CASE WHEN n > 594 THEN 'INT' WHEN n % 20 = 0 THEN 'ORG' WHEN n % 50 = 7 THEN 'COU' ELSE 'PER' END AS kind,
  CASE WHEN n > 594 THEN 'INT' ELSE 'ACT' END AS status,
  CASE n % 10 WHEN 0 THEN 'Tremblay' WHEN 1 THEN 'Gagnon' WHEN 2 THEN 'Roy' WHEN 3 THEN 'Côté' WHEN 4 THEN 'Bouchard'
    WHEN 5 THEN 'Gauthier' WHEN 6 THEN 'Morin' WHEN 7 THEN 'Lavoie' WHEN 8 THEN 'Fortin' ELSE 'Gagné' END AS last_name,
  CASE WHEN n % 5 < 3 THEN 'client' || n || '@exemple.ca' WHEN n % 10 = 8 THEN 'client' || n || '@gmial.com' END AS email,
  CASE WHEN n % 5 < 3 THEN 'EM-OK' WHEN n % 10 = 8 THEN 'EM-TYPO' WHEN n % 10 = 3 THEN 'EM-PLACE' ELSE 'U' END AS email_code,
  CASE WHEN n % 7 < 4 THEN '+1514555' || PRINTF('%04d', 100 + n % 100) END AS mobile,
  CASE WHEN n % 7 < 4 THEN 'TL-OK' ELSE 'U' END AS mobile_code,
  CASE WHEN n % 7 = 4 THEN '+1450555' || PRINTF('%04d', 100 + n % 100) END AS home,
  CASE n % 7 WHEN 4 THEN 'TL-OK' WHEN 5 THEN 'TL-PLACE' ELSE 'U' END AS home_code,
  CASE WHEN n % 6 < 5 THEN n || ', rue des Érables' END AS address,
  CASE WHEN n % 6 < 4 THEN 'AD-OK' WHEN n % 6 = 4 THEN 'AD-PART' ELSE 'U' END AS address_code,
  CASE WHEN n % 4 < 3 THEN 'fr' END AS language,
  CASE WHEN n % 3 = 0 THEN '1976-05-04' END AS birth,
  CASE WHEN n % 3 = 0 THEN 'BD-FULL' WHEN n % 9 = 4 THEN 'BD-SENT' ELSE 'U' END AS birth_code,
  DATE('2026-11-21', '-' || (n * 5 % 700) || ' days') AS created
FROM n;

INSERT INTO customer_record (id, source_id, record_key, origin, kind, file_status, last_name, first_name, email, email_code,
  phone_mobile, phone_mobile_code, phone_home, phone_home_code, address1, address1_code, language, birth_date,
  birth_date_code, created_at, sex, last_name_code, legibility_code)
SELECT r.id, r.source, CASE r.source WHEN 1 THEN 'serti:' WHEN 2 THEN 'activix:' ELSE 'xtime:' END || r.id, 'customer',
       v.kind, v.status, v.last_name, 'Camille', CASE WHEN r.source = 3 THEN NULL ELSE v.email END,
       CASE WHEN r.source = 3 THEN 'U' ELSE v.email_code END, v.mobile, v.mobile_code, v.home, v.home_code,
       v.address, v.address_code, v.language, v.birth, v.birth_code, v.created, CASE WHEN v.n % 2 THEN '1' END, 'NM-OK',
       CASE WHEN v.n % 71 = 0 THEN 'LG-MOJI' ELSE 'LG-OK' END
FROM record r JOIN value v ON v.n = r.n;

INSERT INTO customer (id, records, systems, kind, file_status, last_name, first_name, email, email_code, phone_mobile,
  phone_mobile_code, phone_home, phone_home_code, address1, address1_code, language, birth_date, birth_date_code,
  created_at, sex, last_name_code)
SELECT n, (SELECT COUNT(*) FROM record r WHERE r.n = v.n), (SELECT COUNT(DISTINCT source) FROM record r WHERE r.n = v.n),
       kind, status, last_name, 'Camille', email, email_code, mobile, mobile_code, home, home_code, address, address_code,
       language, birth, birth_code, created, CASE WHEN n % 2 THEN '1' END, 'NM-OK'
FROM value v;

INSERT INTO customer_link SELECT id, n, 1, NULL, NULL FROM record;

INSERT INTO household_link SELECT n, n - n % 25, 6.0 FROM n WHERE n % 25 IN (0, 1, 2) AND n >= 25 AND n <= 594;

INSERT INTO consent_state (customer_id, channel, state, last_ok, proof)
SELECT n, 'EM',
       CASE n % 9 WHEN 0 THEN 'E' WHEN 1 THEN 'E' WHEN 2 THEN 'E?' WHEN 3 THEN 'I2' WHEN 4 THEN 'I6' WHEN 5 THEN 'X'
         WHEN 6 THEN 'W' ELSE 'U' END,
       CASE n % 9 WHEN 3 THEN DATE('2026-11-21', '+' || (n % 400) || ' days')
         WHEN 4 THEN DATE('2026-11-21', '+' || (n % 170) || ' days') WHEN 5 THEN '2026-03-01' END,
       CASE n % 9 WHEN 0 THEN 3 WHEN 1 THEN 2 ELSE 0 END
FROM n
UNION ALL SELECT n, 'SM', CASE n % 8 WHEN 0 THEN 'E' WHEN 1 THEN 'I2' ELSE 'U' END,
       CASE n % 8 WHEN 1 THEN DATE('2026-11-21', '+' || (n % 400) || ' days') END, CASE n % 8 WHEN 0 THEN 3 ELSE 0 END
FROM n
UNION ALL SELECT n, 'PH', CASE n % 4 WHEN 0 THEN 'PN' WHEN 1 THEN 'S' ELSE 'U' END, NULL, 0 FROM n
UNION ALL SELECT n, 'PO', CASE n % 6 WHEN 0 THEN 'O' WHEN 1 THEN 'O' WHEN 2 THEN 'W' ELSE 'U' END, NULL, 0 FROM n;

DROP VIEW IF EXISTS v_contactability;
CREATE VIEW v_contactability AS
SELECT customer_id, channel, present, valid, allowed, present AND valid AND allowed AND customer_id % 97 <> 0 AS reachable,
       last_ok, state,
       CASE WHEN state = 'E' THEN 'OK' WHEN state IN ('W', 'S') THEN 'NO' ELSE 'LEGACY' END AS purpose_gate
FROM (
  SELECT c.id AS customer_id, s.channel, s.last_ok, s.state,
    CASE s.channel
      WHEN 'EM' THEN c.email_code <> 'U'
      WHEN 'SM' THEN c.phone_mobile_code <> 'U'
      WHEN 'PH' THEN c.phone_mobile_code <> 'U' OR c.phone_home_code <> 'U'
      ELSE c.address1_code <> 'U' END AS present,
    CASE s.channel
      WHEN 'EM' THEN c.email_code = 'EM-OK'
      WHEN 'SM' THEN c.phone_mobile IS NOT NULL
      WHEN 'PH' THEN COALESCE(c.phone_mobile, c.phone_home) IS NOT NULL
      ELSE c.address1_code = 'AD-OK' END AS valid,
    s.state IN ('E', 'I2', 'I6', 'PN', 'O') AS allowed
  FROM customer c JOIN consent_state s ON s.customer_id = c.id
);

INSERT INTO consent_event (id, source_record_id, customer_record_id, channel, kind, occurred_on, proof)
SELECT n, 1000 + n, 1000 + n, 'EM', CASE WHEN n % 9 < 2 THEN 'GRANT' ELSE 'UNKNOWN_IMPORT' END,
       CASE WHEN n % 9 < 2 THEN '2025-06-01' END, CASE WHEN n % 9 < 2 THEN 3 ELSE 0 END
FROM n WHERE n % 9 IN (0, 1, 7) AND n % 10 < 8;

INSERT INTO lead (id, source_id, customer_record_id, lead_date, lead_status, next_action, next_action_date)
SELECT 6000 + n, 2, (SELECT MIN(id) FROM record r WHERE r.n = 3 * n.n),
       DATE('2026-11-21', '-' || (n % 50) || ' days'),
       CASE n % 7 WHEN 5 THEN 'LQ5' WHEN 6 THEN 'LQX' ELSE 'LQ' || (n % 7) END,
       CASE WHEN n % 3 THEN 'rappeler' END,
       CASE WHEN n % 3 THEN DATE('2026-11-21', '+' || (n % 11 - 2) || ' days') END
FROM n WHERE n <= 140;

INSERT INTO repair_order (id, source_id, customer_record_id, opened_date, closed_date)
SELECT 7000 + n, 1, (SELECT MIN(id) FROM record r WHERE r.n = 2 * n.n), DATE('2026-11-21', '-' || (n * 4) || ' days'),
       DATE('2026-11-21', '-' || (n * 4) || ' days')
FROM n WHERE n <= 200;

INSERT INTO vehicle (id, customer_record_id, origin, vin, vin_code, odometer, odometer_code, warranty_end)
SELECT 7000 + n, (SELECT MIN(id) FROM record r WHERE r.n = 2 * n.n), 'repair_order',
       CASE WHEN n % 25 THEN 'ZZZZZZZZZZZ' || PRINTF('%06d', n) END, CASE WHEN n % 25 THEN 'VN-OK' ELSE 'VN-CHK' END,
       CASE WHEN n % 4 THEN CAST(1000 * n AS TEXT) END, CASE WHEN n % 4 THEN 'OD-OK' ELSE 'U' END,
       CASE WHEN n % 3 = 0 THEN DATE('2026-11-21', '+' || n || ' days') END
FROM n WHERE n <= 200;

INSERT INTO cell_finding (source_record_id, field, code, action)
SELECT r.id, 'phone_mobile', 'TL-FMT', 'mended' FROM record r WHERE r.n % 11 = 0 AND r.n % 7 < 4
UNION ALL SELECT r.id, 'email', 'EM-PLACE', 'refused' FROM record r WHERE r.n % 10 = 3 AND r.source < 3
UNION ALL SELECT r.id, 'email', 'EM-TYPO', 'suggested' FROM record r WHERE r.n % 10 = 8 AND r.source < 3
UNION ALL SELECT r.id, 'last_name', 'LG-MOJI', 'mended' FROM record r WHERE r.n % 71 = 0
UNION ALL SELECT r.id, 'birth_date', 'BD-SENT', 'refused' FROM record r WHERE r.n % 9 = 4
UNION ALL SELECT r.id, 'notes', 'NT-PAN', 'quarantined' FROM record r WHERE r.id IN (1100, 1200, 3300)
UNION ALL SELECT r.id, 'notes', 'NT-SENS', 'quarantined' FROM record r WHERE r.id IN (1150, 1250);

INSERT INTO cell_finding VALUES (1041, 'first_name', 'RF-TEL-IN-NAM', 'moved', '+15145550141', 'phone_mobile');

INSERT INTO match_pair
SELECT 1000 + n, 1001 + n, 0.5 FROM n WHERE n % 60 = 1;

DROP VIEW temp.value;
DROP TABLE temp.record;
DROP TABLE temp.n;

-- Cleaned.
UPDATE import SET normalized = '1:rules';
