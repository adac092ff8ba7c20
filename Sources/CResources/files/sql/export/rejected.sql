-- Rows that no import took, in the file's own bytes.
SELECT i.id AS import_id, s.system, i.file, i.encoding, r.line, r.reason, r.bytes
FROM rejected_row r
JOIN import i ON i.id = r.import_id
JOIN source s ON s.id = i.source_id
WHERE ?1 IS NULL OR i.id = ?1
ORDER BY i.id, r.line
