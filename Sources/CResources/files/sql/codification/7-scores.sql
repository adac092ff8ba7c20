-- Scores by the cut points of this run and, where there is one, of the former run: codebook H02, H03 and H08. `fact_cut`
-- is filled before this file is run. Only customers who were ever served have a row.
DROP VIEW IF EXISTS facts_customer;
DROP TABLE IF EXISTS customer_score;
CREATE TABLE customer_score (
  customer_id INTEGER PRIMARY KEY,
  recency_score INTEGER NOT NULL, frequency_score INTEGER NOT NULL, money_score INTEGER NOT NULL,
  segment TEXT NOT NULL, segment_on_former_cuts TEXT
) STRICT;
INSERT INTO customer_score
SELECT customer_id, r, f, m,
       CASE
         WHEN r >= 4 AND f + m >= 8 THEN 'CHAMP'
         WHEN r >= 3 AND f + m >= 6 THEN 'LOYAL'
         WHEN r >= 4 AND f + m <= 3 THEN 'NEW'
         WHEN r >= 4 THEN 'POTEN'
         WHEN r = 3 THEN 'ATTEN'
         WHEN f + m >= 6 THEN 'RISK'
         WHEN r = 2 THEN 'HIBER'
         ELSE 'LOST'
       END,
       CASE WHEN former_r IS NOT NULL THEN CASE
         WHEN former_r >= 4 AND former_f + former_m >= 8 THEN 'CHAMP'
         WHEN former_r >= 3 AND former_f + former_m >= 6 THEN 'LOYAL'
         WHEN former_r >= 4 AND former_f + former_m <= 3 THEN 'NEW'
         WHEN former_r >= 4 THEN 'POTEN'
         WHEN former_r = 3 THEN 'ATTEN'
         WHEN former_f + former_m >= 6 THEN 'RISK'
         WHEN former_r = 2 THEN 'HIBER'
         ELSE 'LOST'
       END END
FROM (
  SELECT v.customer_id,
         5 - (v.days > c.recency_1) - (v.days > c.recency_2) - (v.days > c.recency_3) - (v.days > c.recency_4) AS r,
         1 + (v.frequency > c.frequency_1) + (v.frequency > c.frequency_2) + (v.frequency > c.frequency_3) + (v.frequency > c.frequency_4) AS f,
         1 + (v.money > c.money_1) + (v.money > c.money_2) + (v.money > c.money_3) + (v.money > c.money_4) AS m,
         5 - (v.days > p.recency_1) - (v.days > p.recency_2) - (v.days > p.recency_3) - (v.days > p.recency_4) AS former_r,
         1 + (v.frequency > p.frequency_1) + (v.frequency > p.frequency_2) + (v.frequency > p.frequency_3) + (v.frequency > p.frequency_4) AS former_f,
         1 + (v.money > p.money_1) + (v.money > p.money_2) + (v.money > p.money_3) + (v.money > p.money_4) AS former_m
  FROM temp.fact_visit v
  CROSS JOIN fact_cut c
  LEFT JOIN former_run p ON p.id = 1
);

-- The columns that rules on `customer` may read.
CREATE VIEW facts_customer AS
SELECT
  c.id AS customer_id,                    -- the customer | le client
  d.as_of,                                -- the day of the run | la date de référence
  d.months_3,                             -- three months before it | trois mois plus tôt
  d.months_6,                             -- six months before it | six mois plus tôt
  d.months_12,                            -- twelve months before it | douze mois plus tôt
  d.months_24,                            -- twenty-four months before it | vingt-quatre mois plus tôt
  d.months_36,                            -- thirty-six months before it | trente-six mois plus tôt
  d.months_84,                            -- eighty-four months before it | quatre-vingt-quatre mois plus tôt
  f.in_scope,                             -- 1 for customers that count: no house account, test, merged or erased file | 1 pour les clients qui comptent : ni compte maison, ni essai, ni dossier fusionné ou effacé
  c.kind,                                 -- who the customer is: PER COU HHD ORG FLT GOV EMP DLR INT TST U | qui est le client : PER COU HHD ORG FLT GOV EMP DLR INT TST U
  c.kind IN ('ORG', 'FLT', 'GOV', 'DLR') AS is_organisation, -- 1 for organisations | 1 pour une organisation
  c.file_status,                          -- state of the file: ACT INA DEC MRG TST INT SUP ANO | état du dossier : ACT INA DEC MRG TST INT SUP ANO
  c.records,                              -- how many source records are this customer | combien de fiches sources sont ce client
  c.systems,                              -- from how many systems | de combien de systèmes
  f.source_key,                           -- key of its first record, as `serti:00012` | clé de sa première fiche, comme `serti:00012`
  f.source_classes,                       -- classes of its systems, as `DMS CRM` | classes de ses systèmes, comme `DMS CRM`
  c.manufacturer_id,                      -- the manufacturer's number for the customer | le numéro du client chez le constructeur
  f.manufacturer_difference,              -- first field that the manufacturer's file states otherwise: lang email postal birth | premier champ que le fichier du constructeur dit autrement : lang email postal birth
  c.civility,                             -- civility, clean | civilité, propre
  c.first_name,                           -- first name | prénom
  c.last_name,                            -- last name | nom de famille
  c.second_first_name,                    -- first name of the second person of a couple | prénom de la seconde personne d’un couple
  c.company,                              -- name of the organisation | nom de l’organisation
  c.last_name_code,                       -- verdict of the normaliser on the name | verdict du nettoyage sur le nom
  c.company_code,                         -- verdict on the organisation's name | verdict sur le nom de l’organisation
  c.business_number,                      -- organisation number | numéro d’entreprise
  c.business_number_code,                 -- verdict on it | verdict du nettoyage
  c.customer_type,                        -- the dealer's own customer type, in the file's words | type de client du concessionnaire, dans les mots du fichier
  c.birth_date,                           -- birth date, when complete and believable | date de naissance, quand elle est complète et vraisemblable
  c.birth_text,                           -- birth date as far as known: 1976, --05-04, 1976-05-04 | date de naissance, pour ce qu’on en sait : 1976, --05-04, 1976-05-04
  c.birth_date_code,                      -- verdict on it | verdict du nettoyage
  CAST(SUBSTR(d.as_of, 1, 4) AS INTEGER) - CAST(SUBSTR(c.birth_date, 1, 4) AS INTEGER)
    - (SUBSTR(d.as_of, 6) < SUBSTR(c.birth_date, 6)) AS age, -- whole years on the day of the run | années révolues à la date de référence
  c.sex,                                  -- ISO/IEC 5218: 0 1 2 9 | ISO/IEC 5218 : 0 1 2 9
  c.language,                             -- language of communication, BCP 47 | langue de communication, BCP 47
  c.email,                                -- e-mail | courriel
  c.email_code,                           -- verdict on it | verdict du nettoyage
  c.email_second,                         -- second e-mail | second courriel
  c.email_second_code,                    -- verdict on it | verdict du nettoyage
  c.phone,                                -- number whose column says no more | numéro dont la colonne ne dit rien de plus
  c.phone_code,                           -- verdict on it | verdict du nettoyage
  c.phone_home,                           -- home number | numéro à la maison
  c.phone_home_code,                      -- verdict on it | verdict du nettoyage
  c.phone_mobile,                         -- mobile number | numéro de cellulaire
  c.phone_mobile_code,                    -- verdict on it | verdict du nettoyage
  c.phone_work,                           -- work number | numéro au travail
  c.phone_work_code,                      -- verdict on it | verdict du nettoyage
  c.preferred_channel,                    -- how the customer wants to be reached, in the file's words or a code | comment le client veut être joint, dans les mots du fichier ou un code
  c.preferred_time,                       -- when, likewise | quand, de même
  c.address1,                             -- civic address | adresse civique
  c.address1_code,                        -- verdict on it | verdict du nettoyage
  c.city,                                 -- city | ville
  c.province,                             -- ISO 3166-2, as `CA-QC` | ISO 3166-2, comme `CA-QC`
  c.postal_code,                          -- postal code | code postal
  c.postal_code_code,                     -- verdict on it | verdict du nettoyage
  c.country,                              -- ISO 3166-1 alpha-2 | ISO 3166-1 alpha-2
  c.created_at,                           -- when the file was made | création du dossier
  c.created_at_code,                      -- verdict on it | verdict du nettoyage
  c.updated_at,                           -- when it last changed | dernière modification
  c.verified_at,                          -- when someone last verified it | dernière vérification par quelqu’un
  c.entered_by,                           -- who entered it | qui l’a saisi
  c.department,                           -- in which department | dans quel département
  c.legibility_code,                      -- worst legibility of its texts | pire lisibilité de ses textes
  c.right_field_code,                     -- RF-OK, or the first misplaced value | RF-OK, ou la première valeur mal placée
  f.deals,                                -- sales and leases | ventes et locations
  f.first_deal_on,                        -- day of the first | jour du premier
  f.last_deal_on,                         -- day of the last | jour du dernier
  f.repair_orders,                        -- repair orders that are not internal | bons de travail, internes exclus
  f.closed_repair_orders,                 -- of these, closed | de ceux-ci, fermés
  f.last_repair_order_on,                 -- day of the last | jour du dernier
  f.leads,                                -- leads | demandes
  f.open_leads,                           -- of these, neither sold nor lost | de celles-ci, ni vendues ni perdues
  f.last_lead_on,                         -- day of the last | jour du dernier
  f.appointments,                         -- appointments | rendez-vous
  f.last_appointment_on,                  -- day of the last | jour du dernier
  f.interactions,                         -- calls, messages and visits logged | appels, messages et visites consignés
  f.last_interaction_on,                  -- day of the last | jour du dernier
  f.last_visit_on,                        -- last sale, repair order or visit | dernière vente, dernier bon de travail ou dernière visite
  f.last_activity_on,                     -- last sign of life of any kind | dernier signe de vie de toute sorte
  f.delivery_feedback,                    -- 1 when any source logs what became of calls and mailings | 1 quand une source consigne ce qu’il advient des appels et des envois
  f.bad_email_on,                         -- last bounced e-mail; 0000 when undated | dernier courriel rejeté ; 0000 quand le jour est inconnu
  f.bad_phone_on,                         -- last call to a dead number | dernier appel à un numéro hors service
  f.wrong_number_on,                      -- last call that reached someone else | dernier appel qui a joint quelqu’un d’autre
  f.returned_mail_on,                     -- last returned letter | dernière lettre retournée
  f.moved_on,                             -- last word that the customer moved | dernière mention d’un déménagement
  f.vehicles,                             -- vehicles that nobody else was seen with later | véhicules que personne d’autre n’a eus ensuite
  f.vehicles_with_warranty,               -- of these, those whose warranty end is known | de ceux-ci, ceux dont la fin de garantie est connue
  f.household_id,                         -- the household, by its smallest customer | le ménage, par son plus petit numéro de client
  f.household_size,                       -- customers in it; 1 without a household | clients qui en font partie ; 1 sans ménage
  f.contact_customers,                    -- most customers that share one of its addresses or numbers | plus grand nombre de clients qui partagent une de ses coordonnées
  f.contact_surnames,                     -- most surnames that share one | plus grand nombre de noms de famille qui en partagent une
  f.email_state,                          -- consent by e-mail: codes of privacy.md §2.2 | consentement au courriel : codes de privacy.md §2.2
  f.email_last_ok,                        -- last day of it | son dernier jour
  f.email_proof,                          -- its proof, 0 … 3 | sa preuve, de 0 à 3
  f.text_state,                           -- consent by text message | consentement au texto
  f.text_last_ok,                         -- last day of it | son dernier jour
  f.text_proof,                           -- its proof | sa preuve
  f.phone_state,                          -- consent by telephone | consentement au téléphone
  f.phone_last_ok,                        -- last day of it | son dernier jour
  f.phone_proof,                          -- its proof | sa preuve
  f.mail_state,                           -- consent by post | consentement à la poste
  f.mail_last_ok,                         -- last day of it | son dernier jour
  f.mail_proof,                           -- its proof | sa preuve
  f.listed_phone,                         -- 1 when a do-not-call request stands | 1 quand une demande de ne pas appeler tient
  f.email_stated,                         -- 1 when the files say anything about e-mail | 1 quand les fichiers disent quelque chose du courriel
  f.mobile_stated,                        -- 1 when they say anything about a mobile number | 1 quand ils disent quelque chose d’un cellulaire
  f.phone_stated,                         -- 1 when they say anything about any number | 1 quand ils disent quelque chose d’un numéro
  f.mail_stated,                          -- 1 when they say anything about an address | 1 quand ils disent quelque chose d’une adresse
  f.email_usable,                         -- 1 when the e-mail can be used, 2 when only the second one can, 0 when none can | 1 quand le courriel peut servir, 2 quand seul le second le peut, 0 quand aucun ne le peut
  f.mobile_usable,                        -- 1 when a mobile number can be used | 1 quand un numéro de cellulaire peut servir
  f.phone_usable,                         -- 1 when any number can be used | 1 quand un numéro quelconque peut servir
  f.mail_usable,                          -- 1 when the address can be used for letters | 1 quand l’adresse peut servir à des lettres
  f.call_verdict,                         -- by telephone: R reachable, B not allowed, I unusable, M missing | par téléphone : R joignable, B non permis, I inutilisable, M manquant
  f.text_verdict,                         -- by text message, likewise | par texto, de même
  f.email_verdict,                        -- by e-mail, likewise | par courriel, de même
  f.mail_verdict,                         -- by post, likewise | par la poste, de même
  f.core_fields,                          -- core fields that apply: codebook A05 | champs essentiels qui s’appliquent : livre de codes A05
  f.core_usable,                          -- of these, usable ones | de ceux-ci, utilisables
  EXISTS (SELECT 1 FROM source s JOIN import i ON i.source_id = s.id WHERE s.class = 'OEM')
    AS has_manufacturer_file,             -- 1 when a file of the manufacturer was imported | 1 quand un fichier du constructeur a été importé
  f.trade_zone,                           -- the dealer's zone for the postal code | zone du concessionnaire pour ce code postal
  (SELECT COUNT(*) FROM trade_zone) > 0 AS has_trade_zones, -- 1 when the dealer has set zones | 1 quand le concessionnaire a défini ses zones
  c.notes,                                -- remarks of the file | remarques du dossier
  c.notes_code,                           -- verdict of the normaliser on them | verdict du nettoyage sur celles-ci
  f.first_origin,                         -- what kind of row the first record came from | genre de ligne d’où vient la première fiche
  f.link_bits,                            -- evidence, in bits, that its records are one customer: the weakest necessary link | preuve, en bits, que ses fiches sont un seul client : le lien nécessaire le plus faible
  f.origins,                              -- why the values that stand were taken, where there was a choice | pourquoi les valeurs retenues l’ont été, là où il y avait un choix
  f.conflicts,                            -- fields whose other values were kept | champs dont les autres valeurs sont gardées
  COALESCE(x.is_split, 0) AS is_split,    -- 1 when a person decided that one of its records is someone else | 1 quand une personne a décidé qu’une de ses fiches est quelqu’un d’autre
  f.next_warranty_end,                    -- first warranty end to come among its vehicles | prochaine échéance de garantie parmi ses véhicules
  f.last_warranty_end,                    -- last warranty end among them | dernière échéance de garantie parmi eux
  CAST(JULIANDAY(f.last_warranty_end) - JULIANDAY(d.as_of) AS INTEGER) AS last_warranty_days, -- days to it; negative when it is over | jours avant celle-ci ; négatif quand elle est échue
  f.next_finance_end,                     -- first end of a loan or lease to come | prochaine fin de prêt ou de location
  CAST(JULIANDAY(f.next_finance_end) - JULIANDAY(d.as_of) AS INTEGER) AS next_finance_days, -- days to it | jours avant celle-ci
  f.vehicles_seen,                        -- vehicles that it was seen with in the last 36 months and that nobody else was seen with later | véhicules vus avec lui depuis 36 mois et avec personne d’autre ensuite
  f.vehicles_gone,                        -- vehicles seen later with someone else | véhicules vus ensuite avec quelqu’un d’autre
  f.main_make,                            -- make of the vehicle it was last seen with | marque du véhicule vu en dernier
  f.prior_make,                           -- make of a vehicle seen before its first purchase here | marque d’un véhicule vu avant son premier achat ici
  f.cohort,                               -- make, age in years, zone and finance of that vehicle | marque, âge en années, zone et financement de ce véhicule
  o.customers AS cohort_size,             -- customers of the same cohort | clients de la même cohorte
  COALESCE(y.household_sales, 0) AS household_sales, -- sales to anyone of the household | ventes à quiconque du ménage
  y.cycle_months,                         -- mean months between its own sales | moyenne des mois entre ses propres achats
  y.make_cycle_months,                    -- median months between sales to customers of the make | médiane des mois entre achats des clients de la marque
  CAST((JULIANDAY(d.as_of) - JULIANDAY(f.last_deal_on)) / 30.4375 AS INTEGER) AS months_since_deal, -- whole months since the last sale | mois entiers depuis la dernière vente
  CAST(JULIANDAY(d.as_of) - JULIANDAY(f.last_deal_on) AS INTEGER) AS days_since_deal, -- days since the last sale | jours depuis la dernière vente
  COALESCE(y.sold_leads, 0) AS sold_leads, -- leads that the sales tool closed as sold | demandes que l’outil de vente a fermées comme vendues
  y.cycle_lead_on,                        -- first lead in 24 months and since the last sale | première demande en 24 mois et depuis la dernière vente
  y.cycle_visit_on,                       -- first visit to the showroom, likewise | première visite à la salle de montre, de même
  y.cycle_trade_on,                       -- first talk of a trade-in, likewise | première mention d’un échange, de même
  y.shopping_on,                          -- last open lead since the last sale | dernière demande ouverte depuis la dernière vente
  COALESCE(y.frequency, 0) AS frequency,  -- sales and repair orders in 24 months | ventes et bons de travail en 24 mois
  COALESCE(y.money, 0) AS money,          -- margins and paid repair orders in 36 months, dollars | marges et bons payés en 36 mois, en dollars
  COALESCE(y.past_value, 0) AS past_value, -- margins and paid repair orders of all time, dollars | marges et bons payés depuis toujours, en dollars
  COALESCE(y.yearly_service, 0) AS yearly_service, -- paid repair orders a year over 36 months, dollars | bons payés par an sur 36 mois, en dollars
  y.mean_margin,                          -- mean margin of its sales, dollars | marge moyenne de ses achats, en dollars
  COALESCE(y.expected_value, 0) AS expected_value, -- expected in five years, dollars: service at today's rate, less when lost, and margins at its cycle | attendu en cinq ans, en dollars : le service au rythme actuel, moins s’il est perdu, et les marges selon son cycle
  y.active_since,                         -- first day that keeps a service customer active, by the maker's definition | premier jour qui garde un client du service actif, selon le constructeur
  y.lost_since,                           -- first day that keeps it from being lost | premier jour qui l’empêche d’être perdu
  y.visits_asked,                         -- visits that the maker asks for in that window | visites que le constructeur exige dans cette fenêtre
  COALESCE(y.visits_made, 0) AS visits_made, -- days of service in it | jours de service dans celle-ci
  COALESCE(y.oil_changes, 0) AS oil_changes, -- oil changes | vidanges
  COALESCE(y.synthetic_changes, 0) AS synthetic_changes, -- works that name synthetic oil | travaux qui nomment l’huile synthétique
  COALESCE(y.tyre_jobs, 0) AS tyre_jobs,  -- works on tyres | travaux de pneus
  COALESCE(y.packages, 0) AS packages,    -- works sold as a package | travaux vendus en forfait
  COALESCE(y.accessories, 0) AS accessories, -- works on accessories | travaux d’accessoires
  COALESCE(y.original_parts, 0) AS original_parts, -- works that name the maker's own parts | travaux qui nomment des pièces d’origine
  COALESCE(y.adaptable_parts, 0) AS adaptable_parts, -- works that name other parts | travaux qui nomment des pièces adaptables
  COALESCE(y.waited, 0) AS waited,        -- visits where the customer waited | visites où le client attendait sur place
  COALESCE(y.dropped, 0) AS dropped,      -- visits where the vehicle was left | visites où le véhicule a été laissé
  COALESCE(y.valet, 0) AS valet,          -- visits where the vehicle was fetched | visites où le véhicule a été cueilli
  COALESCE(y.mobile_service, 0) AS mobile_service, -- visits at the customer's door | visites chez le client
  COALESCE(y.night_drops, 0) AS night_drops, -- vehicles left at night | véhicules laissés la nuit
  COALESCE(y.card_payments, 0) AS card_payments, -- repair orders paid by card | bons payés par carte
  COALESCE(y.cash_payments, 0) AS cash_payments, -- repair orders and sales paid cash | bons et ventes payés comptant
  COALESCE(y.transfers, 0) AS transfers,  -- repair orders paid by transfer | bons payés par virement
  COALESCE(y.account_payments, 0) AS account_payments, -- repair orders charged to an account | bons portés au compte
  COALESCE(y.financed_deals, 0) AS financed_deals, -- sales on a loan or lease | ventes en prêt ou en location
  COALESCE(y.sourced_appointments, 0) AS sourced_appointments, -- appointments whose way of booking is known | rendez-vous dont on sait comment ils ont été pris
  COALESCE(y.online_appointments, 0) AS online_appointments, -- of these, booked without a call | de ceux-ci, pris sans appel
  COALESCE(y.open_complaints, 0) AS open_complaints, -- complaints not settled | réclamations non réglées
  q.recency_score,                        -- codebook H02: 5 for those seen last, 1 for those seen longest ago | livre de codes H02 : 5 pour les derniers vus, 1 pour ceux vus il y a le plus longtemps
  q.frequency_score,                      -- 5 for those who come most often | 5 pour ceux qui viennent le plus souvent
  q.money_score,                          -- 5 for those who bring most | 5 pour ceux qui rapportent le plus
  q.segment,                              -- codebook H03: segment by these scores | livre de codes H03 : segment selon ces cotes
  q.segment_on_former_cuts,               -- segment today by the cut points of the former run | segment d’aujourd’hui selon les seuils de l’exécution précédente
  u.value_a,                              -- money of the least of those who bring 80 % | montant du dernier de ceux qui apportent 80 %
  u.value_b,                              -- money of the least of those who bring 95 % | montant du dernier de ceux qui apportent 95 %
  p.as_of AS former_as_of,                -- day of the former codification, of an earlier day | jour de la codification précédente, d’un jour antérieur
  w.customer_id IS NOT NULL AS was_there, -- 1 when the customer was there then | 1 quand le client y était déjà
  w.segment AS former_segment,            -- its segment then | son segment d’alors
  w.quality AS former_quality,            -- usable core fields then, per cent | champs essentiels utilisables alors, en pour cent
  f.newest_record > p.last_record AS has_new_record, -- 1 when one of its records came after that | 1 quand une de ses fiches est arrivée depuis
  f.oldest_record > p.last_record AS is_all_new, -- 1 when all of them did | 1 quand toutes sont arrivées depuis
  x.changed,                              -- fields that new rows state otherwise than the rows they replace | champs que les nouvelles lignes disent autrement que celles qu’elles remplacent
  COALESCE(x.is_gone, 0) AS is_gone,      -- 1 when no file lists it any more | 1 quand plus aucun fichier ne le contient
  COALESCE(x.is_back, 0) AS is_back,      -- 1 when a file lists it again | 1 quand un fichier le contient de nouveau
  x.two_way_conflict,                     -- first field that the sales tool and the DMS state otherwise: tel email adr | premier champ que l’outil de vente et le DMS disent autrement : tel email adr
  COALESCE(x.in_former_system, 0) AS in_former_system, -- 1 when the former system has it | 1 quand l’ancien système l’a
  COALESCE(x.in_current_system, 0) AS in_current_system, -- 1 when the new system has it | 1 quand le nouveau système l’a
  COALESCE(x.made_in_former, 0) AS made_in_former, -- 1 when the former system made a record of it after the change | 1 quand l’ancien système en a créé une fiche après le changement
  g.go_live,                              -- first day of the new system, where the configuration gives one | premier jour du nouveau système, si la configuration en donne un
  (COALESCE(c.last_name_code, '') IN ('NM-PLACE', 'Q', 'A')) + (COALESCE(c.email_code, '') IN ('EM-TYPO', 'EM-PLACE', 'EM-DLR', 'EM-BAD', 'Q'))
    + (COALESCE(c.phone_code, '') IN ('TL-SHORT', 'TL-PLACE', 'TL-AMB', 'Q')) + (COALESCE(c.phone_mobile_code, '') IN ('TL-SHORT', 'TL-PLACE', 'TL-AMB', 'Q'))
    + (COALESCE(c.phone_home_code, '') IN ('TL-SHORT', 'TL-PLACE', 'TL-AMB', 'Q')) + (COALESCE(c.postal_code_code, '') IN ('PC-BAD', 'Q'))
    + (COALESCE(c.birth_date_code, '') IN ('BD-SENT', 'BD-FUT', 'BD-AGE', 'Q')) + (COALESCE(c.right_field_code, 'RF-OK') <> 'RF-OK')
    AS defects,                           -- values of the file that were refused or misplaced | valeurs du dossier refusées ou mal placées
  (SELECT COUNT(*) FROM export_log) > 0 AS has_exports, -- 1 when lists were exported from this store | 1 quand des listes ont été exportées de cette base
  EXISTS (SELECT 1 FROM interaction) AS has_contact_log, -- 1 when a log of contacts was imported | 1 quand un journal de contacts a été importé
  EXISTS (SELECT 1 FROM repair_order) AS has_service_file, -- 1 when a file of repair orders was imported | 1 quand un fichier de bons de travail a été importé
  EXISTS (SELECT 1 FROM deal) AS has_sales_file, -- 1 when a file of sales was imported | 1 quand un fichier de ventes a été importé
  EXISTS (SELECT 1 FROM source s JOIN import i ON i.source_id = s.id WHERE s.class = 'DMS')
  AND EXISTS (SELECT 1 FROM source s JOIN import i ON i.source_id = s.id WHERE s.class = 'CRM')
    AS has_two_systems                    -- 1 when files of a DMS and of a sales tool were imported | 1 quand des fichiers d’un DMS et d’un outil de vente ont été importés
FROM fact_day d
CROSS JOIN customer c
JOIN customer_fact f ON f.customer_id = c.id
LEFT JOIN customer_history y ON y.customer_id = c.id
LEFT JOIN customer_score q ON q.customer_id = c.id
LEFT JOIN customer_oddity x ON x.customer_id = c.id
LEFT JOIN cohort_size o ON o.cohort = f.cohort
LEFT JOIN fact_cut u ON u.id = 1
LEFT JOIN former_run p ON p.id = 1
LEFT JOIN former_customer w ON w.customer_id = c.id
LEFT JOIN system_change g ON g.id = 1;
