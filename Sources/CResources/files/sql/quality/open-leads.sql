-- Open leads, whether a next action is there and in time, and how long they have waited (O03).
SELECT COUNT(*) AS open,
       COALESCE(SUM(leaks), 0) AS leaking,
       MAX(CASE WHEN leaks THEN waited END) AS oldest
FROM (
  SELECT (COALESCE(next_action, '') = '' AND next_action_date IS NULL)
           OR SUBSTR(next_action_date, 1, 10) < :as_of AS leaks,
         CAST(JULIANDAY(:as_of) - JULIANDAY(SUBSTR(lead_date, 1, 10)) AS INTEGER) AS waited
  FROM v_open_lead
);
