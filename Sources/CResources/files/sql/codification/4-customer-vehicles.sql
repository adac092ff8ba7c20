-- What is known of each vehicle of each customer: one row a customer and VIN (else plate, else make, model and year).
DROP VIEW IF EXISTS facts_customer_vehicle;
DROP TABLE IF EXISTS customer_vehicle_fact;
CREATE TABLE customer_vehicle_fact (
  id INTEGER PRIMARY KEY,
  customer_id INTEGER NOT NULL,
  vehicle_key TEXT NOT NULL,
  vin TEXT, vin_code TEXT, plate TEXT, make TEXT, model TEXT, model_year TEXT, role TEXT,
  in_service_date TEXT, warranty_end TEXT, warranty_distance INTEGER, warranty_type TEXT,
  warranty_is_planned INTEGER NOT NULL DEFAULT 0,
  first_seen_on TEXT, last_seen_on TEXT,
  first_odometer INTEGER, first_odometer_on TEXT, odometer INTEGER, odometer_on TEXT, odometer_code TEXT,
  highest_odometer INTEGER,
  later_owner_on TEXT,
  deal_date TEXT, deal_type TEXT, finance_type TEXT, finance_end TEXT,
  delivered_on TEXT, services INTEGER NOT NULL DEFAULT 0, last_service_on TEXT, service_after_delivery_on TEXT,
  tyres_stored_on TEXT, tyres_changed_on TEXT
) STRICT;

-- Readings are packed as day and value, so that MIN and MAX find the first and the last in the one pass. Rows come along
-- `fact_vehicle_group`, filled before this file is run, in the order of the ids that they get.
INSERT INTO customer_vehicle_fact (
  id, customer_id, vehicle_key, vin, vin_code, plate, make, model, model_year, role, in_service_date, warranty_end,
  warranty_distance, warranty_type, first_seen_on, last_seen_on, first_odometer, first_odometer_on, odometer,
  odometer_on, odometer_code, highest_odometer)
SELECT id, customer_id, vehicle_key, vin, vin_code, plate, make, model, model_year, role, in_service_date, warranty_end,
       warranty_distance, SUBSTR(warranty_type, 11), first_seen_on, last_seen_on,
       CAST(SUBSTR(first_reading, 11) AS INTEGER), NULLIF(SUBSTR(first_reading, 1, 10), '0000-00-00'),
       CAST(SUBSTR(last_reading, 11) AS INTEGER), NULLIF(SUBSTR(last_reading, 1, 10), '0000-00-00'),
       SUBSTR(odometer_code, 11), highest_odometer
FROM (
  SELECT g.first_id AS id, g.customer_id,
         COALESCE(v.vin, v.plate, v.make || ' ' || COALESCE(v.model, '') || ' ' || COALESCE(v.model_year, ''), '') AS vehicle_key,
         MAX(v.vin) AS vin, MAX(v.vin_code) AS vin_code, MAX(v.plate) AS plate, MAX(v.make) AS make,
         MAX(v.model) AS model, MAX(v.model_year) AS model_year, MAX(v.role) AS role,
         MIN(v.in_service_date) AS in_service_date, MAX(v.warranty_end) AS warranty_end,
         MAX(CAST(v.warranty_distance AS INTEGER)) AS warranty_distance,
         MAX(COALESCE(v.seen_on, '0000-00-00') || v.warranty_type) AS warranty_type,
         MIN(v.seen_on) AS first_seen_on, MAX(v.seen_on) AS last_seen_on,
         MIN(CASE WHEN v.odometer IS NOT NULL AND v.seen_on IS NOT NULL
               THEN SUBSTR(v.seen_on, 1, 10) || v.odometer END) AS first_reading,
         MAX(CASE WHEN v.odometer IS NOT NULL
               THEN COALESCE(SUBSTR(v.seen_on, 1, 10), '0000-00-00') || v.odometer END) AS last_reading,
         MAX(COALESCE(SUBSTR(v.seen_on, 1, 10), '0000-00-00') || v.odometer_code) AS odometer_code,
         MAX(CAST(v.odometer AS INTEGER)) AS highest_odometer
  FROM temp.fact_vehicle_group g
  CROSS JOIN vehicle v
  WHERE v.id = g.id
  GROUP BY g.first_id
);

-- Whoever was last seen with a VIN has it; everyone seen with it before has not.
DROP TABLE IF EXISTS temp.fact_last_owner;
CREATE TEMP TABLE fact_last_owner (vin TEXT PRIMARY KEY, customer_id INTEGER NOT NULL, seen_on TEXT NOT NULL) WITHOUT ROWID;
INSERT INTO fact_last_owner
SELECT vin, customer_id, MAX(last_seen_on)
FROM customer_vehicle_fact
WHERE vin IS NOT NULL AND last_seen_on IS NOT NULL
GROUP BY vin
HAVING COUNT(*) > 1;

UPDATE customer_vehicle_fact
SET later_owner_on = o.seen_on
FROM temp.fact_last_owner o
WHERE o.vin = customer_vehicle_fact.vin
  AND o.customer_id <> customer_vehicle_fact.customer_id
  AND o.seen_on > COALESCE(customer_vehicle_fact.last_seen_on, '');

-- The customer's last sale on each VIN.
DROP TABLE IF EXISTS temp.fact_vin_deal;
CREATE TEMP TABLE fact_vin_deal (
  customer_id INTEGER NOT NULL, vin TEXT NOT NULL, deal_date TEXT, delivered_on TEXT, deal_type TEXT, finance_type TEXT,
  finance_end TEXT, PRIMARY KEY (customer_id, vin)
) WITHOUT ROWID;
INSERT INTO fact_vin_deal
SELECT customer_id, vin, MAX(COALESCE(day, '')), delivered_on, deal_type, finance_type, finance_end
FROM temp.fact_sale
WHERE vin IS NOT NULL
GROUP BY customer_id, vin;

UPDATE customer_vehicle_fact
SET deal_date = NULLIF(d.deal_date, ''), delivered_on = d.delivered_on, deal_type = d.deal_type,
    finance_type = d.finance_type, finance_end = d.finance_end
FROM temp.fact_vin_deal d
WHERE d.customer_id = customer_vehicle_fact.customer_id AND d.vin = customer_vehicle_fact.vin;

-- Repair orders on each VIN; tyres by the kind and words of the work.
DROP TABLE IF EXISTS temp.fact_vin_service;
CREATE TEMP TABLE fact_vin_service (
  customer_id INTEGER NOT NULL, vin TEXT NOT NULL, services INTEGER, last_on TEXT, after_delivery_on TEXT, stored_on TEXT,
  changed_on TEXT, PRIMARY KEY (customer_id, vin)
) WITHOUT ROWID;
INSERT INTO fact_vin_service
SELECT s.customer_id, s.vin, COUNT(*), MAX(s.day), MIN(CASE WHEN s.day > d.delivered_on THEN s.day END),
       MAX(CASE WHEN s.kind = 'TIR' AND (s.operation LIKE '%entrepos%' OR s.operation LIKE '%storage%') THEN s.day END),
       MAX(CASE WHEN s.kind = 'TIR' THEN s.day END)
FROM temp.fact_service s
LEFT JOIN temp.fact_vin_deal d ON d.customer_id = s.customer_id AND d.vin = s.vin
WHERE s.vin IS NOT NULL
GROUP BY s.customer_id, s.vin;

UPDATE customer_vehicle_fact
SET services = t.services, last_service_on = t.last_on, service_after_delivery_on = t.after_delivery_on,
    tyres_stored_on = t.stored_on, tyres_changed_on = t.changed_on
FROM temp.fact_vin_service t
WHERE t.customer_id = customer_vehicle_fact.customer_id AND t.vin = customer_vehicle_fact.vin;

-- Where no file states the end of the warranty, the maker's own rule does, from the first day in service or delivery.
UPDATE customer_vehicle_fact
SET warranty_end = DATE(COALESCE(in_service_date, delivered_on), '+' || m.warranty_months || ' months'),
    warranty_is_planned = 1
FROM temp.fact_definition m
WHERE m.make = UPPER(customer_vehicle_fact.make) AND m.warranty_months IS NOT NULL
  AND customer_vehicle_fact.warranty_end IS NULL
  AND COALESCE(customer_vehicle_fact.in_service_date, customer_vehicle_fact.delivered_on) IS NOT NULL;

UPDATE customer_vehicle_fact
SET warranty_distance = m.warranty_distance
FROM temp.fact_definition m
WHERE m.make = UPPER(customer_vehicle_fact.make) AND m.warranty_distance IS NOT NULL
  AND customer_vehicle_fact.warranty_distance IS NULL;

CREATE INDEX customer_vehicle_fact_by_customer ON customer_vehicle_fact (customer_id);

-- The columns that rules on `customer_vehicle` may read.
CREATE VIEW facts_customer_vehicle AS
SELECT
  v.id,                                   -- the first row that told of this vehicle and customer | la première ligne qui a parlé de ce véhicule et de ce client
  v.customer_id,                          -- the customer | le client
  d.as_of,                                -- the day of the run | la date de référence
  d.months_12,                            -- twelve months before it | douze mois plus tôt
  d.months_24,                            -- twenty-four months before it | vingt-quatre mois plus tôt
  d.months_36,                            -- thirty-six months before it | trente-six mois plus tôt
  v.vin,                                  -- clean VIN; empty when refused | NIV propre ; vide s’il a été refusé
  v.vin_code,                             -- verdict of the normaliser on the VIN | verdict du nettoyage sur le NIV
  v.plate,                                -- licence plate | plaque d’immatriculation
  v.make,                                 -- make | marque
  v.model,                                -- model | modèle
  v.model_year,                           -- model year | année du modèle
  v.role,                                 -- what the customer is to the vehicle: OWN LES DRV PAY FLT EXO DEM CRT | ce que le client est pour le véhicule : OWN LES DRV PAY FLT EXO DEM CRT
  v.in_service_date,                      -- first day in service | première mise en service
  v.warranty_end,                         -- last day of warranty, the latest that any file states | dernier jour de garantie, le plus tardif qu’un fichier donne
  CAST(JULIANDAY(v.warranty_end) - JULIANDAY(d.as_of) AS INTEGER) AS warranty_days, -- days of warranty left; negative when over | jours de garantie restants ; négatif quand elle est échue
  v.warranty_distance,                    -- kilometres at which the warranty ends | kilomètres où finit la garantie
  v.warranty_type,                        -- the plan, in the file's words | le plan, dans les mots du fichier
  v.first_seen_on,                        -- first day on which any file sees the customer with the vehicle | premier jour où un fichier voit le client avec le véhicule
  v.last_seen_on,                         -- last such day | dernier jour de la sorte
  v.later_owner_on,                       -- last day on which another customer was seen with it, when that is later | dernier jour où un autre client a été vu avec lui, s’il est plus récent
  v.odometer,                             -- last reading, kilometres | dernier relevé, en kilomètres
  v.odometer_on,                          -- day of the last reading | jour du dernier relevé
  v.odometer_code,                        -- verdict of the normaliser on the last reading | verdict du nettoyage sur le dernier relevé
  v.highest_odometer,                     -- highest reading, kilometres | plus haut relevé, en kilomètres
  v.first_odometer,                       -- first dated reading, kilometres | premier relevé daté, en kilomètres
  CAST(JULIANDAY(v.odometer_on) - JULIANDAY(v.first_odometer_on) AS INTEGER) AS odometer_days, -- days between first and last reading | jours entre le premier et le dernier relevé
  CASE WHEN JULIANDAY(v.odometer_on) - JULIANDAY(v.first_odometer_on) >= 90 AND v.odometer >= v.first_odometer
    THEN CAST(ROUND((v.odometer - v.first_odometer) * 365.25 / (JULIANDAY(v.odometer_on) - JULIANDAY(v.first_odometer_on))) AS INTEGER)
  END AS yearly_distance,                 -- kilometres a year between readings at least 90 days apart | kilomètres par an entre des relevés distants d’au moins 90 jours
  v.deal_date,                            -- day of the customer's last deal on this VIN | jour de la dernière vente de ce NIV au client
  v.deal_type,                            -- NEW USD CPO DMO PRV, of that deal | NEW USD CPO DMO PRV, de cette vente
  v.finance_type,                         -- CASH LOAN LEAS BALL, of that deal | CASH LOAN LEAS BALL, de cette vente
  v.finance_end,                          -- last day of its loan or lease | dernier jour de son prêt ou de sa location
  CAST(JULIANDAY(v.finance_end) - JULIANDAY(d.as_of) AS INTEGER) AS finance_days, -- days of loan or lease left; negative when over | jours de prêt ou de location restants ; négatif quand c’est fini
  v.warranty_is_planned,                  -- 1 when the end of the warranty is the maker's rule, not a file's word | 1 quand la fin de garantie suit la règle du constructeur et non un fichier
  v.delivered_on,                         -- day of delivery of that deal | jour de livraison de cette vente
  CAST(JULIANDAY(d.as_of) - JULIANDAY(v.delivered_on) AS INTEGER) AS delivery_days, -- days since then | jours écoulés depuis
  v.service_after_delivery_on,            -- first repair order after the delivery | premier bon de travail après la livraison
  CAST(JULIANDAY(v.service_after_delivery_on) - JULIANDAY(v.delivered_on) AS INTEGER) AS first_service_days, -- days from delivery to it | jours entre la livraison et ce bon
  v.services,                             -- repair orders on this vehicle that are not internal | bons de travail du véhicule, internes exclus
  v.last_service_on,                      -- day of the last | jour du dernier
  CAST(JULIANDAY(d.as_of) - JULIANDAY(v.last_service_on) AS INTEGER) AS service_days, -- days since then | jours écoulés depuis
  MIN(DATE(v.last_service_on, '+6 months'), COALESCE(DATE(JULIANDAY(v.last_service_on) + 8000 * 365.25
    / CASE WHEN JULIANDAY(v.odometer_on) - JULIANDAY(v.first_odometer_on) >= 90 AND v.odometer > v.first_odometer
        THEN (v.odometer - v.first_odometer) * 365.25 / (JULIANDAY(v.odometer_on) - JULIANDAY(v.first_odometer_on)) END), '9999'))
    AS next_visit_on,                     -- next service due: six months or 8,000 km after the last, whichever is first | prochaine visite due : six mois ou 8 000 km après la dernière, selon la première échéance
  (SELECT MIN(SUBSTR(COALESCE(closed_date, opened_date), 1, 10)) FROM repair_order) AS first_service_file_on, -- day of the first repair order of any file | jour du premier bon de travail de tous les fichiers
  EXISTS (SELECT 1 FROM repair_order) AS has_service_file, -- 1 when a file of repair orders was imported | 1 quand un fichier de bons de travail a été importé
  v.tyres_stored_on,                      -- last repair order that stored tyres | dernier bon de travail qui entrepose des pneus
  v.tyres_changed_on,                     -- last repair order about tyres | dernier bon de travail de pneus
  c.kind                                  -- who the customer is: codebook A09 | qui est le client : livre de codes A09
FROM fact_day d
CROSS JOIN customer_vehicle_fact v
JOIN customer c ON c.id = v.customer_id;
