-- Leads by system and the key of their row; several rows may have one key. ?1 an id, or null for all.
SELECT s.system, o.natural_key AS compared_key, o.natural_key LIKE '#%' AS is_keyless, e.*
FROM lead e
CROSS JOIN source s ON s.id = e.source_id
CROSS JOIN source_record o ON o.id = e.id
WHERE e.id BETWEEN COALESCE(?1, 0) AND COALESCE(?1, 9223372036854775807)
