package io.azalai.trade;

import io.azalai.model.FundingPayment;
import io.azalai.model.Listing;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Funding of our accounts, each payment told once, however often and by whatever way a venue tells it. What was paid
 * before the journal was begun is not news. Safe for many threads: one lock, held without IO.
 */
final class Payments {

    /** What is known by heart: longer than streams tell old payments again. Of older ones the journal tells. */
    static final Duration REACH = Duration.ofDays(8);

    /**
     * Streams and calls tell the same payment at slightly different times; none comes twice in an hour, but where a
     * venue pays for each leg of a hedged position, under an id of its own.
     */
    private static final long SLOT_MS = Duration.ofHours(1).toMillis();

    private final Ledger ledger;
    private final Clock clock;
    private final Instant bornAt;
    private final Map<String, Instant> learntAt = new HashMap<>();

    /** With what the journal remembers. */
    Payments(Ledger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
        this.bornAt = ledger.journal().bornAt();
        Instant now = clock.instant();
        ledger.journal().payments(now.minus(REACH)).forEach(id -> learntAt.put(id, now));
    }

    /** Whether it is news. */
    boolean accept(FundingPayment payment) {
        Instant now = clock.instant();
        Instant oldest = now.minus(REACH);
        String id = id(payment);
        boolean reached = !payment.timestamp().isBefore(oldest);
        if (payment.timestamp().isBefore(bornAt)
                || (!reached && ledger.journal().holdsPayment(id))) {
            return false;
        }
        synchronized (this) {
            learntAt.values().removeIf(oldest::isAfter);
            if (learntAt.putIfAbsent(id, now) != null) {
                return false;
            }
            ledger.paid(id, payment);
            return true;
        }
    }

    private static String id(FundingPayment payment) {
        Listing listing = payment.listing();
        long slot = Math.floorDiv(payment.timestamp().toEpochMilli() + SLOT_MS / 2, SLOT_MS);
        String key = listing.venue() + "|" + payment.account() + "|" + listing.venueSymbol() + "|" + payment.asset()
                + "|" + slot;
        return payment.id() == null ? key : key + "|" + payment.id();
    }
}
