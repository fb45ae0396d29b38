/*
title: Outbox table
concept: outbox
description: "The outbox with order per aggregate, buckets that workers share by SKIP LOCKED, attempts, dead letters, and a notification for the relay."
stops:
  - ['% [16]', '(0, [16] -']
  - 'NOTIFY [outbox_added]'
*/
-- `seq` is given before the commit: a relay asks what is not processed, never what came after the last it saw.
CREATE TABLE outbox (
  id uuid PRIMARY KEY,
  seq bigint GENERATED ALWAYS AS IDENTITY,
  aggregate text NOT NULL,
  bucket integer GENERATED ALWAYS AS (abs(hashtext(aggregate) % 16)) STORED NOT NULL,
  type text NOT NULL,
  payload jsonb NOT NULL,
  headers jsonb NOT NULL DEFAULT '{}',
  created_at timestamptz NOT NULL DEFAULT now(),
  attempts integer NOT NULL DEFAULT 0,
  available_at timestamptz NOT NULL DEFAULT now(),
  last_error text,
  processed_at timestamptz,
  dead_at timestamptz
);
-- A worker takes one bucket, and its events in their order.
CREATE INDEX outbox_waiting_idx ON outbox (bucket, seq) WHERE processed_at IS NULL AND dead_at IS NULL;
CREATE INDEX outbox_processed_idx ON outbox (processed_at) WHERE processed_at IS NOT NULL;

-- Workers lock rows of this one: SELECT bucket FROM outbox_bucket ... FOR UPDATE SKIP LOCKED. Events of one aggregate never overtake.
CREATE TABLE outbox_bucket (bucket integer PRIMARY KEY);
INSERT INTO outbox_bucket SELECT generate_series(0, 16 - 1);

-- Wakes the relay, which asks now and then all the same: notifications reach only who listens.
CREATE FUNCTION outbox_notify() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NOTIFY outbox_added;
  RETURN NULL;
END $$;
CREATE TRIGGER outbox_notify AFTER INSERT ON outbox FOR EACH STATEMENT EXECUTE FUNCTION outbox_notify();
-- $0
