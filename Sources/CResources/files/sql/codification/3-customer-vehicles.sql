-- What is known of each vehicle of each customer: one row a customer and VIN (else plate, else make, model and year).
DROP VIEW IF EXISTS facts_customer_vehicle;
DROP TABLE IF EXISTS customer_vehicle_fact;
CREATE TABLE customer_vehicle_fact (
  id INTEGER PRIMARY KEY,
  customer_id INTEGER NOT NULL,
  vehicle_key TEXT NOT NULL,
  vin TEXT, vin_code TEXT, plate TEXT, make TEXT, model TEXT, model_year TEXT, role TEXT,
  in_service_date TEXT, warranty_end TEXT, warranty_distance INTEGER, warranty_type TEXT,
  first_seen_on TEXT, last_seen_on TEXT,
  first_odometer INTEGER, first_odometer_on TEXT, odometer INTEGER, odometer_on TEXT, odometer_code TEXT,
  highest_odometer INTEGER,
  later_owner_on TEXT,
  deal_date TEXT, deal_type TEXT, finance_type TEXT, finance_end TEXT,
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

-- The customer's last deal on each VIN.
DROP TABLE IF EXISTS temp.fact_vin_deal;
CREATE TEMP TABLE fact_vin_deal (
  customer_id INTEGER NOT NULL, vin TEXT NOT NULL, deal_date TEXT, deal_type TEXT, finance_type TEXT, finance_end TEXT,
  PRIMARY KEY (customer_id, vin)
) WITHOUT ROWID;
INSERT INTO fact_vin_deal
SELECT l.customer_id, d.vin, MAX(COALESCE(d.deal_date, d.delivery_date, '')), d.deal_type, d.finance_type, d.finance_end
FROM deal d
JOIN temp.fact_link l ON l.record_id = d.customer_record_id
WHERE d.vin IS NOT NULL
GROUP BY l.customer_id, d.vin;

UPDATE customer_vehicle_fact
SET deal_date = NULLIF(d.deal_date, ''), deal_type = d.deal_type, finance_type = d.finance_type, finance_end = d.finance_end
FROM temp.fact_vin_deal d
WHERE d.customer_id = customer_vehicle_fact.customer_id AND d.vin = customer_vehicle_fact.vin;

-- Tyres, by the words of repair orders.
DROP TABLE IF EXISTS temp.fact_tyres;
CREATE TEMP TABLE fact_tyres (
  customer_id INTEGER NOT NULL, vin TEXT NOT NULL, stored_on TEXT, changed_on TEXT, PRIMARY KEY (customer_id, vin)
) WITHOUT ROWID;
INSERT INTO fact_tyres
SELECT l.customer_id, o.vin,
       MAX(CASE WHEN o.operation LIKE '%entrepos%' OR o.operation LIKE '%storage%' THEN COALESCE(o.closed_date, o.opened_date) END),
       MAX(COALESCE(o.closed_date, o.opened_date))
FROM repair_order o
JOIN temp.fact_link l ON l.record_id = o.customer_record_id
WHERE o.vin IS NOT NULL
  AND (o.operation LIKE '%pneu%' OR o.operation LIKE '%tire%' OR o.operation LIKE '%tyre%')
GROUP BY l.customer_id, o.vin;

UPDATE customer_vehicle_fact
SET tyres_stored_on = t.stored_on, tyres_changed_on = t.changed_on
FROM temp.fact_tyres t
WHERE t.customer_id = customer_vehicle_fact.customer_id AND t.vin = customer_vehicle_fact.vin;

CREATE INDEX customer_vehicle_fact_by_customer ON customer_vehicle_fact (customer_id);

-- The columns that rules on `customer_vehicle` may read.
CREATE VIEW facts_customer_vehicle AS
SELECT
  v.id,                                   -- the first row that told of this vehicle and customer
  v.customer_id,                          -- the customer
  d.as_of,                                -- the day of the run
  d.months_12,                            -- twelve months before it
  d.months_24,                            -- twenty-four months before it
  d.months_36,                            -- thirty-six months before it
  v.vin,                                  -- clean VIN; empty when refused
  v.vin_code,                             -- verdict of the normaliser on the VIN
  v.plate,                                -- licence plate
  v.make,                                 -- make
  v.model,                                -- model
  v.model_year,                           -- model year
  v.role,                                 -- what the customer is to the vehicle: OWN LES DRV PAY FLT EXO DEM CRT
  v.in_service_date,                      -- first day in service
  v.warranty_end,                         -- last day of warranty, the latest that any file states
  CAST(JULIANDAY(v.warranty_end) - JULIANDAY(d.as_of) AS INTEGER) AS warranty_days, -- days of warranty left; negative when over
  v.warranty_distance,                    -- kilometres at which the warranty ends
  v.warranty_type,                        -- the plan, in the file's words
  v.first_seen_on,                        -- first day on which any file sees the customer with the vehicle
  v.last_seen_on,                         -- last such day
  v.later_owner_on,                       -- last day on which another customer was seen with it, when that is later
  v.odometer,                             -- last reading, kilometres
  v.odometer_on,                          -- day of the last reading
  v.odometer_code,                        -- verdict of the normaliser on the last reading
  v.highest_odometer,                     -- highest reading, kilometres
  v.first_odometer,                       -- first dated reading, kilometres
  CAST(JULIANDAY(v.odometer_on) - JULIANDAY(v.first_odometer_on) AS INTEGER) AS odometer_days, -- days between first and last reading
  CASE WHEN JULIANDAY(v.odometer_on) - JULIANDAY(v.first_odometer_on) >= 90 AND v.odometer >= v.first_odometer
    THEN CAST(ROUND((v.odometer - v.first_odometer) * 365.25 / (JULIANDAY(v.odometer_on) - JULIANDAY(v.first_odometer_on))) AS INTEGER)
  END AS yearly_distance,                 -- kilometres a year between readings at least 90 days apart
  v.deal_date,                            -- day of the customer's last deal on this VIN
  v.deal_type,                            -- NEW USD CPO DMO PRV, of that deal
  v.finance_type,                         -- CASH LOAN LEAS BALL, of that deal
  v.finance_end,                          -- last day of its loan or lease
  CAST(JULIANDAY(v.finance_end) - JULIANDAY(d.as_of) AS INTEGER) AS finance_days, -- days of loan or lease left; negative when over
  v.tyres_stored_on,                      -- last repair order that stored tyres
  v.tyres_changed_on,                     -- last repair order about tyres
  c.kind                                  -- who the customer is: codebook A09
FROM fact_day d
CROSS JOIN customer_vehicle_fact v
JOIN customer c ON c.id = v.customer_id;
