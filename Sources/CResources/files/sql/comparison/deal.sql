-- Deals by system and the key of their row; several rows may have one key. ?1 an id, or null for all.
SELECT s.system, o.natural_key AS compared_key, o.natural_key LIKE '#%' AS is_keyless, d.*
FROM deal d
CROSS JOIN source s ON s.id = d.source_id
CROSS JOIN source_record o ON o.id = d.id
WHERE d.id BETWEEN COALESCE(?1, 0) AND COALESCE(?1, 9223372036854775807)
