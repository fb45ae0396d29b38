CREATE SCHEMA outbox;

-- What each consumer has done already. Events are jobs of pg-boss, which makes its own tables.
CREATE TABLE outbox.inbox (
  consumer text NOT NULL,
  event_id uuid NOT NULL,
  received_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (consumer, event_id)
);
CREATE INDEX inbox_received_idx ON outbox.inbox (received_at);
