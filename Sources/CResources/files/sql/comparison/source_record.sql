-- Rows of files that hold: neither replaced by a later file nor missing from the latest snapshot. ?1 an id, or null for all.
SELECT o.id, s.system, i.entity || ':' || o.natural_key AS compared_key, o.content_hash, o.natural_key LIKE '#%' AS is_keyless
FROM source_record o
CROSS JOIN import i ON i.id = o.import_id
CROSS JOIN source s ON s.id = i.source_id
WHERE o.id BETWEEN COALESCE(?1, 0) AND COALESCE(?1, 9223372036854775807)
  AND o.superseded_by IS NULL
  AND o.gone_in IS NULL
