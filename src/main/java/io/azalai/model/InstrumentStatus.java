package io.azalai.model;

/** Whether an instrument may be traded. */
public enum InstrumentStatus {
    TRADING,
    /** Only reducing orders. */
    CLOSE_ONLY,
    /** No orders for now. */
    HALT,
    /** No orders any more. */
    DELISTED
}
