-- Orders and what belongs to them never wait in Kafka's way behind alerts, nor the other way round.
ALTER TABLE outbox ADD COLUMN topic_group VARCHAR(16) NOT NULL DEFAULT 'ORDERS';
UPDATE outbox SET topic_group = 'OPERATION' WHERE topic LIKE 'ops.%' OR topic LIKE 'md.%';
DROP INDEX outbox_waiting;
CREATE INDEX outbox_waiting ON outbox (delivered, topic_group, id);
