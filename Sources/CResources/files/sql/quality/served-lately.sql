-- Of the customers of one action, those who came for service within twelve months.
SELECT COUNT(DISTINCT o.customer_id)
FROM v_customer_repair_order o
JOIN audit_action a ON a.customer_id = o.customer_id AND a.rank = :rank
WHERE SUBSTR(COALESCE(o.closed_date, o.opened_date), 1, 10) BETWEEN DATE(:as_of, '-12 months') AND :as_of;
