-- The customers of one action of the last audit: ?1 is 'action:N'.
SELECT c.id AS customer_id, c.kind, c.civility, c.first_name, c.last_name, c.company, c.language,
       c.email, c.phone_mobile, c.phone_home, c.phone_work, c.phone, c.address1, c.city, c.province, c.postal_code
FROM finding f
JOIN customer c ON c.id = f.entity_id
WHERE f.entity = 'customer' AND f.check_id = ?1
  AND f.run_id = (SELECT MAX(id) FROM run WHERE verb = 'audit' AND state = 'done')
ORDER BY c.id
