-- What is known of each lead, beside the lead itself.
DROP VIEW IF EXISTS facts_lead;
DROP TABLE IF EXISTS lead_fact;
CREATE TABLE lead_fact (
  lead_id INTEGER PRIMARY KEY,
  customer_id INTEGER,
  deals_since INTEGER NOT NULL,
  interactions_since INTEGER NOT NULL,
  bought_on TEXT, bought_make TEXT, bought_model TEXT, wanted_make TEXT, wanted_model TEXT,
  answered_on TEXT
) STRICT;

DROP TABLE IF EXISTS temp.fact_last_deal;
CREATE TEMP TABLE fact_last_deal (customer_id INTEGER PRIMARY KEY, day TEXT NOT NULL);
INSERT INTO fact_last_deal
SELECT customer_id, MAX(day) FROM temp.fact_sale WHERE day IS NOT NULL GROUP BY customer_id;

DROP TABLE IF EXISTS temp.fact_last_interaction;
CREATE TEMP TABLE fact_last_interaction (customer_id INTEGER PRIMARY KEY, day TEXT NOT NULL);
INSERT INTO fact_last_interaction
SELECT l.customer_id, MAX(SUBSTR(i.interaction_date, 1, 10))
FROM interaction i
JOIN temp.fact_link l ON l.record_id = i.customer_record_id
WHERE i.interaction_date IS NOT NULL
GROUP BY l.customer_id;

-- The first sale on or after the day of each lead, and the first contact.
DROP TABLE IF EXISTS temp.fact_lead_sale;
CREATE TEMP TABLE fact_lead_sale (lead_id INTEGER PRIMARY KEY, day TEXT, deal_id INTEGER);
INSERT INTO fact_lead_sale
SELECT e.id, MIN(s.day), s.id
FROM lead e
JOIN temp.fact_link l ON l.record_id = e.customer_record_id
JOIN temp.fact_last_deal d ON d.customer_id = l.customer_id AND d.day >= SUBSTR(e.lead_date, 1, 10)
JOIN temp.fact_sale s ON s.customer_id = l.customer_id AND s.day >= SUBSTR(e.lead_date, 1, 10)
GROUP BY e.id;

DROP TABLE IF EXISTS temp.fact_lead_answer;
CREATE TEMP TABLE fact_lead_answer (lead_id INTEGER PRIMARY KEY, day TEXT);
INSERT INTO fact_lead_answer
SELECT e.id, MIN(SUBSTR(i.interaction_date, 1, 10))
FROM lead e
JOIN temp.fact_link l ON l.record_id = e.customer_record_id
JOIN temp.fact_last_interaction f ON f.customer_id = l.customer_id AND f.day >= SUBSTR(e.lead_date, 1, 10)
JOIN customer_link k ON k.customer_id = l.customer_id AND k.to_run IS NULL
JOIN interaction i ON i.customer_record_id = k.record_id AND SUBSTR(i.interaction_date, 1, 10) >= SUBSTR(e.lead_date, 1, 10)
GROUP BY e.id;

INSERT INTO lead_fact
SELECT e.id, l.customer_id,
       COALESCE(d.day >= SUBSTR(e.lead_date, 1, 10), 0),
       COALESCE(i.day >= SUBSTR(e.lead_date, 1, 10), 0),
       s.day, b.make, b.model, w.make, w.model, a.day
FROM lead e
LEFT JOIN temp.fact_link l ON l.record_id = e.customer_record_id
LEFT JOIN temp.fact_last_deal d ON d.customer_id = l.customer_id
LEFT JOIN temp.fact_last_interaction i ON i.customer_id = l.customer_id
LEFT JOIN temp.fact_lead_sale s ON s.lead_id = e.id
LEFT JOIN vehicle b ON b.id = s.deal_id
LEFT JOIN vehicle w ON w.id = e.id
LEFT JOIN temp.fact_lead_answer a ON a.lead_id = e.id;

-- The columns that rules on `lead` may read.
CREATE VIEW facts_lead AS
SELECT
  e.id,                                   -- the lead | la demande
  f.customer_id,                          -- its customer; empty when the lead names nobody | son client ; vide quand la demande ne nomme personne
  d.as_of,                                -- the day of the run | la date de référence
  e.lead_date,                            -- day on which the lead came in | jour où la demande est arrivée
  CAST(JULIANDAY(d.as_of) - JULIANDAY(e.lead_date) AS INTEGER) AS lead_days, -- days since then | jours écoulés depuis
  e.lead_source,                          -- where it came from, in the file's words | d’où elle vient, dans les mots du fichier
  e.lead_type,                            -- how it came in, in the file's words | comment elle est arrivée, dans les mots du fichier
  e.lead_status,                          -- codebook I03 as the mapping read it: LQ0 … LQ5, LQX | livre de codes I03 tel que lu : LQ0 … LQ5, LQX
  e.lead_status_text,                     -- the status in the file's words | l’état, dans les mots du fichier
  e.sold_date,                            -- day on which it became a sale, where its file says so | jour où elle est devenue une vente, si son fichier le dit
  COALESCE(e.lead_status, 'U') NOT IN ('LQ5', 'LQX') AND e.sold_date IS NULL AS is_open, -- 1 while neither sold nor lost | 1 tant qu’elle n’est ni vendue ni perdue
  e.lead_interest,                        -- what it asks about | ce qu’elle demande
  e.next_action,                          -- next step, in the file's words | prochaine étape, dans les mots du fichier
  e.next_action_date,                     -- day of the next step | jour de la prochaine étape
  CAST(JULIANDAY(d.as_of) - JULIANDAY(e.next_action_date) AS INTEGER) AS next_action_late, -- days since that day; negative when it is to come | jours depuis ce jour ; négatif quand il est à venir
  e.salesperson,                          -- who follows it | qui la suit
  f.deals_since,                          -- 1 when the customer bought on or after the lead's day | 1 quand le client a acheté à partir du jour de la demande
  e.lost_reason,                          -- why it was lost, in the file's words | pourquoi elle a été perdue, dans les mots du fichier
  e.trade_vehicle,                        -- vehicle to trade in, in the file's words | véhicule à échanger, dans les mots du fichier
  e.test_drive_date,                      -- day of the test drive | jour de l’essai routier
  e.response_minutes,                     -- minutes to the first answer, as the file states them | minutes avant la première réponse, selon le fichier
  e.notes,                                -- remarks of the lead | remarques de la demande
  f.bought_on,                            -- first sale to the customer on or after the lead's day | première vente au client à partir du jour de la demande
  f.bought_make,                          -- make of that vehicle | marque de ce véhicule
  f.bought_model,                         -- its model | son modèle
  f.wanted_make,                          -- make that the lead asks about | marque demandée
  f.wanted_model,                         -- model that it asks about | modèle demandé
  CAST(JULIANDAY(f.answered_on) - JULIANDAY(SUBSTR(e.lead_date, 1, 10)) AS INTEGER) AS answer_days, -- days to the first logged contact | jours avant le premier contact consigné
  EXISTS (SELECT 1 FROM interaction) AS has_contact_log, -- 1 when a log of contacts was imported | 1 quand un journal de contacts a été importé
  EXISTS (SELECT 1 FROM deal) AS has_sales_file, -- 1 when a file of sales was imported | 1 quand un fichier de ventes a été importé
  f.interactions_since                    -- 1 when someone was in touch with the customer on or after the lead's day | 1 quand quelqu’un a joint le client à partir du jour de la demande
FROM fact_day d
CROSS JOIN lead e
JOIN lead_fact f ON f.lead_id = e.id;
