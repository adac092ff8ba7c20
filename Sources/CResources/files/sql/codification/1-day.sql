-- The day of the run and the days that rules count back to. Bound: :as_of and the days that many months before it.
DROP TABLE IF EXISTS fact_day;
CREATE TABLE fact_day (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  as_of TEXT NOT NULL, months_6 TEXT NOT NULL, months_12 TEXT NOT NULL, months_24 TEXT NOT NULL,
  months_36 TEXT NOT NULL, months_84 TEXT NOT NULL
) STRICT;
