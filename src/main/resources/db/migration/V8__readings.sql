-- Until when what an account has of a kind was read from its venue, so that reading goes on from there.
CREATE TABLE readings (
    kind      VARCHAR(32) NOT NULL,
    venue     VARCHAR(32) NOT NULL,
    account   VARCHAR(64) NOT NULL,
    until_us  BIGINT      NOT NULL,
    PRIMARY KEY (kind, venue, account)
);
