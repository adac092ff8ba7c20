-- Customers that count, by id.
SELECT id
FROM v_customer
ORDER BY id
