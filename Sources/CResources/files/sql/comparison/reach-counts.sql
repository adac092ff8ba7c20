-- Customers who can be written to or called for marketing, by channel, on the day that consents were settled for.
SELECT channel, SUM(reachable) AS reachable
FROM v_contactability
GROUP BY channel
