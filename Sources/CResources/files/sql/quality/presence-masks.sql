-- Which set of systems knows how many customers: few sets, so all pairs and counts follow from them.
SELECT mask, COUNT(*) AS customers
FROM (SELECT SUM(1 << place) AS mask FROM audit_presence GROUP BY customer_id)
GROUP BY mask
ORDER BY mask;
