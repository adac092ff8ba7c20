-- Customers with a withdrawal on file, and those that some channel is open to all the same without a later grant: counted
-- from the events themselves, so that a fault in settling the states shows here.
WITH channels(channel) AS (VALUES ('EM'), ('SM'), ('PH'), ('PO')),
withdrawal AS (
  SELECT l.customer_id, c.channel, MAX(COALESCE(e.occurred_on, '9999-12-31')) AS day
  FROM consent_event e
  JOIN v_link l ON l.record_id = e.customer_record_id
  JOIN channels c ON e.channel IS NULL OR e.channel = c.channel
  WHERE e.kind IN ('WITHDRAW', 'REFUSE')
  GROUP BY l.customer_id, c.channel
)
SELECT COUNT(DISTINCT w.customer_id) AS withdrawn,
       COUNT(DISTINCT CASE WHEN s.allowed AND NOT EXISTS (
         SELECT 1 FROM v_link g JOIN consent_event e ON e.customer_record_id = g.record_id
         WHERE g.customer_id = w.customer_id AND e.kind = 'GRANT' AND e.channel = w.channel AND e.occurred_on > w.day
       ) THEN w.customer_id END) AS reopened
FROM withdrawal w
JOIN audit_customer a ON a.customer_id = w.customer_id
LEFT JOIN v_consent s ON s.customer_id = w.customer_id AND s.channel = w.channel
