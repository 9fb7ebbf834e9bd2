package io.azalai.trade.account;

import io.azalai.model.Fill;
import io.azalai.model.Listing;
import io.azalai.model.Position;
import io.azalai.model.PositionSnapshot;
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

    static Stamp of(Fill fill) {
        return of(fill.timestamp(), fill.receivedAt());
    }

    /** Of an answer of which the venue gives no time: it may be of a little earlier than it was asked for, or later. */
    static Stamp asked(Instant at) {
        return new Stamp(null, at);
    }

    /** Of a position that an answer names, by the time the venue gives it. */
    static Stamp named(Position report, Instant askedAt) {
        return new Stamp(report.timestamp().equals(report.receivedAt()) ? null : report.timestamp(), askedAt);
    }

    /** Of what an answer does not name, by the time the venue gives the answer. */
    static Stamp unnamed(PositionSnapshot snapshot, Listing listing, Instant askedAt) {
        return new Stamp(snapshot.asOf(listing).orElse(null), askedAt);
    }

    boolean isAfter(Stamp other) {
        return (venue != null && other.venue != null) ? venue.isAfter(other.venue) : ours.isAfter(other.ours);
    }
}
