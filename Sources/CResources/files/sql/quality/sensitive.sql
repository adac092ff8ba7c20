SELECT f.code, f.field, s.system, COUNT(DISTINCT f.source_record_id) AS records
FROM cell_finding f
JOIN source_record r ON r.id = f.source_record_id
JOIN import i ON i.id = r.import_id
JOIN source s ON s.id = i.source_id
WHERE f.action = 'quarantined'
GROUP BY f.code, f.field, s.system
ORDER BY f.code, records DESC, f.field, s.system;
