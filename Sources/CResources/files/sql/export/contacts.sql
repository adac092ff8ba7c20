-- Every customer with what decides about one channel, and the one address of it that can be used.
SELECT c.id AS customer_id, c.kind, c.civility, c.first_name, c.last_name, c.company, c.language,
       k.address, CASE WHEN k.address = c.phone_work THEN c.phone_work_ext END AS extension,
       c.address2, c.city, c.province, c.postal_code, c.country,
       k.present, k.valid, k.allowed, k.last_ok, s.state,
       (SELECT MIN(r.gone_in IS NOT NULL) FROM v_link l JOIN source_record r ON r.id = l.record_id
        WHERE l.customer_id = c.id) AS gone,
       EXISTS (SELECT 1 FROM v_link l JOIN deal d ON d.customer_record_id = l.record_id WHERE l.customer_id = c.id)
         OR EXISTS (SELECT 1 FROM v_link l JOIN repair_order o ON o.customer_record_id = l.record_id
                    WHERE l.customer_id = c.id) AS has_transaction
FROM v_customer c
LEFT JOIN v_contactability k ON k.customer_id = c.id AND k.channel = ?1
LEFT JOIN consent_state s ON s.customer_id = c.id AND s.channel = ?1
ORDER BY c.id
