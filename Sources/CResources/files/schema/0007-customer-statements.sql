-- What an event says of how to reach a customer whom another row stands for: a request, an appointment or a repair order
-- with a newer number than the customer's file. No record of its own, since it is no further file of that customer.

CREATE TABLE customer_statement (
  id INTEGER PRIMARY KEY,                 -- source record
  source_id INTEGER NOT NULL,
  customer_record_id INTEGER,             -- the record that stands for the customer
  customer_key TEXT,
  stated_on TEXT,                         -- day of the event
  first_name TEXT, last_name TEXT, company TEXT,
  email TEXT, email_second TEXT,
  phone TEXT, phone_ext TEXT, phone_home TEXT, phone_home_ext TEXT, phone_mobile TEXT, phone_mobile_ext TEXT,
  phone_work TEXT, phone_work_ext TEXT,
  address1 TEXT, address2 TEXT, street_number TEXT, street_name TEXT, street_type TEXT, street_direction TEXT,
  unit TEXT, po_box TEXT, rural_route TEXT, city TEXT, province TEXT, postal_code TEXT, country TEXT,
  email_code TEXT, email_second_code TEXT, phone_code TEXT, phone_home_code TEXT, phone_mobile_code TEXT,
  phone_work_code TEXT, address1_code TEXT, postal_code_code TEXT
) STRICT;

CREATE INDEX customer_statement_by_customer_record ON customer_statement (customer_record_id);

ALTER TABLE customer_record ADD COLUMN stated_on TEXT;  -- day of the event that named the customer; null for a customer's own file

-- What is said anew of a record's customer makes that customer anew. The statement that fires a trigger decides about
-- conflicts inside it, and rows are inserted by `OR FAIL`: hence no `OR IGNORE` here.
CREATE TRIGGER customer_statement_made AFTER INSERT ON customer_statement
BEGIN
  INSERT INTO touched_record SELECT new.customer_record_id
  WHERE new.customer_record_id IS NOT NULL AND new.customer_record_id NOT IN (SELECT id FROM touched_record);
END;

CREATE TRIGGER customer_statement_changed AFTER UPDATE ON customer_statement
BEGIN
  INSERT INTO touched_record
  SELECT r.id FROM (SELECT old.customer_record_id AS id UNION SELECT new.customer_record_id) r
  WHERE r.id IS NOT NULL AND r.id NOT IN (SELECT id FROM touched_record);
END;

CREATE TRIGGER customer_statement_removed AFTER DELETE ON customer_statement
BEGIN
  INSERT INTO touched_record SELECT old.customer_record_id
  WHERE old.customer_record_id IS NOT NULL AND old.customer_record_id NOT IN (SELECT id FROM touched_record);
END;
