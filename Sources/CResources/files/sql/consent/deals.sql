-- Sales and leases that are a purchase by this customer: privacy.md §1.4. A day that is unknown grants nothing.
-- Deals that never closed, were cancelled or were sold to another dealer are none, nor those whose status nobody can read.
SELECT d.id,
       d.customer_record_id,
       COALESCE(d.deal_date, d.delivery_date) AS day,
       CASE WHEN d.finance_type = 'LEAS' THEN 'LEASE' ELSE 'PURCHASE' END AS basis
FROM deal d
LEFT JOIN no_purchase_status n ON LOWER(TRIM(d.deal_status)) = n.word
WHERE d.customer_record_id IS NOT NULL
  AND n.word IS NULL
  AND COALESCE(d.deal_date, d.delivery_date) IS NOT NULL
