-- The codes of every customer, a column a rule.
SELECT k.*
FROM customer_codes k
JOIN v_customer c ON c.id = k.customer_id
ORDER BY k.customer_id
