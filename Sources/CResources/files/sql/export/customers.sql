-- One row a customer, house accounts and tests left out; of one system (?1), those with a record in it.
SELECT c.id AS customer_id, c.kind, c.civility, c.first_name, c.middle_name, c.last_name, c.suffix,
       c.second_civility, c.second_first_name, c.second_last_name, c.company, c.attention, c.business_number,
       c.language, c.sex, c.birth_text AS birth_date,
       c.email, c.email_second, c.phone_mobile, c.phone_mobile_ext, c.phone_home, c.phone_home_ext,
       c.phone_work, c.phone_work_ext, c.phone, c.phone_ext,
       c.address1, c.address2, c.unit, c.city, c.province, c.postal_code, c.country,
       c.preferred_channel, c.preferred_time, c.household_id, c.records, c.systems,
       (SELECT GROUP_CONCAT(record_key, ' ') FROM (
          SELECT r.record_key FROM v_link l JOIN customer_record r ON r.id = l.record_id
          WHERE l.customer_id = c.id ORDER BY r.record_key)) AS record_keys,
       c.created_at, c.updated_at, c.last_visit_date
FROM v_customer c
WHERE ?1 IS NULL OR EXISTS (SELECT 1 FROM v_record r WHERE r.customer_id = c.id AND r.system = ?1)
ORDER BY c.id
