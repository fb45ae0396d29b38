/*
title: Expand a column
concept: expand-contract
description: "First step of a rename: the new column, and a trigger that keeps old and new equal whichever of them a version of the program writes."
stops:
  - users
  - name
  - full_name
  - 'full_name [text];'
*/
-- Waits for the lock no longer than this, rather than have everybody queue behind it. Try again where it gives up.
SET lock_timeout = '2s';

ALTER TABLE users ADD COLUMN full_name text;

-- Versions that know one of them and versions that know the other run side by side: what either writes, both find.
CREATE FUNCTION users_keep_name() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    NEW.full_name := coalesce(NEW.full_name, NEW.name);
    NEW.name := coalesce(NEW.name, NEW.full_name);
  ELSIF NEW.full_name IS DISTINCT FROM OLD.full_name THEN
    NEW.name := NEW.full_name;
  ELSIF NEW.name IS DISTINCT FROM OLD.name THEN
    NEW.full_name := NEW.name;
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER users_keep_name BEFORE INSERT OR UPDATE ON users
  FOR EACH ROW EXECUTE FUNCTION users_keep_name();

-- Next: backfill the rows that nobody writes, read the new one, then contract (each in a deployment of its own).
-- $0
