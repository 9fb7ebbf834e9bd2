package io.azalai.trade.account;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When something held: by the venue's clock, where it says so, and by ours. Two stamps are compared on the venue's
 * clock where both have it, else on ours, and never one clock with the other, since clocks differ.
 *
 * @param venue null where the venue gave no time
 * @param ours when it was received or, of what was asked for, when it was asked
 */
record Stamp(@Nullable Instant venue, Instant ours) {

    /** Of a message; a venue's time that is the time of receipt is none. */
    static Stamp of(Instant timestamp, Instant receivedAt) {
        return new Stamp(timestamp.equals(receivedAt) ? null : timestamp, receivedAt);
    }

    /** Of an answer that tells the state at no earlier time than it was asked for. */
    static Stamp asked(Instant at) {
        return new Stamp(null, at);
    }

    boolean isAfter(Stamp other) {
        return (venue != null && other.venue != null) ? venue.isAfter(other.venue) : ours.isAfter(other.ours);
    }
}
