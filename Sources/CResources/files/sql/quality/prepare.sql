-- Working tables of one audit, in memory: who counts, in which systems, and how they can be reached.

DROP TABLE IF EXISTS temp.audit_system;
DROP TABLE IF EXISTS temp.audit_customer;
DROP TABLE IF EXISTS temp.audit_presence;
DROP TABLE IF EXISTS temp.audit_failing;
DROP TABLE IF EXISTS temp.audit_candidate;
DROP TABLE IF EXISTS temp.audit_action;

CREATE TEMP TABLE audit_system (place INTEGER PRIMARY KEY, system TEXT NOT NULL UNIQUE);

INSERT INTO audit_system
SELECT ROW_NUMBER() OVER (ORDER BY system) - 1, system
FROM (SELECT DISTINCT system FROM source);

-- Channels are bits: 1 phone, 2 text message, 4 e-mail, 8 post. Each step counts among those left by the one before.
CREATE TEMP TABLE audit_customer (
  customer_id   INTEGER PRIMARY KEY,
  kind          TEXT NOT NULL,
  household_id  INTEGER,
  present       INTEGER NOT NULL DEFAULT 0,
  valid         INTEGER NOT NULL DEFAULT 0,
  permitted     INTEGER NOT NULL DEFAULT 0,
  reachable     INTEGER NOT NULL DEFAULT 0,
  strict        INTEGER NOT NULL DEFAULT 0,  -- channels that stay open when the purpose must have been announced
  unasked       INTEGER NOT NULL DEFAULT 0,  -- a usable channel where nobody asked
  lapsed        INTEGER NOT NULL DEFAULT 0,  -- a usable channel where the consent has ended
  consenting    INTEGER NOT NULL DEFAULT 0,  -- an unlapsed consent by e-mail or text message
  open_consent  INTEGER NOT NULL DEFAULT 0,  -- one of them has no end
  consent       TEXT NOT NULL DEFAULT '',    -- last day and state of the one that holds longest
  purpose       INTEGER NOT NULL DEFAULT 0,  -- privacy.md R7: 2 announced, 1 withdrawn, 0 neither
  consent_end   TEXT AS (NULLIF(SUBSTR(consent, 1, 10), '')),
  consent_state TEXT AS (SUBSTR(consent, 11)),
  reason        TEXT AS (                    -- the first closed gate; null when reachable
    CASE
      WHEN reachable > 0 THEN NULL
      WHEN present = 0 THEN 'missing'
      WHEN valid = 0 THEN 'unusable'
      WHEN permitted > 0 THEN 'bounced'
      WHEN unasked > 0 THEN 'unasked'
      WHEN lapsed > 0 THEN 'lapsed'
      ELSE 'refused'
    END)
);

INSERT INTO audit_customer (customer_id, kind, household_id)
SELECT id, kind, household_id FROM v_customer;

-- Channel by channel in the order of the view, so that nothing of the size of the base is sorted or kept twice.
INSERT INTO audit_customer (customer_id, kind, present, valid, permitted, reachable, strict, unasked, lapsed, consenting,
  open_consent, consent, purpose)
SELECT customer_id, '',
       is_present * bit,
       (is_present AND is_valid) * bit,
       (is_present AND is_valid AND is_allowed) * bit,
       (is_present AND is_valid AND is_allowed AND is_reachable) * bit,
       (is_present AND is_valid AND is_allowed AND is_reachable AND gate = 'OK') * bit,
       is_present AND is_valid AND state IN ('U', 'E?'),
       is_present AND is_valid AND state = 'X',
       is_allowed AND bit IN (2, 4),
       is_allowed AND bit IN (2, 4) AND last_ok IS NULL,
       CASE WHEN is_allowed AND bit IN (2, 4) THEN COALESCE(last_ok || state, '') ELSE '' END,
       CASE WHEN gate = 'OK' THEN 2 WHEN state IN ('W', 'R') THEN 1 ELSE 0 END
FROM (
  SELECT customer_id,
         CASE channel WHEN 'PH' THEN 1 WHEN 'SM' THEN 2 WHEN 'EM' THEN 4 WHEN 'PO' THEN 8 ELSE 0 END AS bit,
         COALESCE(present, 0) <> 0 AS is_present,
         COALESCE(valid, 0) <> 0 AS is_valid,
         COALESCE(allowed, 0) <> 0 AS is_allowed,
         COALESCE(reachable, 0) <> 0 AS is_reachable,
         last_ok, COALESCE(state, 'U') AS state, COALESCE(purpose_gate, 'LEGACY') AS gate
  FROM v_contactability
  LIMIT -1 OFFSET 0  -- keeps the columns above from being computed anew at each use: half the time
)
WHERE TRUE
ON CONFLICT (customer_id) DO UPDATE SET
  present = present | excluded.present,
  valid = valid | excluded.valid,
  permitted = permitted | excluded.permitted,
  reachable = reachable | excluded.reachable,
  strict = strict | excluded.strict,
  unasked = MAX(unasked, excluded.unasked),
  lapsed = MAX(lapsed, excluded.lapsed),
  consenting = MAX(consenting, excluded.consenting),
  open_consent = MAX(open_consent, excluded.open_consent),
  consent = MAX(consent, excluded.consent),
  purpose = MAX(purpose, excluded.purpose);

-- House accounts and tests that the view may hold.
DELETE FROM audit_customer WHERE kind = '';

CREATE TEMP TABLE audit_presence (
  customer_id INTEGER NOT NULL,
  place       INTEGER NOT NULL,
  records     INTEGER NOT NULL,
  PRIMARY KEY (customer_id, place)
) WITHOUT ROWID;

INSERT INTO audit_presence
SELECT l.customer_id, y.place, COUNT(*)
FROM v_link l
JOIN audit_customer a ON a.customer_id = l.customer_id
JOIN customer_record r ON r.id = l.record_id
JOIN source s ON s.id = r.source_id
JOIN audit_system y ON y.system = s.system
GROUP BY l.customer_id, y.place;

CREATE TEMP TABLE audit_failing (
  check_place INTEGER NOT NULL,
  entity_id   INTEGER NOT NULL,
  PRIMARY KEY (check_place, entity_id)
) WITHOUT ROWID;

CREATE TEMP TABLE audit_candidate (
  action      TEXT NOT NULL,
  customer_id INTEGER NOT NULL,
  PRIMARY KEY (action, customer_id)
) WITHOUT ROWID;

CREATE TEMP TABLE audit_action (
  rank        INTEGER NOT NULL,
  action      TEXT NOT NULL,
  customer_id INTEGER NOT NULL UNIQUE,
  PRIMARY KEY (rank, customer_id)
) WITHOUT ROWID;
