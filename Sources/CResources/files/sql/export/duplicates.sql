-- Every record of a customer that has more than one, so that a person can see what was put together; of one
-- system (?1), the customers with a record in it.
SELECT r.customer_id, r.record_key, r.system, r.file, r.line, l.bits,
       r.civility, r.first_name, r.last_name, r.company, r.birth_text AS birth_date, r.email, r.phone_mobile, r.phone_home,
       r.phone_work, r.phone, r.address1, r.city, r.postal_code, r.updated_at
FROM v_duplicates d
JOIN v_record r ON r.customer_id = d.customer_id
JOIN v_link l ON l.record_id = r.id
WHERE ?1 IS NULL OR EXISTS (SELECT 1 FROM v_record o WHERE o.customer_id = r.customer_id AND o.system = ?1)
ORDER BY r.customer_id, r.record_key
