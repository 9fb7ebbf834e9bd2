-- Take-profit and stop-loss that an order was to have: what is wanted, so that a restart goes on with it.
CREATE TABLE brackets (
    account          VARCHAR(64) NOT NULL,
    client_order_id  VARCHAR(64) NOT NULL,
    take_profit      TEXT,
    stop_loss        TEXT,
    tied             INTEGER     NOT NULL,
    still_open       INTEGER     NOT NULL,
    created_at_us    BIGINT      NOT NULL,
    PRIMARY KEY (account, client_order_id)
);
CREATE INDEX brackets_by_state ON brackets (still_open, created_at_us);
