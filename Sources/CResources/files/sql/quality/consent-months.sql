SELECT SUBSTR(consent_end, 1, 7) AS month,
       SUM(consent_state = 'I6') AS inquiry,
       SUM(consent_state <> 'I6') AS purchase
FROM audit_customer
WHERE consenting AND NOT open_consent AND consent_end BETWEEN :as_of AND :until
GROUP BY month
ORDER BY month;
