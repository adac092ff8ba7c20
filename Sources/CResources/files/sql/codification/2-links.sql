-- Customer of each record, by record: looked up once for every clean row below.
DROP TABLE IF EXISTS temp.fact_link;
CREATE TEMP TABLE fact_link (record_id INTEGER PRIMARY KEY, customer_id INTEGER NOT NULL, bits REAL);
INSERT INTO fact_link SELECT record_id, customer_id, bits FROM v_link ORDER BY record_id;
