-- What is known of each customer beside the golden record, gathered once for a run.
DROP VIEW IF EXISTS facts_customer;
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
  core_fields INTEGER NOT NULL, core_usable INTEGER NOT NULL
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

DROP TABLE IF EXISTS temp.fact_deals;
CREATE TEMP TABLE fact_deals (customer_id INTEGER PRIMARY KEY, deals INTEGER, first_on TEXT, last_on TEXT);
INSERT INTO fact_deals
SELECT l.customer_id, COUNT(*), MIN(COALESCE(d.deal_date, d.delivery_date)), MAX(COALESCE(d.deal_date, d.delivery_date))
FROM deal d
JOIN temp.fact_link l ON l.record_id = d.customer_record_id
GROUP BY l.customer_id;

DROP TABLE IF EXISTS temp.fact_repair_orders;
CREATE TEMP TABLE fact_repair_orders (customer_id INTEGER PRIMARY KEY, orders INTEGER, closed INTEGER, last_on TEXT);
INSERT INTO fact_repair_orders
SELECT l.customer_id, COUNT(*), COUNT(o.closed_date), MAX(COALESCE(o.closed_date, o.opened_date))
FROM repair_order o
JOIN temp.fact_link l ON l.record_id = o.customer_record_id
WHERE COALESCE(o.pay_type, '') <> 'I'
GROUP BY l.customer_id;

DROP TABLE IF EXISTS temp.fact_leads;
CREATE TEMP TABLE fact_leads (customer_id INTEGER PRIMARY KEY, leads INTEGER, open_leads INTEGER, last_on TEXT);
INSERT INTO fact_leads
SELECT l.customer_id, COUNT(*), SUM(COALESCE(e.lead_status, 'U') NOT IN ('LQ5', 'LQX')), MAX(e.lead_date)
FROM lead e
JOIN temp.fact_link l ON l.record_id = e.customer_record_id
GROUP BY l.customer_id;

DROP TABLE IF EXISTS temp.fact_appointments;
CREATE TEMP TABLE fact_appointments (customer_id INTEGER PRIMARY KEY, appointments INTEGER, last_on TEXT);
INSERT INTO fact_appointments
SELECT l.customer_id, COUNT(*), MAX(a.appointment_date)
FROM appointment a
JOIN temp.fact_link l ON l.record_id = a.customer_record_id
GROUP BY l.customer_id;

-- Dispositions in the words of call logs and mailings: codebook C10 and D05.
DROP TABLE IF EXISTS temp.fact_interactions;
CREATE TEMP TABLE fact_interactions (
  customer_id INTEGER PRIMARY KEY, interactions INTEGER, last_on TEXT, bad_email_on TEXT, bad_phone_on TEXT,
  wrong_number_on TEXT, returned_on TEXT, moved_on TEXT
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
       MAX(CASE WHEN i.interaction_outcome LIKE '%moved%' OR i.interaction_outcome LIKE '%d_m_nag%' THEN COALESCE(i.interaction_date, '0000') END)
FROM interaction i
JOIN temp.fact_link l ON l.record_id = i.customer_record_id
GROUP BY l.customer_id;

DROP TABLE IF EXISTS temp.fact_vehicles;
CREATE TEMP TABLE fact_vehicles (customer_id INTEGER PRIMARY KEY, vehicles INTEGER, with_warranty INTEGER);
INSERT INTO fact_vehicles
SELECT customer_id, COUNT(*), COUNT(warranty_end)
FROM customer_vehicle_fact
WHERE later_owner_on IS NULL
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
         + (w.mail IS NOT NULL) + (c.created_at IS NOT NULL) + (COALESCE(v.with_warranty, 0) > 0)
-- The offset keeps the columns of the view from being worked out anew at each use above.
FROM (SELECT * FROM v_address LIMIT -1 OFFSET 0) w
CROSS JOIN customer c ON c.id = w.customer_id
CROSS JOIN (SELECT COUNT(*) AS interactions FROM interaction) b
LEFT JOIN temp.fact_sources s ON s.customer_id = c.id
LEFT JOIN customer_record r ON r.id = s.first_record
LEFT JOIN temp.fact_manufacturer m ON m.customer_id = c.id
LEFT JOIN temp.fact_deals d ON d.customer_id = c.id
LEFT JOIN temp.fact_repair_orders o ON o.customer_id = c.id
LEFT JOIN temp.fact_leads e ON e.customer_id = c.id
LEFT JOIN temp.fact_appointments a ON a.customer_id = c.id
LEFT JOIN temp.fact_interactions i ON i.customer_id = c.id
LEFT JOIN temp.fact_vehicles v ON v.customer_id = c.id
LEFT JOIN household_link h ON h.customer_id = c.id
LEFT JOIN temp.fact_households hs ON hs.household_id = h.household_id
LEFT JOIN temp.fact_contact_use u ON u.customer_id = c.id
LEFT JOIN consent_state em ON em.customer_id = c.id AND em.channel = 'EM'
LEFT JOIN consent_state sm ON sm.customer_id = c.id AND sm.channel = 'SM'
LEFT JOIN consent_state ph ON ph.customer_id = c.id AND ph.channel = 'PH'
LEFT JOIN consent_state po ON po.customer_id = c.id AND po.channel = 'PO'
LEFT JOIN trade_zone z ON z.prefix = SUBSTR(c.postal_code, 1, 3);

-- The columns that rules on `customer` may read.
CREATE VIEW facts_customer AS
SELECT
  c.id AS customer_id,                    -- the customer
  d.as_of,                                -- the day of the run
  d.months_6,                             -- six months before it
  d.months_12,                            -- twelve months before it
  d.months_24,                            -- twenty-four months before it
  d.months_36,                            -- thirty-six months before it
  d.months_84,                            -- eighty-four months before it
  f.in_scope,                             -- 1 for customers that count: no house account, test, merged or erased file
  c.kind,                                 -- who the customer is: PER COU HHD ORG FLT GOV EMP DLR INT TST U
  c.kind IN ('ORG', 'FLT', 'GOV', 'DLR') AS is_organisation, -- 1 for organisations
  c.file_status,                          -- state of the file: ACT INA DEC MRG TST INT SUP ANO
  c.records,                              -- how many source records are this customer
  c.systems,                              -- from how many systems
  f.source_key,                           -- key of its first record, as `serti:00012`
  f.source_classes,                       -- classes of its systems, as `DMS CRM`
  c.manufacturer_id,                      -- the manufacturer's number for the customer
  f.manufacturer_difference,              -- first field that the manufacturer's file states otherwise: lang email postal birth
  c.civility,                             -- civility, clean
  c.first_name,                           -- first name
  c.last_name,                            -- last name
  c.second_first_name,                    -- first name of the second person of a couple
  c.company,                              -- name of the organisation
  c.last_name_code,                       -- verdict of the normaliser on the name
  c.company_code,                         -- verdict on the organisation's name
  c.business_number,                      -- organisation number
  c.business_number_code,                 -- verdict on it
  c.customer_type,                        -- the dealer's own customer type, in the file's words
  c.birth_date,                           -- birth date, when complete and believable
  c.birth_text,                           -- birth date as far as known: 1976, --05-04, 1976-05-04
  c.birth_date_code,                      -- verdict on it
  CAST(SUBSTR(d.as_of, 1, 4) AS INTEGER) - CAST(SUBSTR(c.birth_date, 1, 4) AS INTEGER)
    - (SUBSTR(d.as_of, 6) < SUBSTR(c.birth_date, 6)) AS age, -- whole years on the day of the run
  c.sex,                                  -- ISO/IEC 5218: 0 1 2 9
  c.language,                             -- language of communication, BCP 47
  c.email,                                -- e-mail
  c.email_code,                           -- verdict on it
  c.email_second,                         -- second e-mail
  c.email_second_code,                    -- verdict on it
  c.phone,                                -- number whose column says no more
  c.phone_code,                           -- verdict on it
  c.phone_home,                           -- home number
  c.phone_home_code,                      -- verdict on it
  c.phone_mobile,                         -- mobile number
  c.phone_mobile_code,                    -- verdict on it
  c.phone_work,                           -- work number
  c.phone_work_code,                      -- verdict on it
  c.preferred_channel,                    -- how the customer wants to be reached, in the file's words or a code
  c.preferred_time,                       -- when, likewise
  c.address1,                             -- civic address
  c.address1_code,                        -- verdict on it
  c.city,                                 -- city
  c.province,                             -- ISO 3166-2, as `CA-QC`
  c.postal_code,                          -- postal code
  c.postal_code_code,                     -- verdict on it
  c.country,                              -- ISO 3166-1 alpha-2
  c.created_at,                           -- when the file was made
  c.created_at_code,                      -- verdict on it
  c.updated_at,                           -- when it last changed
  c.verified_at,                          -- when someone last verified it
  c.entered_by,                           -- who entered it
  c.department,                           -- in which department
  c.legibility_code,                      -- worst legibility of its texts
  c.right_field_code,                     -- RF-OK, or the first misplaced value
  f.deals,                                -- sales and leases
  f.first_deal_on,                        -- day of the first
  f.last_deal_on,                         -- day of the last
  f.repair_orders,                        -- repair orders that are not internal
  f.closed_repair_orders,                 -- of these, closed
  f.last_repair_order_on,                 -- day of the last
  f.leads,                                -- leads
  f.open_leads,                           -- of these, neither sold nor lost
  f.last_lead_on,                         -- day of the last
  f.appointments,                         -- appointments
  f.last_appointment_on,                  -- day of the last
  f.interactions,                         -- calls, messages and visits logged
  f.last_interaction_on,                  -- day of the last
  f.last_visit_on,                        -- last sale, repair order or visit
  f.last_activity_on,                     -- last sign of life of any kind
  f.delivery_feedback,                    -- 1 when any source logs what became of calls and mailings
  f.bad_email_on,                         -- last bounced e-mail; 0000 when undated
  f.bad_phone_on,                         -- last call to a dead number
  f.wrong_number_on,                      -- last call that reached someone else
  f.returned_mail_on,                     -- last returned letter
  f.moved_on,                             -- last word that the customer moved
  f.vehicles,                             -- vehicles that nobody else was seen with later
  f.vehicles_with_warranty,               -- of these, those whose warranty end is known
  f.household_id,                         -- the household, by its smallest customer
  f.household_size,                       -- customers in it; 1 without a household
  f.contact_customers,                    -- most customers that share one of its addresses or numbers
  f.contact_surnames,                     -- most surnames that share one
  f.email_state,                          -- consent by e-mail: codes of privacy.md §2.2
  f.email_last_ok,                        -- last day of it
  f.email_proof,                          -- its proof, 0 … 3
  f.text_state,                           -- consent by text message
  f.text_last_ok,                         -- last day of it
  f.text_proof,                           -- its proof
  f.phone_state,                          -- consent by telephone
  f.phone_last_ok,                        -- last day of it
  f.phone_proof,                          -- its proof
  f.mail_state,                           -- consent by post
  f.mail_last_ok,                         -- last day of it
  f.mail_proof,                           -- its proof
  f.listed_phone,                         -- 1 when a do-not-call request stands
  f.email_stated,                         -- 1 when the files say anything about e-mail
  f.mobile_stated,                        -- 1 when they say anything about a mobile number
  f.phone_stated,                         -- 1 when they say anything about any number
  f.mail_stated,                          -- 1 when they say anything about an address
  f.email_usable,                         -- 1 when the e-mail can be used, 2 when only the second one can, 0 when none can
  f.mobile_usable,                        -- 1 when a mobile number can be used
  f.phone_usable,                         -- 1 when any number can be used
  f.mail_usable,                          -- 1 when the address can be used for letters
  f.call_verdict,                         -- by telephone: R reachable, B not allowed, I unusable, M missing
  f.text_verdict,                         -- by text message, likewise
  f.email_verdict,                        -- by e-mail, likewise
  f.mail_verdict,                         -- by post, likewise
  f.core_fields,                          -- core fields that apply: codebook A05
  f.core_usable,                          -- of these, usable ones
  (SELECT COUNT(*) FROM source WHERE class = 'OEM') > 0
    AS has_manufacturer_file,             -- 1 when a file of the manufacturer was imported
  f.trade_zone,                           -- the dealer's zone for the postal code
  (SELECT COUNT(*) FROM trade_zone) > 0 AS has_trade_zones -- 1 when the dealer has set zones
FROM fact_day d
CROSS JOIN customer c
JOIN customer_fact f ON f.customer_id = c.id;
