-- What is known of each lead, beside the lead itself.
DROP VIEW IF EXISTS facts_lead;
DROP TABLE IF EXISTS lead_fact;
CREATE TABLE lead_fact (
  lead_id INTEGER PRIMARY KEY,
  customer_id INTEGER,
  deals_since INTEGER NOT NULL,
  interactions_since INTEGER NOT NULL
) STRICT;

DROP TABLE IF EXISTS temp.fact_last_deal;
CREATE TEMP TABLE fact_last_deal (customer_id INTEGER PRIMARY KEY, day TEXT NOT NULL);
INSERT INTO fact_last_deal
SELECT l.customer_id, MAX(COALESCE(d.deal_date, d.delivery_date))
FROM deal d
JOIN temp.fact_link l ON l.record_id = d.customer_record_id
WHERE COALESCE(d.deal_date, d.delivery_date) IS NOT NULL
GROUP BY l.customer_id;

DROP TABLE IF EXISTS temp.fact_last_interaction;
CREATE TEMP TABLE fact_last_interaction (customer_id INTEGER PRIMARY KEY, day TEXT NOT NULL);
INSERT INTO fact_last_interaction
SELECT l.customer_id, MAX(i.interaction_date)
FROM interaction i
JOIN temp.fact_link l ON l.record_id = i.customer_record_id
WHERE i.interaction_date IS NOT NULL
GROUP BY l.customer_id;

INSERT INTO lead_fact
SELECT e.id, l.customer_id,
       COALESCE(d.day >= SUBSTR(e.lead_date, 1, 10), 0),
       COALESCE(i.day >= SUBSTR(e.lead_date, 1, 10), 0)
FROM lead e
LEFT JOIN temp.fact_link l ON l.record_id = e.customer_record_id
LEFT JOIN temp.fact_last_deal d ON d.customer_id = l.customer_id
LEFT JOIN temp.fact_last_interaction i ON i.customer_id = l.customer_id;

-- The columns that rules on `lead` may read.
CREATE VIEW facts_lead AS
SELECT
  e.id,                                   -- the lead
  f.customer_id,                          -- its customer; empty when the lead names nobody
  d.as_of,                                -- the day of the run
  e.lead_date,                            -- day on which the lead came in
  CAST(JULIANDAY(d.as_of) - JULIANDAY(e.lead_date) AS INTEGER) AS lead_days, -- days since then
  e.lead_source,                          -- where it came from, in the file's words
  e.lead_type,                            -- how it came in, in the file's words
  e.lead_status,                          -- codebook I03 as the mapping read it: LQ0 … LQ5, LQX
  e.lead_status_text,                     -- the status in the file's words
  e.sold_date,                            -- day on which it became a sale, where its file says so
  COALESCE(e.lead_status, 'U') NOT IN ('LQ5', 'LQX') AND e.sold_date IS NULL AS is_open, -- 1 while neither sold nor lost
  e.lead_interest,                        -- what it asks about
  e.next_action,                          -- next step, in the file's words
  e.next_action_date,                     -- day of the next step
  CAST(JULIANDAY(d.as_of) - JULIANDAY(e.next_action_date) AS INTEGER) AS next_action_late, -- days since that day; negative when it is to come
  e.salesperson,                          -- who follows it
  f.deals_since,                          -- 1 when the customer bought on or after the lead's day
  f.interactions_since                    -- 1 when someone was in touch with the customer on or after the lead's day
FROM fact_day d
CROSS JOIN lead e
JOIN lead_fact f ON f.lead_id = e.id;
