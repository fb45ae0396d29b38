/*
title: Constraint in two steps
concept: zero-downtime-migrations
description: "A check or a foreign key for a big table in two steps: the first holds for new rows at once, the second reads the old ones while others write."
stops:
  - ['TABLE [orders] ADD', 'TABLE [orders] VALIDATE']
  - ['ADD CONSTRAINT [orders_customer_id_fkey]', 'VALIDATE CONSTRAINT [orders_customer_id_fkey]']
  - '  [FOREIGN KEY (customer_id) REFERENCES customers (id)|CHECK (customer_id > 0)|CHECK (customer_id IS NOT NULL)] NOT'
*/
-- First migration: a short lock, and no row is read.
SET lock_timeout = '2s';
ALTER TABLE orders ADD CONSTRAINT orders_customer_id_fkey
  FOREIGN KEY (customer_id) REFERENCES customers (id) NOT VALID;

-- Second migration, a transaction of its own: reads every row, and lets others read and write meanwhile.
ALTER TABLE orders VALIDATE CONSTRAINT orders_customer_id_fkey;
-- $0
