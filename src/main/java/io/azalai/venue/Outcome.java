package io.azalai.venue;

/** What is known about a request that failed. */
public enum Outcome {
    /** It never left. */
    NOT_SENT,
    /** The venue refused it: it had no effect. */
    REJECTED,
    /** Sent, no readable answer: reconcile before sending again. */
    UNKNOWN
}
