package io.azalai.model;

/** How long a limit order may live. */
public enum TimeInForce {
    /** Until cancelled. */
    GTC,
    /** What does not fill at once is cancelled. */
    IOC,
    /** All at once or nothing. */
    FOK,
    /** Post-only: refused or expired rather than taking. */
    GTX
}
