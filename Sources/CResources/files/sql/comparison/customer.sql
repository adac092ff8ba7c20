-- Customers, house accounts and tests among them. ?1 an id, or null for all.
SELECT c.*
FROM customer c
WHERE c.id BETWEEN COALESCE(?1, 0) AND COALESCE(?1, 9223372036854775807)
