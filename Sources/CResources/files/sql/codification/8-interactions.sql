-- What is known of each call, message or visit that a log holds.
DROP VIEW IF EXISTS facts_interaction;

-- The columns that rules on `interaction` may read.
CREATE VIEW facts_interaction AS
SELECT
  e.id,                                   -- the contact | le contact
  l.customer_id,                          -- its customer | son client
  d.as_of,                                -- the day of the run | la date de référence
  e.interaction_date,                     -- its day | son jour
  CAST(JULIANDAY(d.as_of) - JULIANDAY(SUBSTR(e.interaction_date, 1, 10)) AS INTEGER) AS interaction_days, -- days since then | jours écoulés depuis
  e.interaction_channel,                  -- by what medium, in the file's words | par quel moyen, dans les mots du fichier
  e.interaction_direction,                -- who began it, in the file's words | qui l’a commencé, dans les mots du fichier
  e.interaction_outcome,                  -- what became of it, in the file's words | ce qu’il en est advenu, dans les mots du fichier
  e.interaction_subject,                  -- what it is about, in the file's words | son sujet, dans les mots du fichier
  e.complaint_status,                     -- where a complaint stands, in the file's words | où en est la réclamation, dans les mots du fichier
  COALESCE(e.complaint_status IS NOT NULL OR e.interaction_subject LIKE '%plainte%' OR e.interaction_subject LIKE '%complain%'
    OR e.interaction_subject LIKE '%r_clamation%' OR e.compensation_type IS NOT NULL, 0) AS is_complaint, -- 1 for a complaint | 1 pour une réclamation
  e.compensation_type,                    -- what was given for it, in the file's words | ce qui a été accordé, dans les mots du fichier
  CAST(e.compensation_cents / 100 AS INTEGER) AS compensation, -- its worth, whole dollars | sa valeur, en dollars entiers
  e.approved_by,                          -- who approved it, in the file's words | qui l’a approuvé, dans les mots du fichier
  e.notes,                                -- remarks | remarques
  g.go_live,                              -- first day of the new system, where the configuration gives one | premier jour du nouveau système, si la configuration en donne un
  g.hot_from                              -- first day of its hot channels | premier jour de ses médias chauds
FROM fact_day d
CROSS JOIN interaction e
LEFT JOIN customer_link l ON l.record_id = e.customer_record_id AND l.to_run IS NULL
LEFT JOIN system_change g ON g.id = 1;
