-- Repairs that make or keep customers reachable, and whom each would move. One customer may stand in several here.

INSERT INTO audit_candidate
SELECT 'ask-permission', customer_id FROM audit_customer WHERE reason = 'unasked'
UNION ALL
SELECT 'ask-again', customer_id FROM audit_customer WHERE reason = 'lapsed'
UNION ALL
SELECT 'repair-contact', customer_id FROM audit_customer WHERE reason IN ('unusable', 'bounced')
UNION ALL
SELECT 'ask-contact', customer_id FROM audit_customer WHERE reason = 'missing'
UNION ALL
SELECT 'renew-consent', customer_id FROM audit_customer
WHERE reachable > 0 AND consenting AND NOT open_consent
  AND consent_end BETWEEN (SELECT as_of FROM v_as_of) AND DATE((SELECT as_of FROM v_as_of), '+60 days');

INSERT INTO audit_candidate
SELECT DISTINCT 'call-leads', e.customer_id
FROM v_open_lead o
CROSS JOIN v_customer_lead e
CROSS JOIN audit_customer a
WHERE e.id = o.id AND a.customer_id = e.customer_id
  AND ((COALESCE(e.next_action, '') = '' AND e.next_action_date IS NULL)
    OR SUBSTR(e.next_action_date, 1, 10) < (SELECT as_of FROM v_as_of));

INSERT INTO audit_candidate
SELECT 'review-pairs', customer_id
FROM (SELECT customer_a AS customer_id FROM v_doubtful_pair UNION SELECT customer_b FROM v_doubtful_pair)
WHERE customer_id IN (SELECT customer_id FROM audit_customer);
