package io.azalai.trade.account;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Whether what an account has is what its fills, fees, funding and flows make of what it had (risk.md section 9).
 * Unrealised PnL is left out on both sides, and each asset is counted in its own units, so that prices explain
 * themselves. What lasts for a minute counts only once the venue, asked since, has told of no fill, payment or flow
 * that explains it; then what the venue tells is taken over. Confined to the gateway's critical section.
 */
final class PnlCheck {

    /** What is to be read before a difference counts. */
    enum Kind {
        FILLS,
        FUNDING,
        FLOWS
    }

    /** A difference must last so long, and so must an agreement that ends a row of them. */
    private static final Duration LASTING = Duration.ofMinutes(1);

    /** What agrees is taken for the new beginning after so long at the latest: small change does not add up. */
    private static final Duration OLD = Duration.ofMinutes(5);

    /** A statement that took longer is of no one moment. */
    private static final Duration SLOW = Duration.ofSeconds(20);

    private static final int MOST = 5_000;

    private final Map<Kind, Instant> readAt = new EnumMap<>(Kind.class);
    private final Map<String, Booking> bookings = new LinkedHashMap<>();

    /** Since when it is compared; null before the first statement. */
    private @Nullable Statement anchor;

    private @Nullable Instant differsSince;
    private @Nullable Instant agreesSince;
    private int inARow;

    /** Of an account of which these are read. */
    PnlCheck(Set<Kind> kinds) {
        kinds.forEach(kind -> readAt.put(kind, Instant.MIN));
    }

    /** Something happened that bookings do not tell of: it is compared from the next statement on. */
    void begin() {
        anchor = null;
        differsSince = null;
    }

    /** Takes a booking in, once; one that the beginning surely has changes nothing. */
    void booked(Booking booking) {
        if (anchor == null || anchor.has(booking) != Statement.Has.SURELY) {
            bookings.putIfAbsent(booking.id(), booking);
        }
        if (bookings.size() > MOST) {
            Iterator<String> oldest = bookings.keySet().iterator();
            oldest.next();
            oldest.remove();
            begin();
        }
    }

    /** All of a kind was read that the venue told of when it was asked then. */
    void read(Kind kind, Instant askedAt) {
        readAt.computeIfPresent(kind, (same, before) -> askedAt.isAfter(before) ? askedAt : before);
    }

    /** What the account has is not known, so that nothing can be said of it. */
    void unknown() {
        differsSince = null;
    }

    /**
     * Takes a statement in.
     *
     * @param limit by how much it may differ, USD
     * @param prices USD per unit of an asset; empty while it has none
     * @return a difference that counts
     */
    Optional<PnlMismatch> told(Statement now, BigDecimal limit, Function<String, Optional<BigDecimal>> prices) {
        Statement earlier = anchor;
        if (now.receivedAt().isAfter(now.askedAt().plus(SLOW))) {
            return Optional.empty();
        }
        if (earlier == null) {
            anchored(now);
            return Optional.empty();
        }
        if (now.askedAt().isBefore(earlier.askedAt())) {
            return Optional.empty();
        }
        Optional<Gap> found = Gap.between(earlier, now, bookings.values(), prices);
        if (found.isEmpty()) {
            unknown();
            return Optional.empty();
        }
        Gap gap = found.get();
        if (gap.usd().abs().compareTo(limit) <= 0) {
            agreed(earlier, now, prices);
            return Optional.empty();
        }
        return differs(now, gap, limit);
    }

    private Optional<PnlMismatch> differs(Statement now, Gap gap, BigDecimal limit) {
        agreesSince = null;
        Instant since = differsSince == null ? now.askedAt() : differsSince;
        differsSince = since;
        Duration lasts = Duration.between(since, now.askedAt());
        if (lasts.compareTo(LASTING) < 0 || !isTold(since.plus(Statement.LAG))) {
            return Optional.empty();
        }
        inARow++;
        PnlMismatch mismatch = new PnlMismatch(gap.usd(), limit, lasts, gap.assets(), inARow);
        if (mismatch.isOneOfMany()) {
            inARow = 0;
        }
        anchored(now);
        return Optional.of(mismatch);
    }

    /** Whether the venue was asked for all of it then or later, and answered. */
    private boolean isTold(Instant since) {
        return readAt.values().stream().noneMatch(since::isAfter);
    }

    private void agreed(Statement earlier, Statement now, Function<String, Optional<BigDecimal>> prices) {
        differsSince = null;
        Instant since = agreesSince == null ? now.askedAt() : agreesSince;
        agreesSince = since;
        if (!now.askedAt().isBefore(since.plus(LASTING))) {
            inARow = 0;
        }
        boolean old = now.askedAt().isAfter(earlier.askedAt().plus(OLD));
        if (old || doubt(now, bookings.values(), prices).compareTo(doubt(earlier, bookings.values(), prices)) <= 0) {
            anchored(now);
        }
    }

    /** How much of what a statement says is open, since it may be in it or not; USD. */
    private static BigDecimal doubt(
            Statement statement, Collection<Booking> bookings, Function<String, Optional<BigDecimal>> prices) {
        return bookings.stream()
                .filter(booking -> statement.has(booking) == Statement.Has.MAYBE)
                .flatMap(booking -> Gap.worth(booking.amounts(), prices).stream())
                .map(BigDecimal::abs)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private void anchored(Statement now) {
        anchor = now;
        differsSince = null;
        bookings.values().removeIf(booking -> now.has(booking) == Statement.Has.SURELY);
    }
}
