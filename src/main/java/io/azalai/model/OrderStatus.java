package io.azalai.model;

/** State of an order (downstream.md section 7). */
public enum OrderStatus {
    RECEIVED,
    RISK_REJECTED,
    SUBMITTED,
    NEW,
    PARTIALLY_FILLED,
    FILLED,
    CANCELED,
    REJECTED,
    EXPIRED,
    PENDING_CANCEL,
    /** Sent, and its fate is not known: the venue is being asked. */
    UNKNOWN;

    /** Whether nothing can happen to the order any more. */
    public boolean isTerminal() {
        return switch (this) {
            case RISK_REJECTED, FILLED, CANCELED, REJECTED, EXPIRED -> true;
            case RECEIVED, SUBMITTED, NEW, PARTIALLY_FILLED, PENDING_CANCEL, UNKNOWN -> false;
        };
    }
}
