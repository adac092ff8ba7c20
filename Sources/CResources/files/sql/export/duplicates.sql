-- Every record of a customer that has more than one, so that a person can see what was put together.
SELECT r.customer_id, r.record_key, r.system, r.file, r.line, l.bits,
       r.civility, r.first_name, r.last_name, r.company, r.birth_text AS birth_date, r.email, r.phone_mobile, r.phone_home,
       r.phone_work, r.phone, r.address1, r.city, r.postal_code, r.updated_at
FROM v_duplicates d
JOIN v_record r ON r.customer_id = d.customer_id
JOIN v_link l ON l.record_id = r.id
ORDER BY r.customer_id, r.record_key
