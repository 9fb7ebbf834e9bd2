-- What was asked of an order, the bytes sent for it without their signature, and what the venue answered. A row is found by
-- what the order is called there: our id, our id as the venue knows it, or the venue's own; '*' is all that is open.
CREATE TABLE wire (
    id            BIGINT       NOT NULL PRIMARY KEY,
    venue         VARCHAR(32)  NOT NULL,
    account       VARCHAR(64)  NOT NULL,
    called        VARCHAR(128) NOT NULL,
    kind          VARCHAR(16)  NOT NULL,
    actor         VARCHAR(128),
    text          TEXT         NOT NULL,
    timestamp_us  BIGINT       NOT NULL
);
CREATE INDEX wire_by_order ON wire (account, called, id);
CREATE INDEX wire_by_age ON wire (timestamp_us);

CREATE INDEX decisions_by_order ON decisions (account, client_order_id);
CREATE INDEX amendments_by_order ON amendments (account, orig_client_order_id);
