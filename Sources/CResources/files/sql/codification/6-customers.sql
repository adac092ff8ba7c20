-- What is known of each customer beside the golden record, gathered once for a run.
DROP TABLE IF EXISTS customer_fact;
CREATE TABLE customer_fact (
  customer_id INTEGER PRIMARY KEY,
  in_scope INTEGER NOT NULL,
  source_key TEXT, source_classes TEXT, manufacturer_difference TEXT,
  deals INTEGER NOT NULL, first_deal_on TEXT, last_deal_on TEXT,
  repair_orders INTEGER NOT NULL, closed_repair_orders INTEGER NOT NULL, last_repair_order_on TEXT,
  leads INTEGER NOT NULL, open_leads INTEGER NOT NULL, last_lead_on TEXT,
  appointments INTEGER NOT NULL, last_appointment_on TEXT,
  interactions INTEGER NOT NULL, last_interaction_on TEXT,
  bad_email_on TEXT, bad_phone_on TEXT, wrong_number_on TEXT, returned_mail_on TEXT, moved_on TEXT,
  delivery_feedback INTEGER NOT NULL,
  vehicles INTEGER NOT NULL, vehicles_with_warranty INTEGER NOT NULL,
  household_id INTEGER, household_size INTEGER NOT NULL,
  contact_customers INTEGER NOT NULL, contact_surnames INTEGER NOT NULL,
  email_state TEXT, email_last_ok TEXT, email_proof INTEGER,
  text_state TEXT, text_last_ok TEXT, text_proof INTEGER,
  phone_state TEXT, phone_last_ok TEXT, phone_proof INTEGER,
  mail_state TEXT, mail_last_ok TEXT, mail_proof INTEGER,
  listed_phone INTEGER NOT NULL,
  trade_zone TEXT,
  last_visit_on TEXT, last_activity_on TEXT,
  email_stated INTEGER NOT NULL, mobile_stated INTEGER NOT NULL, phone_stated INTEGER NOT NULL, mail_stated INTEGER NOT NULL,
  email_usable INTEGER NOT NULL, mobile_usable INTEGER NOT NULL, phone_usable INTEGER NOT NULL, mail_usable INTEGER NOT NULL,
  call_verdict TEXT NOT NULL, text_verdict TEXT NOT NULL, email_verdict TEXT NOT NULL, mail_verdict TEXT NOT NULL,
  core_fields INTEGER NOT NULL, core_usable INTEGER NOT NULL,
  first_origin TEXT, link_bits REAL, origins TEXT, conflicts TEXT,
  newest_record INTEGER, oldest_record INTEGER,
  next_warranty_end TEXT, last_warranty_end TEXT, next_finance_end TEXT, vehicles_seen INTEGER NOT NULL, vehicles_gone INTEGER NOT NULL,
  main_make TEXT, prior_make TEXT, cohort TEXT
) STRICT;

-- `fact_sources` (records and the classes of their systems) and `fact_contact_use` (one e-mail or number on several
-- customers) are filled before this file is run.

-- Where the manufacturer's file and the dealer's files state different values: codebook A11.
DROP TABLE IF EXISTS temp.fact_manufacturer;
CREATE TEMP TABLE fact_manufacturer (customer_id INTEGER PRIMARY KEY, difference TEXT);
INSERT INTO fact_manufacturer
SELECT l.customer_id,
       CASE
         WHEN MAX(CASE WHEN s.class = 'OEM' THEN r.language END) <> MAX(CASE WHEN s.class <> 'OEM' THEN r.language END) THEN 'lang'
         WHEN MAX(CASE WHEN s.class = 'OEM' THEN r.email END) <> MAX(CASE WHEN s.class <> 'OEM' THEN r.email END) THEN 'email'
         WHEN MAX(CASE WHEN s.class = 'OEM' THEN r.postal_code END) <> MAX(CASE WHEN s.class <> 'OEM' THEN r.postal_code END) THEN 'postal'
         WHEN MAX(CASE WHEN s.class = 'OEM' THEN r.birth_date END) <> MAX(CASE WHEN s.class <> 'OEM' THEN r.birth_date END) THEN 'birth'
       END
FROM temp.fact_sources f
JOIN customer_link l ON l.customer_id = f.customer_id AND l.to_run IS NULL
JOIN customer_record r ON r.id = l.record_id
JOIN source s ON s.id = r.source_id
WHERE f.manufacturer = 1
GROUP BY l.customer_id;

-- The vehicle that each customer was last seen with, of those that nobody else was seen with later.
DROP TABLE IF EXISTS temp.fact_main_vehicle;
CREATE TEMP TABLE fact_main_vehicle (
  customer_id INTEGER PRIMARY KEY, seen_on TEXT, make TEXT, model_year TEXT, finance_type TEXT
);
INSERT INTO fact_main_vehicle
SELECT customer_id, MAX(COALESCE(last_seen_on, '')), UPPER(make), model_year, finance_type
FROM customer_vehicle_fact
WHERE later_owner_on IS NULL
GROUP BY customer_id;

DROP TABLE IF EXISTS temp.fact_deals;
CREATE TEMP TABLE fact_deals (
  customer_id INTEGER PRIMARY KEY, deals INTEGER, first_on TEXT, last_on TEXT, days INTEGER, margin INTEGER, priced INTEGER,
  margin_36 INTEGER, visits_24 INTEGER, financed INTEGER, cash INTEGER, last_delivery_on TEXT
);
INSERT INTO fact_deals
SELECT customer_id, COUNT(*), MIN(day), MAX(day), COUNT(DISTINCT day), SUM(margin_cents), COUNT(margin_cents),
       SUM(CASE WHEN day >= f.months_36 THEN margin_cents END), SUM(day >= f.months_24),
       SUM(finance_type IN ('LOAN', 'LEAS', 'BALL')), SUM(finance_type = 'CASH'), MAX(delivered_on)
FROM fact_day f
CROSS JOIN temp.fact_sale
GROUP BY customer_id;

-- Visits count when the maker's own window says so: codebook K01.
DROP TABLE IF EXISTS temp.fact_repair_orders;
CREATE TEMP TABLE fact_repair_orders (
  customer_id INTEGER PRIMARY KEY, orders INTEGER, closed INTEGER, last_on TEXT, visits_24 INTEGER, cents INTEGER, cents_36 INTEGER,
  active_since TEXT, lost_since TEXT, visits_asked INTEGER, visits_made INTEGER,
  oil_changes INTEGER, synthetic INTEGER, tyre_jobs INTEGER, packages INTEGER, accessories INTEGER, original INTEGER, adaptable INTEGER,
  waited INTEGER, dropped INTEGER, valet INTEGER, mobile INTEGER, night INTEGER,
  cards INTEGER, cash INTEGER, transfers INTEGER, accounts INTEGER, other_payments INTEGER
);
INSERT INTO fact_repair_orders
SELECT s.customer_id, COUNT(*), SUM(s.is_closed), MAX(s.day), SUM(s.day >= f.months_24),
       SUM(CASE WHEN COALESCE(s.pay_type, 'C') = 'C' THEN s.cents END),
       SUM(CASE WHEN COALESCE(s.pay_type, 'C') = 'C' AND s.day >= f.months_36 THEN s.cents END),
       COALESCE(t.active_since, z.active_since), COALESCE(t.lost_since, z.lost_since), COALESCE(t.visits, z.visits),
       COUNT(DISTINCT CASE WHEN s.day >= COALESCE(t.active_since, z.active_since) THEN s.day END),
       SUM(s.kind = 'MNT' AND (s.operation LIKE '%huile%' OR s.operation LIKE '%oil%' OR s.operation LIKE '%vidange%' OR s.operation LIKE 'vid' OR s.operation LIKE 'lof%')),
       SUM(s.operation LIKE '%synth%'), SUM(s.kind = 'TIR'), SUM(s.operation LIKE '%forfait%' OR s.operation LIKE '%package%'),
       SUM(s.operation LIKE '%accessoire%' OR s.operation LIKE '%accessor%'),
       SUM(s.operation LIKE '%d''origine%' OR s.operation LIKE '%genuine%' OR s.operation LIKE '% oem %'),
       SUM(s.operation LIKE '%adaptable%' OR s.operation LIKE '%aftermarket%'),
       SUM(s.operation LIKE '%attend%' OR s.operation LIKE '%waiter%' OR s.operation LIKE '%waiting%'),
       SUM(s.operation LIKE '%laisse%' OR s.operation LIKE '%drop off%' OR s.operation LIKE '%drop-off%'),
       SUM(s.operation LIKE '%voiturier%' OR s.operation LIKE '%valet%' OR s.operation LIKE '%cueillette%'),
       SUM(s.operation LIKE '%service mobile%' OR s.operation LIKE '%mobile service%'),
       SUM(s.operation LIKE '%d_p_t de nuit%' OR s.operation LIKE '%night drop%'),
       SUM(s.payment_method LIKE '%carte%' OR s.payment_method LIKE '%card%' OR s.payment_method LIKE '%visa%' OR s.payment_method LIKE '%master%' OR s.payment_method LIKE '%interac%' OR s.payment_method LIKE '%d_bit%'),
       SUM(s.payment_method LIKE '%comptant%' OR s.payment_method LIKE '%cash%' OR s.payment_method LIKE '%esp_ces%'),
       SUM(s.payment_method LIKE '%virement%' OR s.payment_method LIKE '%transfer%' OR s.payment_method LIKE 'xfer'),
       SUM(s.payment_method LIKE '%compte%' OR s.payment_method LIKE '%account%' OR s.payment_method LIKE 'acct' OR s.payment_method LIKE '%charge%'),
       COUNT(s.payment_method)
FROM fact_day f
CROSS JOIN temp.fact_service s
CROSS JOIN temp.fact_definition z
LEFT JOIN temp.fact_main_vehicle m ON m.customer_id = s.customer_id
LEFT JOIN temp.fact_definition t ON t.make = m.make
WHERE z.make = ''
GROUP BY s.customer_id;

-- What a customer asked since the last sale says when the purchase cycle began: codebook G01.
DROP TABLE IF EXISTS temp.fact_leads;
CREATE TEMP TABLE fact_leads (
  customer_id INTEGER PRIMARY KEY, leads INTEGER, open_leads INTEGER, last_on TEXT, sold INTEGER,
  cycle_lead_on TEXT, cycle_visit_on TEXT, cycle_trade_on TEXT, shopping_on TEXT
);
INSERT INTO fact_leads
SELECT l.customer_id, COUNT(*), SUM(COALESCE(e.lead_status, 'U') NOT IN ('LQ5', 'LQX')), MAX(e.lead_date),
       SUM(e.lead_status = 'LQ5' OR e.sold_date IS NOT NULL),
       MIN(CASE WHEN e.lead_date >= f.months_24 AND e.lead_date > COALESCE(d.last_on, '') AND COALESCE(e.lead_source, '') <> 'WLK'
             AND COALESCE(e.lead_type, '') NOT LIKE 'walk%' THEN SUBSTR(e.lead_date, 1, 10) END),
       MIN(CASE WHEN e.lead_date >= f.months_24 AND e.lead_date > COALESCE(d.last_on, '') AND (e.lead_source = 'WLK'
             OR e.lead_type LIKE 'walk%') THEN SUBSTR(e.lead_date, 1, 10) END),
       MIN(CASE WHEN e.lead_date >= f.months_24 AND e.lead_date > COALESCE(d.last_on, '') AND (e.trade_vehicle IS NOT NULL
             OR e.notes LIKE '%trade%' OR e.notes LIKE '%change :%' OR e.notes LIKE '%change contre%') THEN SUBSTR(e.lead_date, 1, 10) END),
       MAX(CASE WHEN e.lead_date > COALESCE(d.last_on, '') AND COALESCE(e.lead_status, 'U') NOT IN ('LQ5', 'LQX')
             THEN SUBSTR(e.lead_date, 1, 10) END)
FROM fact_day f
CROSS JOIN lead e
JOIN temp.fact_link l ON l.record_id = e.customer_record_id
LEFT JOIN temp.fact_deals d ON d.customer_id = l.customer_id
GROUP BY l.customer_id;

DROP TABLE IF EXISTS temp.fact_appointments;
CREATE TEMP TABLE fact_appointments (
  customer_id INTEGER PRIMARY KEY, appointments INTEGER, last_on TEXT, sourced INTEGER, online INTEGER
);
INSERT INTO fact_appointments
SELECT l.customer_id, COUNT(*), MAX(a.appointment_date), COUNT(a.appointment_source),
       SUM(a.appointment_source IN ('RV-WEB', 'RV-APP', 'RV-SMS', 'RV-CHT', 'RV-OEM'))
FROM appointment a
JOIN temp.fact_link l ON l.record_id = a.customer_record_id
GROUP BY l.customer_id;

-- Dispositions in the words of call logs and mailings: codebook C10 and D05.
DROP TABLE IF EXISTS temp.fact_interactions;
CREATE TEMP TABLE fact_interactions (
  customer_id INTEGER PRIMARY KEY, interactions INTEGER, last_on TEXT, bad_email_on TEXT, bad_phone_on TEXT,
  wrong_number_on TEXT, returned_on TEXT, moved_on TEXT, open_complaints INTEGER
);
INSERT INTO fact_interactions
SELECT l.customer_id, COUNT(*), MAX(i.interaction_date),
       MAX(CASE WHEN i.interaction_outcome LIKE '%bounce%' OR i.interaction_outcome LIKE '%rebond%' THEN COALESCE(i.interaction_date, '0000') END),
       MAX(CASE WHEN i.interaction_outcome LIKE '%bad number%' OR i.interaction_outcome LIKE '%disconnect%'
                  OR i.interaction_outcome LIKE '%hors service%' THEN COALESCE(i.interaction_date, '0000') END),
       MAX(CASE WHEN i.interaction_outcome LIKE '%wrong number%' OR i.interaction_outcome LIKE '%mauvais num%'
                  THEN COALESCE(i.interaction_date, '0000') END),
       MAX(CASE WHEN i.interaction_outcome LIKE '%returned%' OR i.interaction_outcome LIKE '%retour %l''exp%'
                  OR i.interaction_outcome LIKE '%courrier retourn%' THEN COALESCE(i.interaction_date, '0000') END),
       MAX(CASE WHEN i.interaction_outcome LIKE '%moved%' OR i.interaction_outcome LIKE '%d_m_nag%' THEN COALESCE(i.interaction_date, '0000') END),
       SUM((i.complaint_status IS NOT NULL OR i.interaction_subject LIKE '%plainte%' OR i.interaction_subject LIKE '%complain%' OR i.interaction_subject LIKE '%r_clamation%')
         AND COALESCE(i.complaint_status, '') NOT LIKE '%clos%' AND COALESCE(i.complaint_status, '') NOT LIKE '%ferm%'
         AND COALESCE(i.complaint_status, '') NOT LIKE '%r_solu%' AND COALESCE(i.complaint_status, '') NOT LIKE '%resolv%'
         AND COALESCE(i.complaint_status, '') NOT LIKE '%r_gl%')
FROM interaction i
JOIN temp.fact_link l ON l.record_id = i.customer_record_id
GROUP BY l.customer_id;

DROP TABLE IF EXISTS temp.fact_vehicles;
CREATE TEMP TABLE fact_vehicles (
  customer_id INTEGER PRIMARY KEY, vehicles INTEGER, with_warranty INTEGER, next_warranty_end TEXT, last_warranty_end TEXT,
  next_finance_end TEXT, seen INTEGER, gone INTEGER, first_unsold TEXT
);
INSERT INTO fact_vehicles
SELECT v.customer_id, SUM(v.later_owner_on IS NULL), COUNT(CASE WHEN v.later_owner_on IS NULL THEN v.warranty_end END),
       MIN(CASE WHEN v.later_owner_on IS NULL AND v.warranty_end >= f.as_of THEN v.warranty_end END),
       MAX(CASE WHEN v.later_owner_on IS NULL THEN v.warranty_end END),
       MIN(CASE WHEN v.later_owner_on IS NULL AND v.finance_end >= f.as_of THEN v.finance_end END),
       SUM(v.later_owner_on IS NULL AND v.last_seen_on >= f.months_36), SUM(v.later_owner_on IS NOT NULL),
       MIN(CASE WHEN v.deal_date IS NULL AND v.make IS NOT NULL THEN SUBSTR(v.first_seen_on, 1, 10) || UPPER(v.make) END)
FROM fact_day f
CROSS JOIN customer_vehicle_fact v
GROUP BY v.customer_id;

-- Which fields had a choice, and why the value that stands was taken: codebook N03 and N04.
DROP TABLE IF EXISTS temp.fact_origins;
CREATE TEMP TABLE fact_origins (customer_id INTEGER PRIMARY KEY, origins TEXT, conflicts TEXT);
INSERT INTO fact_origins
SELECT customer_id,
       TRIM(CASE WHEN MAX(why = 'SV-HUM') THEN 'SV-HUM ' ELSE '' END || CASE WHEN MAX(why = 'SV-VER') THEN 'SV-VER ' ELSE '' END
         || CASE WHEN MAX(why = 'SV-DEC') THEN 'SV-DEC ' ELSE '' END || CASE WHEN MAX(why = 'SV-REC') THEN 'SV-REC ' ELSE '' END
         || CASE WHEN MAX(why = 'SV-SRC') THEN 'SV-SRC ' ELSE '' END || CASE WHEN MAX(why = 'SV-LONG') THEN 'SV-LONG ' ELSE '' END
         || CASE WHEN MAX(why = 'SV-OK') THEN 'SV-OK ' ELSE '' END),
       TRIM(CASE WHEN MAX(field IN ('last_name', 'first_name', 'company')) THEN 'CF-NAM ' ELSE '' END
         || CASE WHEN MAX(field IN ('birth_date', 'birth_text')) THEN 'CF-BD ' ELSE '' END
         || CASE WHEN MAX(field IN ('phone', 'phone_home', 'phone_mobile', 'phone_work')) THEN 'CF-TEL ' ELSE '' END
         || CASE WHEN MAX(field IN ('email', 'email_second')) THEN 'CF-EML ' ELSE '' END
         || CASE WHEN MAX(field IN ('address1', 'address2', 'city', 'postal_code', 'province')) THEN 'CF-ADR ' ELSE '' END
         || CASE WHEN MAX(field = 'language') THEN 'CF-LNG ' ELSE '' END || CASE WHEN MAX(field = 'sex') THEN 'CF-SEX ' ELSE '' END
         || CASE WHEN MAX(field NOT IN ('last_name', 'first_name', 'company', 'birth_date', 'birth_text', 'phone', 'phone_home',
                'phone_mobile', 'phone_work', 'email', 'email_second', 'address1', 'address2', 'city', 'postal_code', 'province',
                'language', 'sex')) THEN 'CF-OTH ' ELSE '' END)
FROM customer_origin
WHERE losers > 0
GROUP BY customer_id;

DROP TABLE IF EXISTS temp.fact_households;
CREATE TEMP TABLE fact_households (household_id INTEGER PRIMARY KEY, size INTEGER);
INSERT INTO fact_households SELECT household_id, COUNT(*) FROM household_link GROUP BY household_id;

INSERT INTO customer_fact
SELECT c.id,
       c.kind NOT IN ('INT', 'TST') AND c.file_status NOT IN ('TST', 'INT', 'MRG', 'SUP', 'ANO'),
       r.record_key,
       TRIM(CASE WHEN s.classes & 1 THEN 'DMS ' ELSE '' END || CASE WHEN s.classes & 2 THEN 'CRM ' ELSE '' END
         || CASE WHEN s.classes & 4 THEN 'SRV ' ELSE '' END || CASE WHEN s.classes & 8 THEN 'PRT ' ELSE '' END
         || CASE WHEN s.classes & 16 THEN 'WEB ' ELSE '' END || CASE WHEN s.classes & 32 THEN 'BDC ' ELSE '' END
         || CASE WHEN s.classes & 64 THEN 'OEM ' ELSE '' END || CASE WHEN s.classes & 128 THEN 'FIN ' ELSE '' END
         || CASE WHEN s.classes & 256 THEN 'OTH ' ELSE '' END),
       m.difference,
       COALESCE(d.deals, 0), d.first_on, d.last_on,
       COALESCE(o.orders, 0), COALESCE(o.closed, 0), o.last_on,
       COALESCE(e.leads, 0), COALESCE(e.open_leads, 0), e.last_on,
       COALESCE(a.appointments, 0), a.last_on,
       COALESCE(i.interactions, 0), i.last_on, i.bad_email_on, i.bad_phone_on, i.wrong_number_on, i.returned_on, i.moved_on,
       b.interactions > 0,
       COALESCE(v.vehicles, 0), COALESCE(v.with_warranty, 0),
       h.household_id, COALESCE(hs.size, 1),
       COALESCE(u.customers, 1), COALESCE(u.surnames, 1),
       em.state, em.last_ok, em.proof, sm.state, sm.last_ok, sm.proof, ph.state, ph.last_ok, ph.proof, po.state, po.last_ok, po.proof,
       COALESCE(ph.state IN ('W', 'S', 'R'), 0),
       z.zone,
       NULLIF(MAX(COALESCE(d.last_on, ''), COALESCE(o.last_on, ''), COALESCE(c.last_visit_date, '')), ''),
       NULLIF(MAX(COALESCE(d.last_on, ''), COALESCE(o.last_on, ''), COALESCE(e.last_on, ''), COALESCE(a.last_on, ''),
         COALESCE(i.last_on, ''), COALESCE(c.last_visit_date, '')), ''),
       w.email_stated, w.mobile_stated, w.phone_stated, w.mail_stated,
       COALESCE(CASE WHEN w.email = c.email THEN 1 WHEN w.email IS NOT NULL THEN 2 END, 0),
       w.mobile IS NOT NULL, w.phone IS NOT NULL, w.mail IS NOT NULL,
       CASE
         WHEN NOT w.phone_stated THEN 'M'
         WHEN w.phone IS NULL OR i.bad_phone_on IS NOT NULL OR i.wrong_number_on IS NOT NULL THEN 'I'
         WHEN ph.state IN ('PE', 'P18', 'P6', 'PC18', 'PN', 'O') THEN 'R'
         ELSE 'B'
       END,
       CASE
         WHEN NOT w.mobile_stated THEN 'M'
         WHEN w.mobile IS NULL THEN 'I'
         WHEN sm.state IN ('E', 'I2', 'IC', 'I6', 'IP', 'RF', 'FS') THEN 'R'
         ELSE 'B'
       END,
       CASE
         WHEN NOT w.email_stated THEN 'M'
         WHEN w.email IS NULL OR i.bad_email_on IS NOT NULL THEN 'I'
         WHEN em.state IN ('E', 'I2', 'IC', 'I6', 'IP', 'RF', 'FS') THEN 'R'
         ELSE 'B'
       END,
       CASE
         WHEN NOT w.mail_stated THEN 'M'
         WHEN w.mail IS NULL OR i.returned_on IS NOT NULL THEN 'I'
         WHEN po.state IN ('E', 'O') THEN 'R'
         ELSE 'B'
       END,
       CASE WHEN c.kind IN ('ORG', 'FLT', 'GOV', 'DLR') THEN 7 ELSE 10 END + (COALESCE(v.vehicles, 0) > 0),
       CASE WHEN c.kind IN ('ORG', 'FLT', 'GOV', 'DLR')
         THEN (c.company IS NOT NULL) + (c.business_number IS NOT NULL)
         ELSE (c.last_name IS NOT NULL) + (COALESCE(c.sex, '0') IN ('1', '2'))
           + (COALESCE(c.birth_date, c.birth_text) IS NOT NULL) + (c.preferred_channel IS NOT NULL)
           + (c.postal_code IS NOT NULL)
       END + (COALESCE(c.language, 'und') <> 'und') + (w.phone IS NOT NULL) + (w.email IS NOT NULL)
         + (w.mail IS NOT NULL) + (c.created_at IS NOT NULL) + (COALESCE(v.with_warranty, 0) > 0),
       r.origin, s.bits, g.origins, g.conflicts, s.newest_record, s.first_record,
       v.next_warranty_end, v.last_warranty_end, v.next_finance_end, COALESCE(v.seen, 0), COALESCE(v.gone, 0),
       mv.make, CASE WHEN SUBSTR(v.first_unsold, 1, 10) < d.first_on THEN SUBSTR(v.first_unsold, 11) END,
       SUBSTR(mv.make, 1, 3) || '/' || CASE WHEN mv.model_year GLOB '[12][0-9][0-9][0-9]'
           THEN MAX(0, CAST(SUBSTR(f.as_of, 1, 4) AS INTEGER) - CAST(mv.model_year AS INTEGER)) || 'y' ELSE '?y' END
         || '/' || COALESCE(z.zone, 'ZX') || '/' || COALESCE(mv.finance_type, 'U')
-- The offset keeps the columns of the view from being worked out anew at each use above.
FROM (SELECT * FROM v_address LIMIT -1 OFFSET 0) w
CROSS JOIN customer c ON c.id = w.customer_id
CROSS JOIN (SELECT COUNT(*) AS interactions FROM interaction) b
CROSS JOIN fact_day f
LEFT JOIN temp.fact_sources s ON s.customer_id = c.id
LEFT JOIN customer_record r ON r.id = s.first_record
LEFT JOIN temp.fact_manufacturer m ON m.customer_id = c.id
LEFT JOIN temp.fact_deals d ON d.customer_id = c.id
LEFT JOIN temp.fact_repair_orders o ON o.customer_id = c.id
LEFT JOIN temp.fact_leads e ON e.customer_id = c.id
LEFT JOIN temp.fact_appointments a ON a.customer_id = c.id
LEFT JOIN temp.fact_interactions i ON i.customer_id = c.id
LEFT JOIN temp.fact_vehicles v ON v.customer_id = c.id
LEFT JOIN temp.fact_main_vehicle mv ON mv.customer_id = c.id
LEFT JOIN temp.fact_origins g ON g.customer_id = c.id
LEFT JOIN household_link h ON h.customer_id = c.id
LEFT JOIN temp.fact_households hs ON hs.household_id = h.household_id
LEFT JOIN temp.fact_contact_use u ON u.customer_id = c.id
LEFT JOIN consent_state em ON em.customer_id = c.id AND em.channel = 'EM'
LEFT JOIN consent_state sm ON sm.customer_id = c.id AND sm.channel = 'SM'
LEFT JOIN consent_state ph ON ph.customer_id = c.id AND ph.channel = 'PH'
LEFT JOIN consent_state po ON po.customer_id = c.id AND po.channel = 'PO'
LEFT JOIN trade_zone z ON z.prefix = SUBSTR(c.postal_code, 1, 3);


-- How many customers look alike in this way: codebook H07.
DROP TABLE IF EXISTS cohort_size;
CREATE TABLE cohort_size (cohort TEXT PRIMARY KEY, customers INTEGER NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO cohort_size SELECT cohort, COUNT(*) FROM customer_fact WHERE in_scope AND cohort IS NOT NULL GROUP BY cohort;

-- The median months between sales, by make, where twenty customers bought more than once: codebook G03.
DROP TABLE IF EXISTS temp.fact_cycle;
CREATE TEMP TABLE fact_cycle (make TEXT PRIMARY KEY, months INTEGER) WITHOUT ROWID;
INSERT INTO fact_cycle
SELECT make, months
FROM (
  SELECT make, months, ROW_NUMBER() OVER (PARTITION BY make ORDER BY months, customer_id) AS place,
         COUNT(*) OVER (PARTITION BY make) AS customers
  FROM (
    SELECT d.customer_id, m.make,
           CAST(ROUND((JULIANDAY(d.last_on) - JULIANDAY(d.first_on)) / 30.4375 / (d.days - 1)) AS INTEGER) AS months
    FROM temp.fact_deals d
    JOIN temp.fact_main_vehicle m ON m.customer_id = d.customer_id
    WHERE d.days > 1 AND m.make IS NOT NULL
  )
)
WHERE customers >= 20 AND place = (customers + 1) / 2;

-- Sales to anyone of a household.
DROP TABLE IF EXISTS temp.fact_household_sales;
CREATE TEMP TABLE fact_household_sales (household_id INTEGER PRIMARY KEY, sales INTEGER);
INSERT INTO fact_household_sales
SELECT h.household_id, SUM(d.deals)
FROM temp.fact_deals d
JOIN household_link h ON h.customer_id = d.customer_id
GROUP BY h.household_id;

-- The history of customers who have one; the others have no row here.
DROP TABLE IF EXISTS temp.fact_eventful;
CREATE TEMP TABLE fact_eventful (customer_id INTEGER PRIMARY KEY);
INSERT OR IGNORE INTO fact_eventful SELECT customer_id FROM temp.fact_deals;
INSERT OR IGNORE INTO fact_eventful SELECT customer_id FROM temp.fact_repair_orders;
INSERT OR IGNORE INTO fact_eventful SELECT customer_id FROM temp.fact_leads;
INSERT OR IGNORE INTO fact_eventful SELECT customer_id FROM temp.fact_appointments;
INSERT OR IGNORE INTO fact_eventful SELECT customer_id FROM temp.fact_interactions;
INSERT OR IGNORE INTO fact_eventful
SELECT h.customer_id FROM temp.fact_household_sales s JOIN household_link h ON h.household_id = s.household_id;

DROP TABLE IF EXISTS customer_history;
CREATE TABLE customer_history (
  customer_id INTEGER PRIMARY KEY,
  household_sales INTEGER NOT NULL, cycle_months INTEGER, make_cycle_months INTEGER, last_delivery_on TEXT,
  sold_leads INTEGER NOT NULL, cycle_lead_on TEXT, cycle_visit_on TEXT, cycle_trade_on TEXT, shopping_on TEXT,
  frequency INTEGER NOT NULL, money INTEGER, past_value INTEGER, yearly_service INTEGER, mean_margin INTEGER, expected_value INTEGER,
  active_since TEXT, lost_since TEXT, visits_asked INTEGER, visits_made INTEGER NOT NULL,
  oil_changes INTEGER NOT NULL, synthetic_changes INTEGER NOT NULL, tyre_jobs INTEGER NOT NULL, packages INTEGER NOT NULL,
  accessories INTEGER NOT NULL, original_parts INTEGER NOT NULL, adaptable_parts INTEGER NOT NULL,
  waited INTEGER NOT NULL, dropped INTEGER NOT NULL, valet INTEGER NOT NULL, mobile_service INTEGER NOT NULL, night_drops INTEGER NOT NULL,
  card_payments INTEGER NOT NULL, cash_payments INTEGER NOT NULL, transfers INTEGER NOT NULL, account_payments INTEGER NOT NULL,
  financed_deals INTEGER NOT NULL,
  sourced_appointments INTEGER NOT NULL, online_appointments INTEGER NOT NULL, open_complaints INTEGER NOT NULL
) STRICT;
INSERT INTO customer_history
SELECT k.customer_id,
       COALESCE(hs.sales, d.deals, 0),
       CASE WHEN d.days > 1 THEN CAST(ROUND((JULIANDAY(d.last_on) - JULIANDAY(d.first_on)) / 30.4375 / (d.days - 1)) AS INTEGER) END,
       y.months, d.last_delivery_on,
       COALESCE(e.sold, 0), e.cycle_lead_on, e.cycle_visit_on, e.cycle_trade_on, e.shopping_on,
       COALESCE(d.visits_24, 0) + COALESCE(o.visits_24, 0),
       (COALESCE(d.margin_36, 0) + COALESCE(o.cents_36, 0)) / 100,
       (COALESCE(d.margin, 0) + COALESCE(o.cents, 0)) / 100,
       COALESCE(o.cents_36, 0) / 300, CASE WHEN d.priced > 0 THEN d.margin / d.priced / 100 END,
       CAST(ROUND(
         COALESCE(o.cents_36, 0) / 60.0 * CASE WHEN o.visits_made >= o.visits_asked THEN 1 WHEN o.last_on >= o.lost_since THEN 0.5 ELSE 0.1 END
         + COALESCE(MAX(d.margin, 0) / 100.0 / d.priced * 60 / COALESCE(
             CASE WHEN d.days > 1 THEN MAX(6, (JULIANDAY(d.last_on) - JULIANDAY(d.first_on)) / 30.4375 / (d.days - 1)) END, y.months, 72), 0)
           * CASE WHEN COALESCE(o.last_on, d.last_on) >= f.months_24 OR d.last_on >= f.months_36 THEN 1 ELSE 0.1 END
       ) AS INTEGER),
       o.active_since, o.lost_since, o.visits_asked, COALESCE(o.visits_made, 0),
       COALESCE(o.oil_changes, 0), COALESCE(o.synthetic, 0), COALESCE(o.tyre_jobs, 0), COALESCE(o.packages, 0), COALESCE(o.accessories, 0),
       COALESCE(o.original, 0), COALESCE(o.adaptable, 0), COALESCE(o.waited, 0), COALESCE(o.dropped, 0), COALESCE(o.valet, 0),
       COALESCE(o.mobile, 0), COALESCE(o.night, 0), COALESCE(o.cards, 0), COALESCE(o.cash, 0) + COALESCE(d.cash, 0),
       COALESCE(o.transfers, 0), COALESCE(o.accounts, 0), COALESCE(d.financed, 0),
       COALESCE(a.sourced, 0), COALESCE(a.online, 0), COALESCE(i.open_complaints, 0)
FROM fact_day f
CROSS JOIN temp.fact_eventful k
LEFT JOIN temp.fact_deals d ON d.customer_id = k.customer_id
LEFT JOIN temp.fact_repair_orders o ON o.customer_id = k.customer_id
LEFT JOIN temp.fact_leads e ON e.customer_id = k.customer_id
LEFT JOIN temp.fact_appointments a ON a.customer_id = k.customer_id
LEFT JOIN temp.fact_interactions i ON i.customer_id = k.customer_id
LEFT JOIN household_link h ON h.customer_id = k.customer_id
LEFT JOIN temp.fact_household_sales hs ON hs.household_id = h.household_id
LEFT JOIN temp.fact_main_vehicle m ON m.customer_id = k.customer_id
LEFT JOIN temp.fact_cycle y ON y.make = m.make;
