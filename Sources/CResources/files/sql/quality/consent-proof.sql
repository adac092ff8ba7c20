-- Express consents claimed by e-mail or text message, and those with a proof that speaks for itself (PRF 2 and 3).
SELECT COUNT(*) AS claimed, COALESCE(SUM(is_proved), 0) AS proved
FROM (
  SELECT s.customer_id, MIN(s.state = 'E' AND s.proof >= 2) AS is_proved
  FROM consent_state s
  JOIN audit_customer a ON a.customer_id = s.customer_id
  WHERE s.channel IN ('EM', 'SM') AND s.state IN ('E', 'E?')
  GROUP BY s.customer_id
);
