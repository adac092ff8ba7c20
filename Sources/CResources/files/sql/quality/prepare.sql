-- Working tables of one audit, in memory: who counts, how they can be reached (filled by one walk along
-- `v_contactability`), and in which systems they are (likewise).

DROP TABLE IF EXISTS temp.audit_system;
DROP TABLE IF EXISTS temp.audit_customer;
DROP TABLE IF EXISTS temp.audit_presence;
DROP TABLE IF EXISTS temp.audit_shared;
DROP TABLE IF EXISTS temp.audit_defect;
DROP TABLE IF EXISTS temp.audit_candidate;
DROP TABLE IF EXISTS temp.audit_action;

CREATE TEMP TABLE audit_system (place INTEGER PRIMARY KEY, system TEXT NOT NULL UNIQUE);

INSERT INTO audit_system
SELECT ROW_NUMBER() OVER (ORDER BY system) - 1, system
-- A source whose imports were undone has none left.
FROM (SELECT DISTINCT s.system FROM source s JOIN import i ON i.source_id = s.id);

-- Customers who share an e-mail, a number, an address or a birth date with another: the surnames behind the most shared
-- one; of a birth date, its customers.
CREATE TEMP TABLE audit_shared (
  customer_id      INTEGER PRIMARY KEY,
  email_surnames   INTEGER NOT NULL,
  phone_surnames   INTEGER NOT NULL,
  address_surnames INTEGER NOT NULL,
  birth_customers  INTEGER NOT NULL
);

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

CREATE TEMP TABLE audit_presence (
  customer_id INTEGER NOT NULL,
  place       INTEGER NOT NULL,
  records     INTEGER NOT NULL,
  PRIMARY KEY (customer_id, place)
) WITHOUT ROWID;

CREATE TEMP TABLE audit_defect (record_id INTEGER PRIMARY KEY);

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
