-- Addresses and numbers that may be used, by customer and channel.
SELECT s.customer_id, s.channel, CASE s.channel WHEN 'EM' THEN a.email WHEN 'SM' THEN a.mobile ELSE a.phone END AS address
FROM v_consent s
CROSS JOIN v_address a ON a.customer_id = s.customer_id
WHERE s.allowed
  AND s.channel <> 'PO'
ORDER BY s.customer_id, s.channel
