-- Cells that hold sensitive identifiers: where they are, never what they say.
SELECT s.system, i.file, r.line, r.natural_key, f.field, f.code, r.id AS source_record_id
FROM cell_finding f
JOIN source_record r ON r.id = f.source_record_id
JOIN import i ON i.id = r.import_id
JOIN source s ON s.id = i.source_id
WHERE f.action = 'quarantined' AND (?1 IS NULL OR s.system = ?1)
ORDER BY i.id, r.line, f.field, f.code
