-- A client order id may be used again a day after its order ended: an order is known by when it was made too. What is
-- deleted by age is found by age.
CREATE TABLE aged_orders (
    account                VARCHAR(64) NOT NULL,
    client_order_id        VARCHAR(128) NOT NULL,
    venue                  VARCHAR(32) NOT NULL,
    market                 VARCHAR(8)  NOT NULL,
    symbol                 VARCHAR(64) NOT NULL,
    venue_symbol           VARCHAR(64) NOT NULL,
    order_id               VARCHAR(64),
    venue_client_order_id  VARCHAR(128),
    side                   VARCHAR(8)  NOT NULL,
    order_type             VARCHAR(24) NOT NULL,
    position_side          VARCHAR(8)  NOT NULL,
    quantity               TEXT        NOT NULL,
    price                  TEXT,
    trigger_price          TEXT,
    time_in_force          VARCHAR(8),
    reduce_only            INTEGER     NOT NULL,
    status                 VARCHAR(24) NOT NULL,
    filled_qty             TEXT        NOT NULL,
    avg_price              TEXT,
    created_at_us          BIGINT      NOT NULL,
    updated_at_us          BIGINT      NOT NULL,
    strategy_id            VARCHAR(128),
    received_at_us         BIGINT      NOT NULL,
    source                 VARCHAR(16) NOT NULL,
    content_hash           VARCHAR(64) NOT NULL,
    PRIMARY KEY (account, client_order_id, created_at_us)
);
INSERT INTO aged_orders SELECT
    account, client_order_id, venue, market, symbol, venue_symbol, order_id, venue_client_order_id, side,
    order_type, position_side, quantity, price, trigger_price, time_in_force, reduce_only, status, filled_qty,
    avg_price, created_at_us, updated_at_us, strategy_id, received_at_us, source, content_hash
    FROM orders;
DROP TABLE orders;
ALTER TABLE aged_orders RENAME TO orders;
CREATE INDEX orders_by_status ON orders (status, updated_at_us);

ALTER TABLE order_events ADD COLUMN order_created_at_us BIGINT NOT NULL DEFAULT 0;
CREATE INDEX order_events_by_time ON order_events (timestamp_us);
CREATE INDEX decisions_by_time ON decisions (timestamp_us);
