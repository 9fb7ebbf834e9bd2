package io.azalai.venue;

/** How an order over time goes. */
public enum TwapStatus {
    /** It works off its slices. */
    RUNNING,
    /** It begins once its trigger is touched. */
    WAITING,
    /** Its time is over; whether all has filled its quantities tell. */
    FINISHED,
    /** It was ended before its time. */
    CANCELED,
    /** The venue gave it up. */
    FAILED,
    /** A word of the venue's that we do not know: it may still fill, and so counts as one that does. */
    UNKNOWN;

    /** Whether it may still fill. */
    public boolean isLive() {
        return switch (this) {
            case RUNNING, WAITING, UNKNOWN -> true;
            case FINISHED, CANCELED, FAILED -> false;
        };
    }
}
