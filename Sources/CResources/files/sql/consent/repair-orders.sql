-- Repair orders that the customer paid: internal and warranty work is no purchase by the customer, a total of zero is
-- none either, and where the pay type is unknown nobody can tell (privacy.md §1.4).
SELECT o.id,
       o.customer_record_id,
       COALESCE(o.closed_date, o.opened_date) AS day,
       'SERVICE' AS basis
FROM repair_order o
LEFT JOIN no_purchase_status n ON LOWER(TRIM(o.repair_order_status)) = n.word
WHERE o.customer_record_id IS NOT NULL
  AND o.pay_type = 'C'
  AND COALESCE(o.amount_cents, 1) > 0
  AND n.word IS NULL
  AND COALESCE(o.closed_date, o.opened_date) IS NOT NULL
