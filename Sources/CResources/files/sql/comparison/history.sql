-- The last entry of the journal: where its hash stands in another store at the same place, that one goes on from here.
SELECT seq, hash
FROM audit_log
ORDER BY seq DESC
LIMIT 1
