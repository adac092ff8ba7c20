-- What may be done by customer and channel, and whether what may be done ends by itself before ?1, the day that the other
-- store is seen from.
SELECT customer_id, channel, state, allowed, allowed AND last_ok < ?1 AS is_lapsing
FROM v_consent
ORDER BY customer_id, channel
