-- Durable memory of the order path. Decimals are plain text, times are epoch microseconds, ids are given by the writer:
-- the same file runs on SQLite and PostgreSQL.
CREATE TABLE facts (
    name  VARCHAR(64) NOT NULL PRIMARY KEY,
    text  TEXT        NOT NULL
);

CREATE TABLE orders (
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
    PRIMARY KEY (account, client_order_id)
);
CREATE INDEX orders_by_status ON orders (status, updated_at_us);

CREATE TABLE order_events (
    id               BIGINT      NOT NULL PRIMARY KEY,
    account          VARCHAR(64) NOT NULL,
    client_order_id  VARCHAR(128) NOT NULL,
    exec_type        VARCHAR(24) NOT NULL,
    status           VARCHAR(24) NOT NULL,
    filled_qty       TEXT        NOT NULL,
    last_qty         TEXT,
    last_price       TEXT,
    trade_id         VARCHAR(64),
    reason           TEXT,
    timestamp_us     BIGINT      NOT NULL,
    received_at_us   BIGINT      NOT NULL
);
CREATE INDEX order_events_by_order ON order_events (account, client_order_id, id);

CREATE TABLE fills (
    venue            VARCHAR(32) NOT NULL,
    account          VARCHAR(64) NOT NULL,
    symbol           VARCHAR(64) NOT NULL,
    trade_id         VARCHAR(64) NOT NULL,
    order_id         VARCHAR(64) NOT NULL,
    market           VARCHAR(8)  NOT NULL,
    venue_symbol     VARCHAR(64) NOT NULL,
    client_order_id  VARCHAR(128),
    side             VARCHAR(8)  NOT NULL,
    price            TEXT        NOT NULL,
    quantity         TEXT        NOT NULL,
    fee              TEXT        NOT NULL,
    fee_asset        VARCHAR(32) NOT NULL,
    liquidity        VARCHAR(8),
    realized_pnl     TEXT,
    dir              VARCHAR(64),
    timestamp_us     BIGINT      NOT NULL,
    received_at_us   BIGINT      NOT NULL,
    source           VARCHAR(16) NOT NULL,
    PRIMARY KEY (venue, account, symbol, trade_id, order_id)
);
CREATE INDEX fills_by_time ON fills (timestamp_us);

CREATE TABLE decisions (
    id               BIGINT      NOT NULL PRIMARY KEY,
    account          VARCHAR(64) NOT NULL,
    client_order_id  VARCHAR(128) NOT NULL,
    venue            VARCHAR(32) NOT NULL,
    symbol           VARCHAR(64),
    accepted         INTEGER     NOT NULL,
    reason_code      VARCHAR(64) NOT NULL,
    check_number     INTEGER     NOT NULL,
    effect           VARCHAR(16),
    observed         TEXT,
    limit_value      TEXT,
    unit             VARCHAR(32),
    message          TEXT        NOT NULL,
    level            VARCHAR(16) NOT NULL,
    config_hash      VARCHAR(64) NOT NULL,
    latency_us       BIGINT      NOT NULL,
    timestamp_us     BIGINT      NOT NULL
);

CREATE TABLE risk_state (
    name           VARCHAR(64) NOT NULL PRIMARY KEY,
    version        INTEGER     NOT NULL,
    text           TEXT        NOT NULL,
    updated_at_us  BIGINT      NOT NULL
);

CREATE TABLE latches (
    reason      VARCHAR(64)  NOT NULL,
    scope       VARCHAR(160) NOT NULL,
    level       VARCHAR(16)  NOT NULL,
    since_us    BIGINT       NOT NULL,
    reset_rule  VARCHAR(24)  NOT NULL,
    actor       VARCHAR(64)  NOT NULL,
    PRIMARY KEY (reason, scope)
);

CREATE TABLE outbox (
    id             BIGINT       NOT NULL PRIMARY KEY,
    topic          VARCHAR(128) NOT NULL,
    record_key     VARCHAR(256) NOT NULL,
    ce_id          VARCHAR(256) NOT NULL,
    headers        TEXT         NOT NULL,
    payload        TEXT         NOT NULL,
    created_at_us  BIGINT       NOT NULL,
    delivered      INTEGER      NOT NULL
);
CREATE INDEX outbox_waiting ON outbox (delivered, id);

CREATE TABLE audit (
    id            BIGINT      NOT NULL PRIMARY KEY,
    actor         VARCHAR(64) NOT NULL,
    action        VARCHAR(64) NOT NULL,
    text          TEXT        NOT NULL,
    result        TEXT        NOT NULL,
    timestamp_us  BIGINT      NOT NULL
);
