-- Addresses and numbers of those who withdrew or refused, by channel.
SELECT s.customer_id, s.channel, CASE s.channel WHEN 'EM' THEN a.email WHEN 'SM' THEN a.mobile ELSE a.phone END AS address
FROM consent_state s
CROSS JOIN v_address a ON a.customer_id = s.customer_id
WHERE s.state IN ('W', 'R', 'S')
  AND s.channel <> 'PO'
ORDER BY s.customer_id, s.channel
