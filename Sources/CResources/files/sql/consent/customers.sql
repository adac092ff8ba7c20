-- Every customer with the channels that have a usable address, and those that the files say anything about.
SELECT a.customer_id,
       a.email IS NOT NULL,
       a.mobile IS NOT NULL,
       a.phone IS NOT NULL,
       a.mail IS NOT NULL,
       a.email_stated,
       a.mobile_stated,
       a.phone_stated,
       a.mail_stated,
       c.country,
       c.file_status = 'DEC',
       c.kind NOT IN ('INT', 'TST') AND c.file_status NOT IN ('TST', 'INT', 'MRG', 'SUP', 'ANO')
FROM v_address a
JOIN customer c ON c.id = a.customer_id
ORDER BY a.customer_id
