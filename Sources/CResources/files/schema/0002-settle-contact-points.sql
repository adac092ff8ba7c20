-- What consents are settled for is kept beside the state: whether the files say anything of the channel, whether a
-- usable address is there, and whether the customer counts. Reading who can be reached is then one walk along one table.
ALTER TABLE consent_state ADD COLUMN present INTEGER NOT NULL DEFAULT 0; -- the files say something of this channel
ALTER TABLE consent_state ADD COLUMN valid INTEGER NOT NULL DEFAULT 0;   -- and an address that can be used is there
ALTER TABLE consent_state ADD COLUMN permits INTEGER NOT NULL DEFAULT 0; -- the state is one of those of v_consent that allow
ALTER TABLE consent_state ADD COLUMN counts INTEGER NOT NULL DEFAULT 0;  -- the customer is one of v_customer

UPDATE consent_state
SET present = CASE channel WHEN 'EM' THEN a.email_stated WHEN 'SM' THEN a.mobile_stated WHEN 'PH' THEN a.phone_stated
                ELSE a.mail_stated END,
    valid = CASE channel WHEN 'EM' THEN a.email WHEN 'SM' THEN a.mobile WHEN 'PH' THEN a.phone ELSE a.mail END IS NOT NULL
FROM v_address a
WHERE a.customer_id = consent_state.customer_id;

UPDATE consent_state SET counts = 1 WHERE customer_id IN (SELECT id FROM v_customer);
UPDATE consent_state SET permits = 1 WHERE (customer_id, channel) IN (SELECT customer_id, channel FROM v_consent WHERE allowed);

-- Who can be reached how, on run_setting.as_of, for marketing: present AND valid AND allowed, as consents were settled.
-- `purpose_gate` is the question that Loi 25 adds: OK with an express consent, NO after a withdrawal, else LEGACY (a
-- person must decide). The address is looked up only where it is asked for.
DROP VIEW v_contactability;
CREATE VIEW v_contactability AS
SELECT s.customer_id, s.channel,
       (SELECT CASE s.channel WHEN 'EM' THEN a.email WHEN 'SM' THEN a.mobile WHEN 'PH' THEN a.phone ELSE a.mail END
        FROM v_address a WHERE a.customer_id = s.customer_id) AS address,
       s.present, s.valid, s.state, s.permits AS allowed, s.valid AND s.permits AS reachable, s.last_ok,
       CASE WHEN s.state IN ('E', 'PE') THEN 'OK' WHEN s.state IN ('W', 'R', 'S') THEN 'NO' ELSE 'LEGACY' END AS purpose_gate
FROM consent_state s
WHERE s.counts;
