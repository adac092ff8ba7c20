-- Cells of one system whose right value is known or proposed.
SELECT s.system, i.id AS import_id, i.file, r.line, r.natural_key, f.field, f.code, f.action, f.proposal, f.target,
       r.cells, r.id AS source_record_id
FROM cell_finding f
JOIN source_record r ON r.id = f.source_record_id
JOIN import i ON i.id = r.import_id
JOIN source s ON s.id = i.source_id
LEFT JOIN customer_record c ON c.id = r.id
WHERE COALESCE(c.kind, 'U') NOT IN ('INT', 'TST')  -- house accounts keep their names
  AND f.action IN ('mended', 'moved', 'misplaced', 'refused', 'suggested')
  AND NOT EXISTS (  -- the words of a cell with a sensitive identifier are never shown
    SELECT 1 FROM cell_finding q
    WHERE q.source_record_id = f.source_record_id AND q.field = f.field AND q.action = 'quarantined')
  AND r.superseded_by IS NULL AND (?1 IS NULL OR s.system = ?1)
ORDER BY s.system, i.id, r.line, f.field, f.code
