package io.azalai.cli;

/** What the program tells its caller on leaving; 2 is for a wrong command line. */
public final class ExitCode {

    static final int OK = 0;
    /** The configuration, a route or a port does not allow it. */
    static final int CANNOT_START = 3;
    /** The order was refused, by us or by the venue. */
    static final int REFUSED = 4;
    /** No service runs that could answer. */
    static final int NO_SERVICE = 5;
    /** Sent, and nobody knows what became of it: ask for its state. */
    static final int OUTCOME_UNKNOWN = 6;

    /** Told to stop and to cancel what is open, and some of it is left. */
    public static final int ORDERS_LEFT = 7;

    private ExitCode() {}
}
