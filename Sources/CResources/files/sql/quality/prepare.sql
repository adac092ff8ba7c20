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
  present       INTEGER NOT NULL,
  valid         INTEGER NOT NULL,
  permitted     INTEGER NOT NULL,
  reachable     INTEGER NOT NULL,
  unasked       INTEGER NOT NULL,  -- a usable channel where nobody asked
  lapsed        INTEGER NOT NULL,  -- a usable channel where the consent has ended
  consenting    INTEGER NOT NULL,  -- an unlapsed consent by e-mail or text message
  open_consent  INTEGER NOT NULL,  -- one of them has no end
  consent_end   TEXT,              -- the last day of the one that holds longest
  consent_state TEXT,
  reason        TEXT               -- the first closed gate; null when reachable
);

INSERT INTO audit_customer
SELECT *,
       CASE
         WHEN reachable > 0 THEN NULL
         WHEN present = 0 THEN 'missing'
         WHEN valid = 0 THEN 'unusable'
         WHEN permitted > 0 THEN 'bounced'
         WHEN unasked > 0 THEN 'unasked'
         WHEN lapsed > 0 THEN 'lapsed'
         ELSE 'refused'
       END
FROM (
  SELECT customer_id, kind, household_id,
         SUM(is_present * bit) AS present,
         SUM((is_present AND is_valid) * bit) AS valid,
         SUM((is_present AND is_valid AND is_allowed) * bit) AS permitted,
         SUM((is_present AND is_valid AND is_allowed AND is_reachable) * bit) AS reachable,
         MAX(is_present AND is_valid AND state IN ('U', 'E?')) AS unasked,
         MAX(is_present AND is_valid AND state = 'X') AS lapsed,
         MAX(is_allowed AND bit IN (2, 4)) AS consenting,
         MAX(is_allowed AND bit IN (2, 4) AND last_ok IS NULL) AS open_consent,
         MAX(CASE WHEN is_allowed AND bit IN (2, 4) THEN last_ok END) AS consent_end,
         SUBSTR(MAX(CASE WHEN is_allowed AND bit IN (2, 4) THEN last_ok || state END), 11) AS consent_state
  FROM (
    SELECT c.id AS customer_id, c.kind, c.household_id,
           CASE k.channel WHEN 'PH' THEN 1 WHEN 'SM' THEN 2 WHEN 'EM' THEN 4 WHEN 'PO' THEN 8 ELSE 0 END AS bit,
           COALESCE(k.present, 0) <> 0 AS is_present,
           COALESCE(k.valid, 0) <> 0 AS is_valid,
           COALESCE(k.allowed, 0) <> 0 AS is_allowed,
           COALESCE(k.reachable, 0) <> 0 AS is_reachable,
           k.last_ok,
           COALESCE(s.state, 'U') AS state
    FROM v_customer c
    LEFT JOIN v_contactability k ON k.customer_id = c.id
    LEFT JOIN consent_state s ON s.customer_id = k.customer_id AND s.channel = k.channel
  )
  GROUP BY customer_id
);

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
