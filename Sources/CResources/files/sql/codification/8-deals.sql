-- What is known of each sale, lease or cancelled deal.
DROP VIEW IF EXISTS facts_deal;
DROP TABLE IF EXISTS deal_fact;
CREATE TABLE deal_fact (
  deal_id INTEGER PRIMARY KEY,
  customer_id INTEGER, is_sale INTEGER NOT NULL, contact_on TEXT, issue TEXT
) STRICT;

-- The first contact that someone logged after the delivery, and words of trouble in any of the first sixty days.
DROP TABLE IF EXISTS temp.fact_delivery_contact;
CREATE TEMP TABLE fact_delivery_contact (deal_id INTEGER PRIMARY KEY, contact_on TEXT, issue TEXT);
INSERT INTO fact_delivery_contact
SELECT s.id, MIN(SUBSTR(i.interaction_date, 1, 10)),
       MAX(CASE
             WHEN i.complaint_status IS NOT NULL OR i.interaction_subject LIKE '%plainte%' OR i.interaction_subject LIKE '%complain%'
               OR i.interaction_subject LIKE '%r_clamation%' OR i.interaction_outcome LIKE '%insatisf%' OR i.interaction_outcome LIKE '%probl_m%'
               OR i.interaction_outcome LIKE '%unhappy%' OR i.interaction_outcome LIKE '%issue%'
               THEN COALESCE(i.interaction_outcome, i.interaction_subject, i.complaint_status)
           END)
FROM temp.fact_sale s
JOIN customer_link k ON k.customer_id = s.customer_id AND k.to_run IS NULL
JOIN interaction i ON i.customer_record_id = k.record_id
WHERE s.delivered_on IS NOT NULL AND SUBSTR(i.interaction_date, 1, 10) BETWEEN s.delivered_on AND DATE(s.delivered_on, '+60 days')
GROUP BY s.id;

INSERT INTO deal_fact
SELECT d.id, l.customer_id, s.id IS NOT NULL, c.contact_on, c.issue
FROM deal d
LEFT JOIN temp.fact_link l ON l.record_id = d.customer_record_id
LEFT JOIN temp.fact_sale s ON s.id = d.id
LEFT JOIN temp.fact_delivery_contact c ON c.deal_id = d.id;

-- The columns that rules on `deal` may read.
CREATE VIEW facts_deal AS
SELECT
  e.id,                                   -- the deal | la vente
  f.customer_id,                          -- its customer | son client
  d.as_of,                                -- the day of the run | la date de référence
  f.is_sale,                              -- 1 for a deal with this customer that was not cancelled | 1 pour une vente à ce client qui n’est pas annulée
  e.deal_date,                            -- day of the contract | jour du contrat
  e.delivery_date,                        -- day of delivery | jour de livraison
  CAST(JULIANDAY(d.as_of) - JULIANDAY(SUBSTR(e.delivery_date, 1, 10)) AS INTEGER) AS delivery_days, -- days since the delivery; negative when it is to come | jours depuis la livraison ; négatif quand elle est à venir
  e.deal_status,                          -- state, in the file's words | état, dans les mots du fichier
  e.salesperson,                          -- who sold | qui a vendu
  e.booking_shown,                        -- whether online booking was shown at delivery, in the file's words | si la réservation en ligne a été montrée à la livraison, dans les mots du fichier
  f.contact_on,                           -- first contact logged within 60 days of delivery | premier contact consigné dans les 60 jours de la livraison
  f.issue,                                -- words of trouble in one of them | mots d’un problème dans l’un d’eux
  EXISTS (SELECT 1 FROM interaction) AS has_contact_log -- 1 when a log of contacts was imported | 1 quand un journal de contacts a été importé
FROM fact_day d
CROSS JOIN deal e
JOIN deal_fact f ON f.deal_id = e.id;
