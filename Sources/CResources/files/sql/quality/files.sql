SELECT i.id, i.file, i.sha256, s.system, i.entity, i.encoding, i.rows, i.accepted, i.rejected,
       JSON_ARRAY_LENGTH(i.header) AS columns,
       (SELECT COUNT(*) FROM JSON_EACH(i.mapping, '$.columns') m WHERE JSON_EXTRACT(m.value, '$.target') IS NOT NULL) AS mapped
FROM import i
JOIN source s ON s.id = i.source_id
ORDER BY i.id;
