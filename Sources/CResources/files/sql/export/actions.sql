-- The customers of one action of the last audit: ?1 is 'action:N'. A channel that the customer closed is left empty, and
-- each channel's state stands beside it, so that the list cannot be mailed by mistake.
SELECT c.id AS customer_id, c.kind, c.civility, c.first_name, c.last_name, c.company, c.language,
       CASE WHEN em.purpose_gate IS NOT 'NO' THEN c.email END AS email, em.state AS email_state,
       CASE WHEN sm.reachable OR ph.purpose_gate IS NOT 'NO' THEN c.phone_mobile END AS phone_mobile,
       sm.state AS text_state,
       CASE WHEN ph.purpose_gate IS NOT 'NO' THEN c.phone_home END AS phone_home,
       CASE WHEN ph.purpose_gate IS NOT 'NO' THEN c.phone_work END AS phone_work,
       CASE WHEN ph.purpose_gate IS NOT 'NO' THEN c.phone END AS phone, ph.state AS phone_state,
       CASE WHEN po.purpose_gate IS NOT 'NO' THEN c.address1 END AS address1, c.city, c.province, c.postal_code,
       po.state AS mail_state
FROM finding f
JOIN customer c ON c.id = f.entity_id
LEFT JOIN v_contactability em ON em.customer_id = c.id AND em.channel = 'EM'
LEFT JOIN v_contactability sm ON sm.customer_id = c.id AND sm.channel = 'SM'
LEFT JOIN v_contactability ph ON ph.customer_id = c.id AND ph.channel = 'PH'
LEFT JOIN v_contactability po ON po.customer_id = c.id AND po.channel = 'PO'
WHERE f.entity = 'customer' AND f.check_id = ?1
  AND f.run_id = (SELECT MAX(id) FROM run WHERE verb = 'audit' AND state = 'done')
ORDER BY c.id
