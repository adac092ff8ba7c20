-- What only few customers have: an answer that split them, rows that changed, came or went since the former run, values
-- that two systems state otherwise, records on either side of a change of system.
DROP TABLE IF EXISTS temp.fact_oddity;
CREATE TEMP TABLE fact_oddity (
  customer_id INTEGER NOT NULL, is_split INTEGER, changed TEXT, is_gone INTEGER, is_back INTEGER, two_way_conflict TEXT,
  in_former_system INTEGER, in_current_system INTEGER, made_in_former INTEGER
);

INSERT INTO fact_oddity (customer_id, is_split)
SELECT l.customer_id, 1
FROM decision d
JOIN customer_record r ON r.record_key IN (d.key_a, d.key_b)
JOIN temp.fact_link l ON l.record_id = r.id
WHERE d.answer = 'different';

-- A row that replaces another of the same key: what it says otherwise.
INSERT INTO fact_oddity (customer_id, changed)
SELECT l.customer_id,
       TRIM(CASE WHEN n.last_name IS NOT o.last_name OR n.first_name IS NOT o.first_name OR n.company IS NOT o.company THEN 'nam ' ELSE '' END
         || CASE WHEN n.phone IS NOT o.phone OR n.phone_home IS NOT o.phone_home OR n.phone_mobile IS NOT o.phone_mobile
                   OR n.phone_work IS NOT o.phone_work THEN 'tel ' ELSE '' END
         || CASE WHEN n.email IS NOT o.email OR n.email_second IS NOT o.email_second THEN 'eml ' ELSE '' END
         || CASE WHEN n.address1 IS NOT o.address1 OR n.city IS NOT o.city OR n.postal_code IS NOT o.postal_code THEN 'adr ' ELSE '' END)
FROM former_run p
CROSS JOIN customer_record n ON n.id > p.last_record
JOIN temp.fact_link l ON l.record_id = n.id
JOIN customer_record o ON o.record_key = n.record_key AND o.source_id = n.source_id
  AND o.id = (SELECT MAX(b.id) FROM customer_record b WHERE b.record_key = n.record_key AND b.source_id = n.source_id AND b.id < n.id);

INSERT INTO fact_oddity (customer_id, is_back, is_gone)
SELECT l.customer_id, MAX(g.former IS NOT NULL AND r.gone_in IS NULL),
       NOT EXISTS (
         SELECT 1 FROM customer_link k JOIN source_record s ON s.id = k.record_id
         WHERE k.customer_id = l.customer_id AND k.to_run IS NULL AND s.gone_in IS NULL)
FROM gone_change g
JOIN source_record r ON r.id = g.record_id
JOIN temp.fact_link l ON l.record_id = r.id
GROUP BY l.customer_id;

INSERT INTO fact_oddity (customer_id, two_way_conflict)
SELECT f.customer_id,
       CASE
         WHEN MAX(CASE WHEN s.class = 'DMS' THEN r.phone_mobile END) <> MAX(CASE WHEN s.class = 'CRM' THEN r.phone_mobile END) THEN 'tel'
         WHEN MAX(CASE WHEN s.class = 'DMS' THEN r.email END) <> MAX(CASE WHEN s.class = 'CRM' THEN r.email END) THEN 'email'
         WHEN MAX(CASE WHEN s.class = 'DMS' THEN r.postal_code END) <> MAX(CASE WHEN s.class = 'CRM' THEN r.postal_code END) THEN 'adr'
       END
FROM temp.fact_sources f
JOIN customer_link l ON l.customer_id = f.customer_id AND l.to_run IS NULL
JOIN customer_record r ON r.id = l.record_id
JOIN source s ON s.id = r.source_id
WHERE f.classes & 3 = 3
GROUP BY f.customer_id;

INSERT INTO fact_oddity (customer_id, in_former_system, in_current_system, made_in_former)
SELECT l.customer_id, MAX(s.system = g.former_system), MAX(s.system = g.current_system),
       MAX(s.system = g.former_system AND SUBSTR(r.created_at, 1, 10) >= g.go_live)
FROM system_change g
JOIN source s ON s.system IN (g.former_system, g.current_system)
JOIN customer_record r ON r.source_id = s.id
JOIN source_record o ON o.id = r.id AND o.gone_in IS NULL
JOIN temp.fact_link l ON l.record_id = r.id
GROUP BY l.customer_id;

DROP TABLE IF EXISTS customer_oddity;
CREATE TABLE customer_oddity (
  customer_id INTEGER PRIMARY KEY, is_split INTEGER, changed TEXT, is_gone INTEGER, is_back INTEGER, two_way_conflict TEXT,
  in_former_system INTEGER, in_current_system INTEGER, made_in_former INTEGER
) STRICT;
INSERT INTO customer_oddity
SELECT customer_id, MAX(is_split), MAX(NULLIF(changed, '')), MAX(is_gone), MAX(is_back), MAX(two_way_conflict),
       MAX(in_former_system), MAX(in_current_system), MAX(made_in_former)
FROM temp.fact_oddity
GROUP BY customer_id;
