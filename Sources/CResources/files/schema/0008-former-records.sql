-- What outlives a row that a later file replaced. Who said stop stays stopped when the flag is blank in the next export,
-- and is still known by the address or number that the file held before.
CREATE TABLE former_record (
  id INTEGER PRIMARY KEY,                 -- source record, one that a later row stands before
  source_id INTEGER NOT NULL,
  record_key TEXT,                        -- of the customer that it named, or whose key it gave
  customer_record_id INTEGER,             -- the record of that key now
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
