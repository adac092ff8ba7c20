-- Records that came since the run before, among those that count.
SELECT COUNT(*) AS records,
       COALESCE(SUM(r.language IS NOT NULL), 0) AS with_language,
       COALESCE(SUM(r.email IS NOT NULL), 0) AS with_email,
       COALESCE(SUM(EXISTS (
         SELECT 1 FROM audit_defect d WHERE d.record_id = r.id)), 0) AS defects
FROM import i
JOIN source_record s ON s.import_id = i.id
JOIN customer_record r ON r.id = s.id
WHERE i.run_id > :since
  AND r.kind NOT IN ('INT', 'TST') AND r.file_status NOT IN ('TST', 'INT', 'MRG', 'SUP', 'ANO');
