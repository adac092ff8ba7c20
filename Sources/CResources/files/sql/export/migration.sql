-- A customer a row with a record in the former system (?1) or the current one (?2), ?3 the first day of the latter: codebook
-- N06, where he stands, since when, and what the two state otherwise. What a snapshot lacks is there no more.
WITH side AS MATERIALIZED (
  SELECT l.customer_id, s.system = ?1 AS is_former, r.record_key, SUBSTR(r.created_at, 1, 10) AS made,
         r.first_name, r.last_name, r.company, r.email, r.birth_date, r.address1, r.postal_code,
         NULLIF(COALESCE(' ' || r.phone_mobile, '') || COALESCE(' ' || r.phone_home, '') || COALESCE(' ' || r.phone_work, '')
                || COALESCE(' ' || r.phone, '') || ' ', ' ') AS phones,
         r.phone, r.phone_home, r.phone_mobile, r.phone_work
  FROM customer_record r
  JOIN source s ON s.id = r.source_id AND s.system IN (?1, ?2)
  JOIN source_record o ON o.id = r.id AND o.gone_in IS NULL
  JOIN v_link l ON l.record_id = r.id
),
place AS (
  SELECT customer_id, MAX(is_former) AS former, MAX(NOT is_former) AS current,
         MIN(CASE WHEN is_former THEN made END) AS former_made, MIN(CASE WHEN NOT is_former THEN made END) AS current_made,
         MAX(CASE WHEN is_former THEN made >= ?3 END) AS is_late,
         GROUP_CONCAT(CASE WHEN is_former THEN record_key END, ' ') AS former_keys,
         GROUP_CONCAT(CASE WHEN NOT is_former THEN record_key END, ' ') AS current_keys
  FROM (SELECT * FROM side ORDER BY customer_id, record_key)
  GROUP BY customer_id
),
-- 1 where one record of each side says the same, 0 where both say something and never the same.
agreement AS (
  SELECT f.customer_id, MAX(LOWER(f.first_name) = LOWER(c.first_name)) AS first_name,
         MAX(LOWER(f.last_name) = LOWER(c.last_name)) AS last_name, MAX(LOWER(f.company) = LOWER(c.company)) AS company,
         MAX(f.birth_date = c.birth_date) AS birth_date, MAX(LOWER(f.email) = LOWER(c.email)) AS email,
         MAX(CASE WHEN f.phones IS NULL OR c.phones IS NULL THEN NULL
                  ELSE INSTR(c.phones, ' ' || COALESCE(f.phone_mobile, '-') || ' ') + INSTR(c.phones, ' ' || COALESCE(f.phone_home, '-') || ' ')
                     + INSTR(c.phones, ' ' || COALESCE(f.phone_work, '-') || ' ') + INSTR(c.phones, ' ' || COALESCE(f.phone, '-') || ' ') > 0
             END) AS phone,
         MAX(LOWER(f.address1) = LOWER(c.address1)) AS address1, MAX(f.postal_code = c.postal_code) AS postal_code
  FROM side f
  JOIN side c ON c.customer_id = f.customer_id AND NOT c.is_former
  WHERE f.is_former
  GROUP BY f.customer_id
)
SELECT p.customer_id,
       CASE WHEN p.is_late THEN 'DR-VIOL' WHEN p.former AND p.current THEN 'DR-BOTH' WHEN p.former THEN 'DR-OLD' ELSE 'DR-NEW' END AS code,
       CASE WHEN NOT p.former THEN ?1 WHEN NOT p.current THEN ?2 END AS missing_in,
       p.former_made AS created_in_former, p.current_made AS created_in_current, p.former_keys, p.current_keys,
       NULLIF(TRIM(CASE a.first_name WHEN 0 THEN 'first_name ' ELSE '' END || CASE a.last_name WHEN 0 THEN 'last_name ' ELSE '' END
            || CASE a.company WHEN 0 THEN 'company ' ELSE '' END || CASE a.birth_date WHEN 0 THEN 'birth_date ' ELSE '' END
            || CASE a.email WHEN 0 THEN 'email ' ELSE '' END || CASE a.phone WHEN 0 THEN 'phone ' ELSE '' END
            || CASE a.address1 WHEN 0 THEN 'address1 ' ELSE '' END || CASE a.postal_code WHEN 0 THEN 'postal_code ' ELSE '' END), '') AS differs,
       c.first_name, c.last_name, c.company, c.email, c.phone_mobile, c.phone_home, c.phone_work, c.phone
FROM place p
JOIN v_customer c ON c.id = p.customer_id
LEFT JOIN agreement a ON a.customer_id = p.customer_id
ORDER BY p.customer_id
