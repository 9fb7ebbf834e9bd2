-- What open orders were asked to become, each under an id of its own: written before it is sent.
CREATE TABLE amendments (
    account               VARCHAR(64) NOT NULL,
    client_order_id       VARCHAR(64) NOT NULL,
    orig_client_order_id  VARCHAR(128) NOT NULL,
    content_hash          VARCHAR(64) NOT NULL,
    quantity              TEXT        NOT NULL,
    price                 TEXT        NOT NULL,
    outcome               VARCHAR(16) NOT NULL,
    created_at_us         BIGINT      NOT NULL,
    PRIMARY KEY (account, client_order_id)
);
CREATE INDEX amendments_by_age ON amendments (created_at_us);
