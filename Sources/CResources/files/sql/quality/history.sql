-- Earlier runs that were measured, oldest first.
SELECT r.id AS run, r.as_of, m.name, m.numerator, m.denominator,
       COALESCE(JSON_EXTRACT(r.parameters, '$.acknowledged'), 0) AS acknowledged
FROM metric m
JOIN run r ON r.id = m.run_id
WHERE m.scope = '' AND r.state = 'done' AND r.id < :run
  AND r.id IN (SELECT run_id FROM metric WHERE name = 'audit:score' AND scope = '')
ORDER BY r.id, m.name;
