-- How many customers count, in how many households they live, and how many records and systems they come from.
SELECT COUNT(*) AS customers, COUNT(DISTINCT household_id) AS households,
       (SELECT COUNT(*) FROM customer_record) AS records,
       (SELECT COUNT(DISTINCT s.system) FROM source s WHERE EXISTS (SELECT 1 FROM import i WHERE i.source_id = s.id)) AS systems,
       (SELECT COUNT(*) FROM deal) AS deals, (SELECT COUNT(*) FROM repair_order) AS repair_orders,
       (SELECT COUNT(*) FROM lead) AS leads
FROM v_customer
