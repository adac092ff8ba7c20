-- An inquiry or application by the customer.
SELECT e.id,
       e.customer_record_id,
       e.lead_date AS day,
       'INQUIRY' AS basis
FROM lead e
WHERE e.customer_record_id IS NOT NULL
  AND e.lead_date IS NOT NULL
