package io.azalai.trade;

import io.azalai.model.FundingPayment;
import io.azalai.model.Listing;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Funding of our accounts, each payment told once, however often and by whatever way a venue tells it. What was paid before
 * the journal was begun is not news. Safe for many threads: one lock, held without IO.
 */
final class Payments {

    /** Longer than any venue tells old payments again; what is older is no news either. */
    private static final Duration REACH = Duration.ofDays(8);

    /** Streams and calls tell the same payment at slightly different times; none comes twice in an hour. */
    private static final long SLOT_MS = Duration.ofHours(1).toMillis();

    private final Ledger ledger;
    private final Clock clock;
    private final Instant bornAt;
    private final Map<String, Instant> known = new HashMap<>();

    /** With what the journal remembers. */
    Payments(Ledger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
        this.bornAt = ledger.journal().bornAt();
        known.putAll(ledger.journal().payments(clock.instant().minus(REACH)));
    }

    void accept(FundingPayment payment) {
        Instant oldest = clock.instant().minus(REACH);
        if (payment.timestamp().isBefore(bornAt) || payment.timestamp().isBefore(oldest)) {
            return;
        }
        String id = id(payment);
        synchronized (this) {
            known.values().removeIf(oldest::isAfter);
            if (known.putIfAbsent(id, payment.timestamp()) != null) {
                return;
            }
            ledger.paid(id, payment);
        }
    }

    private static String id(FundingPayment payment) {
        Listing listing = payment.listing();
        long slot = Math.floorDiv(payment.timestamp().toEpochMilli() + SLOT_MS / 2, SLOT_MS);
        return listing.venue() + "|" + payment.account() + "|" + listing.venueSymbol() + "|" + payment.asset() + "|"
                + slot;
    }
}
