-- What a linkage keeps for the next one, so that records that did not change are not compared again: the fingerprints of
-- records, the pairs that were worth comparing, and what was common when the model was learned. Bytes that the matcher
-- alone reads; without them the next linkage starts anew.
CREATE TABLE linkage_state (
  name    TEXT PRIMARY KEY,
  content BLOB NOT NULL
) STRICT;

-- Records whose clean row was changed or removed since customers were last made from them; one that is new has no link
-- yet, which tells as much.
CREATE TABLE touched_record (
  id INTEGER PRIMARY KEY
) STRICT;

CREATE TRIGGER customer_record_changed AFTER UPDATE ON customer_record
BEGIN INSERT OR IGNORE INTO touched_record VALUES (new.id); END;

CREATE TRIGGER customer_record_removed AFTER DELETE ON customer_record
BEGIN INSERT OR IGNORE INTO touched_record VALUES (old.id); END;
