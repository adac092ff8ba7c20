-- Every address or number of one channel that somebody who said stop has, or states on a request.
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
)
SELECT n.value
FROM held
CROSS JOIN json_each(CASE ?1
  WHEN 'EM' THEN json_array(email, email_second)
  WHEN 'SM' THEN json_array(phone_mobile)
  WHEN 'PH' THEN json_array(phone_mobile, phone, phone_home, phone_work)
  ELSE '[]' END) n
WHERE n.value IS NOT NULL
