-- Every customer with the channels that have a usable address.
SELECT a.customer_id,
       a.email IS NOT NULL,
       a.mobile IS NOT NULL,
       a.phone IS NOT NULL,
       a.mail IS NOT NULL,
       c.country,
       c.file_status = 'DEC'
FROM v_address a
JOIN customer c ON c.id = a.customer_id
ORDER BY a.customer_id
