-- What is known of each appointment.
DROP VIEW IF EXISTS facts_appointment;
DROP TABLE IF EXISTS appointment_fact;
CREATE TABLE appointment_fact (
  appointment_id INTEGER PRIMARY KEY,
  customer_id INTEGER, kind TEXT, served_on TEXT
) STRICT;

-- The repair order of the customer within three days of the appointment.
DROP TABLE IF EXISTS temp.fact_kept;
CREATE TEMP TABLE fact_kept (appointment_id INTEGER PRIMARY KEY, day TEXT);
INSERT INTO fact_kept
SELECT a.id, MIN(s.day)
FROM appointment a
JOIN temp.fact_link l ON l.record_id = a.customer_record_id
JOIN temp.fact_service s ON s.customer_id = l.customer_id
WHERE s.day BETWEEN DATE(SUBSTR(a.appointment_date, 1, 10), '-1 day') AND DATE(SUBSTR(a.appointment_date, 1, 10), '+3 days')
GROUP BY a.id;

INSERT INTO appointment_fact
SELECT a.id, l.customer_id,
       CASE WHEN a.appointment_reason IN ('MNT', 'TIR', 'REP', 'RCL', 'DIA', 'BOD', 'OTH') THEN a.appointment_reason ELSE k.kind END,
       t.day
FROM appointment a
LEFT JOIN temp.fact_link l ON l.record_id = a.customer_record_id
LEFT JOIN temp.fact_operation k ON k.operation = a.appointment_reason
LEFT JOIN temp.fact_kept t ON t.appointment_id = a.id;

-- The columns that rules on `appointment` may read.
CREATE VIEW facts_appointment AS
SELECT
  e.id,                                   -- the appointment | le rendez-vous
  f.customer_id,                          -- its customer | son client
  d.as_of,                                -- the day of the run | la date de référence
  e.appointment_date,                     -- its day | son jour
  CAST(JULIANDAY(d.as_of) - JULIANDAY(SUBSTR(e.appointment_date, 1, 10)) AS INTEGER) AS appointment_days, -- days since then; negative when it is to come | jours écoulés depuis ; négatif quand il est à venir
  e.appointment_status,                   -- its state: KEPT NOSH CANC RESC BKD, or the file's words | son état : KEPT NOSH CANC RESC BKD, ou les mots du fichier
  e.appointment_source,                   -- how it was made: RV-WEB RV-TEL …, or the file's words | comment il a été pris : RV-WEB RV-TEL…, ou les mots du fichier
  e.appointment_reason,                   -- why, in the file's words or a code | pourquoi, dans les mots du fichier ou un code
  f.kind,                                 -- kind of work that these words mean: MNT TIR REP RCL DIA BOD OTH | genre de travail que ces mots désignent : MNT TIR REP RCL DIA BOD OTH
  f.served_on,                            -- repair order of the customer within three days of it | bon de travail du client dans les trois jours
  EXISTS (SELECT 1 FROM repair_order) AS has_service_file -- 1 when a file of repair orders was imported | 1 quand un fichier de bons de travail a été importé
FROM fact_day d
CROSS JOIN appointment e
JOIN appointment_fact f ON f.appointment_id = e.id;
