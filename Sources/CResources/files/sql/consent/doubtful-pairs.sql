-- Pairs of customers likelier one than two, but not by enough to be linked.
SELECT customer_a, customer_b
FROM v_doubtful_pair
WHERE customer_a <> customer_b AND bits BETWEEN 0 AND 3
ORDER BY 1, 2
