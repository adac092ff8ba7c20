-- Clean customer records by system and key. ?1 an id, or null for all.
SELECT s.system, r.record_key AS compared_key,
       SUBSTR(r.record_key, LENGTH(s.system) + 2, 1) = '#' AS is_keyless, r.*
FROM customer_record r
CROSS JOIN source s ON s.id = r.source_id
WHERE r.id BETWEEN COALESCE(?1, 0) AND COALESCE(?1, 9223372036854775807)
