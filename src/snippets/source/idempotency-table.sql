/*
title: Idempotency table
concept: idempotency
description: "Keys of requests that must not happen twice, with their fingerprint, their reply, the lock of the first, and the day they may be forgotten."
stops:
  - "interval '[24 hours]'"
*/
CREATE TABLE idempotency_keys (
  -- Whose key it is, and the key: another's reply is never repeated. Of two at the same moment this lets one through.
  key text PRIMARY KEY,
  -- Of method, path and body: the same key for another request is a mistake.
  fingerprint text NOT NULL,
  -- NULL while the first request is at work.
  status integer,
  body text,
  -- When a request that was killed at work may be taken over.
  locked_until timestamptz NOT NULL DEFAULT now() + interval '1 minute',
  -- As long as clients may retry.
  expires_at timestamptz NOT NULL DEFAULT now() + interval '24 hours'
);
CREATE INDEX idempotency_keys_expires_at_idx ON idempotency_keys (expires_at);
-- Now and then: DELETE FROM idempotency_keys WHERE expires_at < now();
-- $0
