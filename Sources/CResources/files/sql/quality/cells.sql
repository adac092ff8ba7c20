-- The worst that happened to each cell: 3 refused, 2 in the wrong field, 1 mended, 0 doubtful.
SELECT cell, verdict, COUNT(*) AS cells, SUM(is_empty) AS empty
FROM (
  SELECT f.source_record_id, c.cell,
         MAX(CASE f.action
               WHEN 'refused' THEN 3 WHEN 'quarantined' THEN 3
               WHEN 'moved' THEN 2 WHEN 'misplaced' THEN 2
               WHEN 'mended' THEN 1 ELSE 0
             END) AS verdict,
         CASE c.cell
/*cells*/
         END IS NULL AS is_empty
  FROM cell_finding f
  JOIN temp.audit_cell c ON c.field = f.field
  LEFT JOIN customer_record r ON r.id = f.source_record_id
  LEFT JOIN vehicle v ON v.id = f.source_record_id
  WHERE f.action IN ('refused', 'quarantined', 'moved', 'misplaced', 'mended', 'suggested', 'ambiguous')
  GROUP BY f.source_record_id, c.cell
)
GROUP BY cell, verdict
ORDER BY cell, verdict;
