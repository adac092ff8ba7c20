-- The day of the run and the days that rules count back to. Bound: :as_of and the days that many months before it.
DROP TABLE IF EXISTS fact_day;
CREATE TABLE fact_day (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  as_of TEXT NOT NULL, months_3 TEXT NOT NULL, months_6 TEXT NOT NULL, months_12 TEXT NOT NULL, months_24 TEXT NOT NULL,
  months_36 TEXT NOT NULL, months_84 TEXT NOT NULL,
  last_record INTEGER NOT NULL            -- the last source record that the run knew
) STRICT;

-- Statuses of deals and repair orders that are no purchase, words of operations, and what each maker asks.
DROP TABLE IF EXISTS temp.fact_no_sale;
CREATE TEMP TABLE fact_no_sale (word TEXT PRIMARY KEY) WITHOUT ROWID;
DROP TABLE IF EXISTS temp.fact_operation_word;
CREATE TEMP TABLE fact_operation_word (place INTEGER PRIMARY KEY, pattern TEXT NOT NULL, kind TEXT NOT NULL);
DROP TABLE IF EXISTS temp.fact_definition;
CREATE TEMP TABLE fact_definition (
  make TEXT PRIMARY KEY, active_since TEXT NOT NULL, lost_since TEXT NOT NULL, visits INTEGER NOT NULL,
  warranty_months INTEGER, warranty_distance INTEGER
) WITHOUT ROWID;
