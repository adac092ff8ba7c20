SELECT y.place, y.system, MIN(s.class) AS class,
       COALESCE((SELECT SUM(i.rows) FROM import i JOIN source t ON t.id = i.source_id WHERE t.system = y.system), 0) AS rows,
       COALESCE((SELECT SUM(i.rejected) FROM import i JOIN source t ON t.id = i.source_id WHERE t.system = y.system), 0)
         AS rejected,
       (SELECT CAST(JULIANDAY(:as_of) - JULIANDAY(SUBSTR(MAX(i.imported_at), 1, 10)) AS INTEGER)
        FROM import i JOIN source t ON t.id = i.source_id WHERE t.system = y.system) AS age,
       COALESCE((SELECT SUM(p.records) FROM audit_presence p WHERE p.place = y.place), 0) AS records,
       (SELECT COUNT(*) FROM audit_presence p WHERE p.place = y.place) AS customers
FROM audit_system y
JOIN source s ON s.system = y.system
GROUP BY y.place
ORDER BY records DESC, y.system;
