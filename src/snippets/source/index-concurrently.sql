/*
title: Index without locking
concept: zero-downtime-migrations
description: "Builds an index while others write, in a migration of its own outside of a transaction, and clears away what a failed attempt left behind."
stops:
  - ['[orders_customer_id_idx];', '[orders_customer_id_idx] ON']
  - 'ON [orders]'
  - '([customer_id])'
*/
-- Alone in its migration, and without a transaction: CONCURRENTLY refuses to run in one.
-- It waits for the table, but it blocks nobody meanwhile.
SET lock_timeout = '0';
-- An attempt that failed leaves an index that is maintained and never used.
DROP INDEX CONCURRENTLY IF EXISTS orders_customer_id_idx;
CREATE INDEX CONCURRENTLY orders_customer_id_idx ON orders (customer_id);
-- $0
