-- What may be done by customer and channel, a row a customer: each state, and whether it allows. Also whether an open one
-- ends by itself before ?1, the day that the other store is seen from.
SELECT customer_id,
       MAX(CASE channel WHEN 'EM' THEN state END) AS em, MAX(CASE channel WHEN 'SM' THEN state END) AS sm,
       MAX(CASE channel WHEN 'PH' THEN state END) AS ph, MAX(CASE channel WHEN 'PO' THEN state END) AS po,
       SUM(CASE WHEN allowed THEN CASE channel WHEN 'EM' THEN 1 WHEN 'SM' THEN 2 WHEN 'PH' THEN 4 ELSE 8 END ELSE 0 END) AS open,
       SUM(CASE WHEN allowed AND last_ok < ?1 THEN CASE channel WHEN 'EM' THEN 1 WHEN 'SM' THEN 2 WHEN 'PH' THEN 4 ELSE 8 END
                ELSE 0 END) AS lapsing
FROM v_consent
GROUP BY customer_id
ORDER BY customer_id
