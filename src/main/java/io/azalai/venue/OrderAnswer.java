package io.azalai.venue;

import org.jspecify.annotations.Nullable;

/**
 * What became of one order of a batch.
 *
 * @param ack null when it failed
 * @param failure null when it did not
 */
public record OrderAnswer(@Nullable OrderAck ack, @Nullable VenueException failure) {

    public OrderAnswer {
        if ((ack == null) == (failure == null)) {
            throw new IllegalArgumentException("an order of a batch has either an acknowledgement or a failure");
        }
    }

    /** The venue took it. */
    public static OrderAnswer of(OrderAck ack) {
        return new OrderAnswer(ack, null);
    }

    /** The venue refused it, or nobody knows. */
    public static OrderAnswer of(VenueException failure) {
        return new OrderAnswer(null, failure);
    }
}
