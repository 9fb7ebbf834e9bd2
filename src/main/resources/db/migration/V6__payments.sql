-- Funding that was told already: venues tell it again after each reconnect.
CREATE TABLE payments (
    id           VARCHAR(256) NOT NULL PRIMARY KEY,
    timestamp_us BIGINT       NOT NULL
);
CREATE INDEX payments_by_age ON payments (timestamp_us);
