-- `seq` is given before the commit: the relay asks what waits, never what came after the last one it saw.
CREATE TABLE outbox_events (
  seq bigint unsigned NOT NULL AUTO_INCREMENT PRIMARY KEY,
  id char(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  aggregate varchar(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  bucket integer GENERATED ALWAYS AS (crc32(aggregate) % 16) STORED,
  type varchar(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  payload json NOT NULL,
  headers json NOT NULL,
  created_at datetime(6) NOT NULL,
  available_at datetime(6) NOT NULL,
  attempts integer NOT NULL DEFAULT 0,
  last_error text,
  processed_at datetime(6),
  dead_at datetime(6),
  UNIQUE KEY outbox_events_id (id),
  KEY outbox_events_waiting (bucket, processed_at, dead_at, seq),
  KEY outbox_events_available (bucket, processed_at, dead_at, available_at),
  KEY outbox_events_processed (processed_at),
  KEY outbox_events_dead (dead_at)
) ENGINE = InnoDB;

-- A worker leases one of these and delivers its events in order, so that those of one aggregate never overtake.
CREATE TABLE outbox_buckets (
  bucket integer NOT NULL PRIMARY KEY,
  leased_by char(36) CHARACTER SET ascii COLLATE ascii_bin,
  leased_until datetime(6) NOT NULL DEFAULT '2000-01-01 00:00:00'
) ENGINE = InnoDB;
INSERT INTO outbox_buckets (bucket) VALUES (0), (1), (2), (3), (4), (5), (6), (7), (8), (9), (10), (11), (12), (13), (14), (15);

-- What each consumer has done already.
CREATE TABLE outbox_inbox (
  consumer varchar(191) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  event_id char(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  received_at datetime(6) NOT NULL,
  PRIMARY KEY (consumer, event_id),
  KEY outbox_inbox_received (received_at)
) ENGINE = InnoDB;
