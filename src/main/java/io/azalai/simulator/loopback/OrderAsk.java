package io.azalai.simulator.loopback;

/**
 * What a request asks of one order.
 *
 * @param id what it calls the order: a client id where it names one, else the venue's
 */
public record OrderAsk(Kind kind, String id) {

    /** What is to become of it. */
    public enum Kind {
        /** A new one; one without a client id is not counted. */
        PLACE,
        /** To be cancelled by its name; requests that cancel whatever is open name none. */
        CANCEL,
        /** To have another price or quantity. */
        AMEND
    }
}
