-- Leverage and margin mode that a caller chose for a symbol of an account, and cancels that are to be sent again: both hold
-- beyond a restart.
CREATE TABLE margin_choices (
    symbol       VARCHAR(200) NOT NULL PRIMARY KEY,
    leverage     INTEGER      NOT NULL,
    margin_mode  VARCHAR(16)
);
CREATE TABLE waiting_cancels (
    account          VARCHAR(64)  NOT NULL,
    client_order_id  VARCHAR(128) NOT NULL,
    PRIMARY KEY (account, client_order_id)
);
