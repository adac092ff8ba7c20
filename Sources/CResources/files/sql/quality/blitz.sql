-- Records created in the last twelve months by day of the month, and those with an S1 or S2 defect of entry.
SELECT CAST(SUBSTR(r.created_at, 9, 2) AS INTEGER) AS day, COUNT(*) AS records,
       SUM(EXISTS (
         SELECT 1 FROM audit_defect d WHERE d.record_id = r.id)) AS defects
FROM customer_record r
WHERE SUBSTR(r.created_at, 1, 10) BETWEEN DATE(:as_of, '-12 months', '+1 day') AND :as_of
GROUP BY day
HAVING day BETWEEN 1 AND 31
ORDER BY day;
