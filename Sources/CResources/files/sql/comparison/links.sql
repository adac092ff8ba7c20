-- Which customer each record belongs to, by record.
SELECT record_id, customer_id
FROM v_link
ORDER BY record_id
