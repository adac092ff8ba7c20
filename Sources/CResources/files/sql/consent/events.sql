-- Consent events about marketing. A withdrawal of one kind of marketing counts as a withdrawal of all, since one state
-- is kept for a channel; a grant of one kind does not count for the others. An answer that nobody could read counts.
SELECT v.id, v.customer_record_id, v.contact_point_id, v.channel, p.channel AS point_channel, v.kind, v.basis,
       v.occurred_on AS day, v.proof,
       -- What nobody could read of a whole row has no column.
       v.kind = 'UNKNOWN_IMPORT' AND COALESCE(v.source_column, '') = '' AS is_held
FROM consent_event v
LEFT JOIN contact_point p ON p.id = v.contact_point_id
WHERE v.kind = 'UNKNOWN_IMPORT' AND v.purpose = 'UNREAD'
  OR v.kind <> 'UNKNOWN_IMPORT' AND (v.purpose IN ('', 'ALL', 'MKT') OR (v.kind IN ('WITHDRAW', 'REFUSE') AND v.purpose LIKE 'MKT%'))
ORDER BY v.id
