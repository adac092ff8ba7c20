-- A snapshot is a file that holds every record of its source and entity: what it lacks is gone from there.

ALTER TABLE source_record ADD COLUMN gone_in INTEGER;  -- the import whose snapshot lacked the record; null while it is there

-- What a record's gone_in was before an import changed it, so that the import can be undone.
CREATE TABLE gone_change (
  import_id INTEGER NOT NULL REFERENCES import(id),
  record_id INTEGER NOT NULL,
  former    INTEGER,
  PRIMARY KEY (import_id, record_id)
) STRICT, WITHOUT ROWID;
