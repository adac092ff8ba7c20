SELECT COUNT(*)
FROM match_pair p
JOIN customer_record ra ON ra.id = p.a
JOIN customer_record rb ON rb.id = p.b
WHERE p.bits BETWEEN -3 AND 3
  AND NOT EXISTS (
    SELECT 1 FROM decision d
    WHERE (d.key_a = ra.record_key AND d.key_b = rb.record_key)
       OR (d.key_a = rb.record_key AND d.key_b = ra.record_key));
