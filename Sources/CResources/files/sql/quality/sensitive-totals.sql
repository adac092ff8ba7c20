SELECT code, COUNT(DISTINCT source_record_id) AS records
FROM cell_finding
WHERE action = 'quarantined'
GROUP BY code
ORDER BY records DESC, code;
