-- Until when each account's fills have been read from its venue, so that reading goes on from there.
CREATE TABLE fills_read (
    venue     VARCHAR(32) NOT NULL,
    account   VARCHAR(64) NOT NULL,
    until_us  BIGINT      NOT NULL,
    PRIMARY KEY (venue, account)
);

CREATE INDEX fills_by_order ON fills (account, client_order_id);
