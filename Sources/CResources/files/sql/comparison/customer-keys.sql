-- The keys of a customer's records.
SELECT r.record_key
FROM v_link l
JOIN customer_record r ON r.id = l.record_id
WHERE l.customer_id = ?1
ORDER BY r.record_key
