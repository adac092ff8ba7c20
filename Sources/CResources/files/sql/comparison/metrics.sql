-- The measures of the whole base by the last audit, codification for those that no audit wrote.
SELECT m.name, m.numerator, m.denominator, r.as_of, r.id AS run
FROM metric m
JOIN run r ON r.id = m.run_id AND r.state = 'done'
WHERE m.scope = ''
  AND m.name IN ('O01', 'O02', 'L02', 'O03', 'proved', 'usable:email', 'audit:score')
ORDER BY m.name, r.verb = 'audit' DESC, r.id DESC
