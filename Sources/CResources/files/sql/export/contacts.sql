-- Every customer with what decides about one channel, and the one address of it that can be used. An address that someone
-- closed stays closed for everyone behind it; a letter goes to a person, not to a door.
WITH closer AS (
  SELECT l.record_id FROM consent_state s CROSS JOIN v_link l ON l.customer_id = s.customer_id
  WHERE s.channel = ?1 AND s.state IN ('W', 'R', 'S')
),
held AS (
  SELECT r.email, r.email_second, r.phone, r.phone_home, r.phone_mobile, r.phone_work
  FROM closer CROSS JOIN customer_record r ON r.id = closer.record_id
  UNION ALL
  SELECT t.email, t.email_second, t.phone, t.phone_home, t.phone_mobile, t.phone_work
  FROM closer CROSS JOIN customer_statement t ON t.customer_record_id = closer.record_id
),
closed AS MATERIALIZED (
  SELECT LOWER(n.value) AS address
  FROM held
  CROSS JOIN json_each(CASE ?1
    WHEN 'EM' THEN json_array(email, email_second)
    WHEN 'SM' THEN json_array(phone_mobile)
    WHEN 'PH' THEN json_array(phone_mobile, phone, phone_home, phone_work)
    ELSE '[]' END) n
  WHERE n.value IS NOT NULL
)
SELECT c.id AS customer_id, c.kind, c.civility, c.first_name, c.last_name, c.company, c.language,
       k.address, CASE WHEN k.address = c.phone_work THEN c.phone_work_ext END AS extension,
       c.address2, c.city, c.province, c.postal_code, c.country,
       k.present, k.valid, k.allowed, k.last_ok, s.state,
       LOWER(k.address) IN (SELECT address FROM closed) AS closed_by_another,
       EXISTS (SELECT 1 FROM v_link l JOIN deal d ON d.customer_record_id = l.record_id WHERE l.customer_id = c.id)
         OR EXISTS (SELECT 1 FROM v_link l JOIN repair_order o ON o.customer_record_id = l.record_id
                    WHERE l.customer_id = c.id) AS has_transaction
FROM v_customer c
LEFT JOIN v_contactability k ON k.customer_id = c.id AND k.channel = ?1
LEFT JOIN consent_state s ON s.customer_id = c.id AND s.channel = ?1
ORDER BY c.id
