package io.azalai.model;

/** Why an order event was sent (downstream.md section 7). */
public enum ExecType {
    RECEIVED,
    RISK_REJECTED,
    SUBMITTED,
    NEW,
    PARTIAL_FILL,
    FILL,
    PENDING_CANCEL,
    CANCELED,
    REPLACED,
    REJECTED,
    EXPIRED,
    /** Sent, but no readable answer: the venue is being asked. */
    UNKNOWN,
    /** First learnt from a query or from reconciliation. */
    RECOVERED,
    /** The venue no longer knows an order we held open. */
    LOST
}
