-- Vehicles that customers have, by VIN: of all rows that tell of one, the greatest word for each field and the highest
-- odometer, so that neither the order of files nor a date that is missing decides. ?1 the id of any row, or null for all; a
-- blob is beyond every text.
SELECT '' AS system, v.vin AS compared_key, 0 AS is_keyless, MIN(v.id) AS id, MAX(v.make) AS make, MAX(v.model) AS model,
       MAX(v.model_year) AS model_year, MAX(v.plate) AS plate, MAX(CAST(v.odometer AS INTEGER)) AS odometer,
       MAX(v.warranty_end) AS warranty_end
FROM vehicle v
WHERE v.vin BETWEEN COALESCE((SELECT vin FROM vehicle WHERE id = ?1), '0') AND COALESCE((SELECT vin FROM vehicle WHERE id = ?1), x'')
  AND v.role <> 'WANT'
GROUP BY v.vin
