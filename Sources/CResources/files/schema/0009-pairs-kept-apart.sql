-- Pairs whose own evidence is beyond doubt, more than 3 bits, and whose records are two customers all the same: the other
-- records of their customers or a rule about families and companies outweigh it. Somebody should look at them too.
CREATE TABLE kept_apart (
  a INTEGER NOT NULL,                     -- as in match_pair
  b INTEGER NOT NULL,
  PRIMARY KEY (a, b)
) STRICT, WITHOUT ROWID;

DROP VIEW v_doubtful_pair;

-- Pairs that a person should decide: one for any two customers, the best evidence that they are one; and one for a
-- customer whose records hold together weakly, the evidence nearest to falling apart. One answer about two customers, or
-- about a record that holds weakly, is enough.
CREATE VIEW v_doubtful_pair AS
WITH decided AS (
  SELECT d.key_a, d.key_b, MIN(la.customer_id, lb.customer_id) AS low, MAX(la.customer_id, lb.customer_id) AS high
  FROM decision d
  CROSS JOIN customer_record ra ON ra.record_key = d.key_a
  CROSS JOIN customer_record rb ON rb.record_key = d.key_b
  CROSS JOIN v_link la ON la.record_id = ra.id
  CROSS JOIN v_link lb ON lb.record_id = rb.id
), settled AS (
  SELECT key_a FROM decided WHERE low = high UNION SELECT key_b FROM decided WHERE low = high
)
SELECT a, b, bits, customer_a, customer_b
FROM (
  SELECT p.a, p.b, p.bits, la.customer_id AS customer_a, lb.customer_id AS customer_b,
         ROW_NUMBER() OVER (
           PARTITION BY MIN(la.customer_id, lb.customer_id), MAX(la.customer_id, lb.customer_id)
           ORDER BY CASE WHEN la.customer_id = lb.customer_id THEN p.bits ELSE -p.bits END, p.a, p.b) AS place
  -- In this order: few of the pairs are doubtful.
  FROM (
    SELECT a, b, bits FROM match_pair WHERE bits BETWEEN -3 AND 3
    UNION ALL
    SELECT p.a, p.b, p.bits FROM kept_apart k CROSS JOIN match_pair p ON p.a = k.a AND p.b = k.b) p
  CROSS JOIN v_link la ON la.record_id = p.a
  CROSS JOIN v_link lb ON lb.record_id = p.b
  CROSS JOIN customer_record ra ON ra.id = p.a
  CROSS JOIN customer_record rb ON rb.id = p.b
  WHERE CASE
          WHEN la.customer_id = lb.customer_id
            THEN p.bits <= 3 AND ((la.bits <= 3 AND ra.record_key NOT IN settled) OR (lb.bits <= 3 AND rb.record_key NOT IN settled))
          ELSE (MIN(la.customer_id, lb.customer_id), MAX(la.customer_id, lb.customer_id))
                 NOT IN (SELECT low, high FROM decided)
        END)
WHERE place = 1;
