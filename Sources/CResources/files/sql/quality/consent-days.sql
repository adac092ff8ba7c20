SELECT consent_end AS day, COUNT(*) AS customers
FROM audit_customer
WHERE consenting AND NOT open_consent AND consent_end BETWEEN :as_of AND :until
GROUP BY consent_end
ORDER BY consent_end;
