-- What rules of the journey need beside the rows that are there: answers, complaints, trade-ins, payments.
ALTER TABLE deal ADD COLUMN payment_method TEXT;             -- how it was paid, in the file's words
ALTER TABLE deal ADD COLUMN booking_shown TEXT;              -- whether online booking was shown at delivery
ALTER TABLE repair_order ADD COLUMN payment_method TEXT;
ALTER TABLE lead ADD COLUMN lost_reason TEXT;
ALTER TABLE lead ADD COLUMN trade_vehicle TEXT;              -- what the customer would trade in
ALTER TABLE lead ADD COLUMN test_drive_date TEXT;
ALTER TABLE lead ADD COLUMN response_minutes TEXT;           -- from the lead to the first answer
ALTER TABLE interaction ADD COLUMN interaction_direction TEXT;
ALTER TABLE interaction ADD COLUMN interaction_subject TEXT;
ALTER TABLE interaction ADD COLUMN complaint_status TEXT;
ALTER TABLE interaction ADD COLUMN compensation_type TEXT;
ALTER TABLE interaction ADD COLUMN compensation_cents INTEGER;
ALTER TABLE interaction ADD COLUMN approved_by TEXT;

-- The codification that evolution is measured against: the last one of an earlier day. Another run of the same day
-- keeps it, so that the same files and day give the same codes.
CREATE TABLE former_run (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  as_of       TEXT NOT NULL,
  last_record INTEGER NOT NULL,           -- the last source record that it knew
  recency_1 INTEGER, recency_2 INTEGER, recency_3 INTEGER, recency_4 INTEGER, -- its cut points: codebook H02
  frequency_1 INTEGER, frequency_2 INTEGER, frequency_3 INTEGER, frequency_4 INTEGER,
  money_1 INTEGER, money_2 INTEGER, money_3 INTEGER, money_4 INTEGER
) STRICT;

CREATE TABLE former_customer (
  customer_id INTEGER PRIMARY KEY,
  segment TEXT,                           -- codebook H03
  quality INTEGER                         -- usable core fields, per cent of those that apply
) STRICT;

-- Definitions that differ by maker, and the days of a change of system, from the configuration.
CREATE TABLE maker_definition (
  make TEXT PRIMARY KEY,                  -- '' for every other make
  active_months INTEGER, lost_months INTEGER, visits INTEGER, -- codebook K01
  warranty_months INTEGER, warranty_distance INTEGER          -- codebook E04, where no file states the end
) STRICT, WITHOUT ROWID;

CREATE TABLE system_change (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  former_system TEXT NOT NULL, current_system TEXT NOT NULL,
  go_live TEXT NOT NULL,                  -- first day of the new system, cold channels alone
  hot_from TEXT                           -- first day of its hot channels
) STRICT;
