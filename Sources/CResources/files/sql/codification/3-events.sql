-- Sales and repair orders of customers, once: cancelled deals and deals between dealers are no sales, internal repair
-- orders are no visits. Each text that says what was done, or why the customer comes, is read once.
DROP TABLE IF EXISTS temp.fact_operation;
CREATE TEMP TABLE fact_operation (operation TEXT PRIMARY KEY, kind TEXT) WITHOUT ROWID;
INSERT INTO fact_operation
SELECT operation,
       (SELECT w.kind FROM temp.fact_operation_word w WHERE t.operation LIKE w.pattern ORDER BY w.place LIMIT 1)
FROM (
  SELECT DISTINCT operation FROM repair_order WHERE operation IS NOT NULL
  UNION SELECT DISTINCT appointment_reason FROM appointment
  WHERE appointment_reason NOT IN ('MNT', 'TIR', 'REP', 'RCL', 'DIA', 'BOD', 'OTH')
) t;

DROP TABLE IF EXISTS temp.fact_sale;
CREATE TEMP TABLE fact_sale (
  id INTEGER PRIMARY KEY, customer_id INTEGER NOT NULL, day TEXT, delivered_on TEXT, vin TEXT, deal_type TEXT,
  finance_type TEXT, finance_end TEXT, amount_cents INTEGER, margin_cents INTEGER, payment_method TEXT
);
INSERT INTO fact_sale
SELECT d.id, l.customer_id, SUBSTR(COALESCE(d.deal_date, d.delivery_date), 1, 10), SUBSTR(d.delivery_date, 1, 10), d.vin,
       d.deal_type, d.finance_type, d.finance_end, d.amount_cents, d.margin_cents, d.payment_method
FROM deal d
CROSS JOIN temp.fact_link l
LEFT JOIN temp.fact_no_sale n ON n.word = LOWER(TRIM(d.deal_status))
WHERE l.record_id = d.customer_record_id AND n.word IS NULL;

DROP TABLE IF EXISTS temp.fact_service;
CREATE TEMP TABLE fact_service (
  id INTEGER PRIMARY KEY, customer_id INTEGER NOT NULL, day TEXT, vin TEXT, pay_type TEXT, cents INTEGER, kind TEXT,
  operation TEXT, payment_method TEXT, is_closed INTEGER NOT NULL
);
INSERT INTO fact_service
SELECT o.id, l.customer_id, SUBSTR(COALESCE(o.closed_date, o.opened_date), 1, 10), o.vin, o.pay_type, o.amount_cents,
       k.kind, o.operation, o.payment_method, o.closed_date IS NOT NULL
FROM repair_order o
CROSS JOIN temp.fact_link l
LEFT JOIN temp.fact_operation k ON k.operation = o.operation
WHERE l.record_id = o.customer_record_id AND COALESCE(o.pay_type, '') <> 'I';
