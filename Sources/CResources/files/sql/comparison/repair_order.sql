-- Repair orders by system and the key of their row; several rows may have one key. ?1 an id, or null for all.
SELECT s.system, o.natural_key AS compared_key, o.natural_key LIKE '#%' AS is_keyless, w.*
FROM repair_order w
CROSS JOIN source s ON s.id = w.source_id
CROSS JOIN source_record o ON o.id = w.id
WHERE w.id BETWEEN COALESCE(?1, 0) AND COALESCE(?1, 9223372036854775807)
