-- What outlives a row that a later file replaced. Who said stop stays stopped when the flag is blank in the next export,
-- and is still known by the address or number that the file held before.
CREATE TABLE former_record (
  id INTEGER PRIMARY KEY,                 -- source record, one that a later row stands before
  source_id INTEGER NOT NULL,
  record_key TEXT,                        -- of the customer that it named, or whose key it gave
  customer_record_id INTEGER,             -- the record of that key now
  first_name TEXT, last_name TEXT,
  email TEXT, email_second TEXT, phone TEXT, phone_home TEXT, phone_mobile TEXT, phone_work TEXT
) STRICT;

CREATE INDEX former_record_by_customer_record ON former_record (customer_record_id);
CREATE INDEX source_record_replaced ON source_record (import_id, id) WHERE superseded_by IS NOT NULL;

-- Rows of cleaned imports whose clean rows must be made again: those beside which a row of the same key was replaced.
CREATE TABLE unclean_record (
  id INTEGER PRIMARY KEY                  -- source record
) STRICT;

-- The customer that an act is about, where its own row is not that customer's: the record of that key may come later,
-- or be replaced.
ALTER TABLE consent_event ADD COLUMN record_key TEXT;

UPDATE consent_event SET record_key = r.record_key
FROM customer_record r
WHERE r.id = consent_event.customer_record_id AND r.id <> consent_event.source_record_id;

-- The one address of each channel that can be used, by customer, null when there is none; and whether the files say
-- anything about that channel at all (`_stated`). A value whose code doubts it is stated and not usable. Nobody reads text
-- messages at a toll-free number (NANP 8XX), and a premium one (900) is nobody's.
DROP VIEW v_address;
CREATE VIEW v_address AS
SELECT c.id AS customer_id,
       CASE
         WHEN COALESCE(c.email_code, '') NOT IN ('EM-TYPO', 'EM-PLACE', 'EM-DLR', 'EM-BAD', 'U', 'X', 'Q', 'A', 'N')
           THEN NULLIF(c.email, '')
         WHEN COALESCE(c.email_second_code, '') NOT IN ('EM-TYPO', 'EM-PLACE', 'EM-DLR', 'EM-BAD', 'U', 'X', 'Q', 'A', 'N')
           THEN NULLIF(c.email_second, '')
       END AS email,
       CASE WHEN COALESCE(c.phone_mobile_code, '') NOT IN ('TL-SHORT', 'TL-PLACE', 'TL-AMB', 'TL-FAX', 'TL-FICT', 'U', 'X', 'Q', 'A', 'N')
                  AND substr(c.phone_mobile, 1, 5) NOT IN ('+1900', '+1800', '+1833', '+1844', '+1855', '+1866', '+1877', '+1888')
         THEN NULLIF(c.phone_mobile, '')
       END AS mobile,
       COALESCE(
         CASE WHEN COALESCE(c.phone_code, '') NOT IN ('TL-SHORT', 'TL-PLACE', 'TL-AMB', 'TL-FAX', 'TL-FICT', 'U', 'X', 'Q', 'A', 'N')
          AND substr(c.phone, 1, 5) <> '+1900' THEN NULLIF(c.phone, '') END,
         CASE WHEN COALESCE(c.phone_home_code, '') NOT IN ('TL-SHORT', 'TL-PLACE', 'TL-AMB', 'TL-FAX', 'TL-FICT', 'U', 'X', 'Q', 'A', 'N')
          AND substr(c.phone_home, 1, 5) <> '+1900' THEN NULLIF(c.phone_home, '') END,
         CASE WHEN COALESCE(c.phone_mobile_code, '') NOT IN ('TL-SHORT', 'TL-PLACE', 'TL-AMB', 'TL-FAX', 'TL-FICT', 'U', 'X', 'Q', 'A', 'N')
          AND substr(c.phone_mobile, 1, 5) <> '+1900' THEN NULLIF(c.phone_mobile, '') END,
         CASE WHEN COALESCE(c.phone_work_code, '') NOT IN ('TL-SHORT', 'TL-PLACE', 'TL-AMB', 'TL-FAX', 'TL-FICT', 'U', 'X', 'Q', 'A', 'N')
          AND substr(c.phone_work, 1, 5) <> '+1900' THEN NULLIF(c.phone_work, '') END
       ) AS phone,
       CASE
         WHEN COALESCE(c.address1_code, '') NOT IN ('AD-PART', 'AD-BAD', 'U', 'X', 'Q', 'A', 'N')
          AND COALESCE(c.postal_code_code, '') NOT IN ('PC-BAD', 'PC-CTRY', 'U', 'X', 'Q', 'A', 'N')
          AND NULLIF(c.postal_code, '') IS NOT NULL
           THEN COALESCE(NULLIF(c.address1, ''), NULLIF(c.po_box, ''), NULLIF(c.rural_route, ''))
       END AS mail,
       c.email IS NOT NULL OR COALESCE(c.email_code, 'U') NOT IN ('U', 'X', 'N')
         OR c.email_second IS NOT NULL AS email_stated,
       c.phone_mobile IS NOT NULL OR COALESCE(c.phone_mobile_code, 'U') NOT IN ('U', 'X', 'N') AS mobile_stated,
       COALESCE(c.phone, c.phone_home, c.phone_mobile, c.phone_work) IS NOT NULL
         OR COALESCE(c.phone_code, 'U') NOT IN ('U', 'X', 'N') OR COALESCE(c.phone_home_code, 'U') NOT IN ('U', 'X', 'N')
         OR COALESCE(c.phone_mobile_code, 'U') NOT IN ('U', 'X', 'N')
         OR COALESCE(c.phone_work_code, 'U') NOT IN ('U', 'X', 'N') AS phone_stated,
       COALESCE(c.address1, c.po_box, c.rural_route, c.postal_code) IS NOT NULL
         OR COALESCE(c.address1_code, 'U') NOT IN ('U', 'X', 'N') AS mail_stated
FROM customer c;
