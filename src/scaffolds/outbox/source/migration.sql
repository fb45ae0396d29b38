CREATE SCHEMA outbox;

-- `seq` is given before the commit: the relay asks what waits, never what came after the last one it saw.
CREATE TABLE outbox.events (
  id uuid PRIMARY KEY,
  seq bigint GENERATED ALWAYS AS IDENTITY,
  aggregate text NOT NULL,
  bucket integer GENERATED ALWAYS AS (abs(hashtext(aggregate) % 16)) STORED NOT NULL,
  type text NOT NULL,
  payload jsonb NOT NULL,
  headers jsonb NOT NULL DEFAULT '{}',
  created_at timestamptz NOT NULL DEFAULT now(),
  available_at timestamptz NOT NULL DEFAULT now(),
  attempts integer NOT NULL DEFAULT 0,
  last_error text,
  processed_at timestamptz,
  dead_at timestamptz
);
CREATE INDEX events_waiting_idx ON outbox.events (bucket, seq) WHERE processed_at IS NULL AND dead_at IS NULL;
CREATE INDEX events_available_idx ON outbox.events (bucket, available_at) WHERE processed_at IS NULL AND dead_at IS NULL;
CREATE INDEX events_dead_idx ON outbox.events (dead_at) WHERE dead_at IS NOT NULL;
CREATE INDEX events_processed_idx ON outbox.events (processed_at) WHERE processed_at IS NOT NULL;

-- A worker leases one of these and delivers its events in order, so that those of one aggregate never overtake.
CREATE TABLE outbox.buckets (
  bucket integer PRIMARY KEY,
  leased_by text,
  leased_until timestamptz NOT NULL DEFAULT '-infinity'
);
INSERT INTO outbox.buckets (bucket) SELECT generate_series(0, 15);

-- What each consumer has done already.
CREATE TABLE outbox.inbox (
  consumer text NOT NULL,
  event_id uuid NOT NULL,
  received_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (consumer, event_id)
);
CREATE INDEX inbox_received_idx ON outbox.inbox (received_at);

-- Wakes the relay, which polls all the same: a notification reaches only those who listen.
CREATE FUNCTION outbox.notify() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NOTIFY outbox;
  RETURN NULL;
END $$;
CREATE TRIGGER events_notify AFTER INSERT ON outbox.events FOR EACH STATEMENT EXECUTE FUNCTION outbox.notify();
