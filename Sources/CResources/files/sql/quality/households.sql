SELECT MIN(members, 4) AS size, COUNT(*) AS households, SUM(members) AS customers
FROM (
  SELECT COUNT(*) AS members
  FROM audit_customer
  GROUP BY COALESCE(household_id, -customer_id)
)
GROUP BY MIN(members, 4)
ORDER BY 1;
