-- What a linkage keeps for the next one, so that records that did not change are not compared again: the fingerprints of
-- records, the pairs that were worth comparing, and what was common when the model was learned. Bytes that the matcher
-- alone reads; without them the next linkage starts anew.
CREATE TABLE linkage_state (
  name    TEXT PRIMARY KEY,
  content BLOB NOT NULL
) STRICT;
