package io.azalai.trade.account;

import io.azalai.model.Listing;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One position as its fills make it: what the venue told last, and every own trade since. Confined to the gateway's
 * critical section.
 */
final class Reckoned {

    /** Snapshots that differ for so long differ for good: fills may be on their way. */
    static final Duration FILLS_COME = Duration.ofSeconds(5);

    final Listing listing;

    /** Trades after the anchor, by their ids: one may be told twice, first while its order is asked for. */
    private final Map<String, Tally.Move> moves = new LinkedHashMap<>();

    /** What the venue told last; null before it has. */
    private @Nullable BigDecimal anchor;

    private Stamp asOf = Stamp.asked(Instant.MIN);

    /** When the first snapshot of those in a row that differ was asked for; null when the last agreed. */
    private @Nullable Instant differsSince;

    Reckoned(Listing listing) {
        this.listing = listing;
    }

    /** One of which a snapshot has said that there is nothing. */
    Reckoned(Listing listing, Stamp flatAsOf) {
        this.listing = listing;
        this.anchor = BigDecimal.ZERO;
        this.asOf = flatAsOf;
    }

    /** How what the venue tells compares. */
    enum Verdict {
        AGREES,
        /** It may be ahead of its fills. */
        DIFFERS,
        /** It differs for good. */
        MISMATCH
    }

    void moved(String tradeId, Tally.Move move) {
        if (move.at().isAfter(asOf)) {
            moves.putIfAbsent(tradeId, move);
        }
    }

    /** What a snapshot of that time should tell. */
    BigDecimal expected(Stamp at) {
        return moves.values().stream()
                .filter(move -> covers(at, move.at()))
                .map(Tally.Move::amount)
                .reduce(anchor == null ? BigDecimal.ZERO : anchor, BigDecimal::add);
    }

    /**
     * How what the venue tells compares, which is believed where it agrees or differs for good.
     *
     * @param at its ours is when it was asked for
     * @param step the least that it can differ by
     */
    Verdict told(BigDecimal venues, Stamp at, BigDecimal step) {
        if (asOf.isAfter(at)) {
            return differsSince == null ? Verdict.AGREES : Verdict.DIFFERS;
        }
        BigDecimal difference = venues.subtract(expected(at)).abs();
        if (anchor == null || difference.signum() == 0 || difference.compareTo(step) < 0) {
            anchored(venues, at);
            return Verdict.AGREES;
        }
        if (differsSince == null) {
            differsSince = at.ours();
        }
        return differsSince.plus(FILLS_COME).isAfter(at.ours()) ? Verdict.DIFFERS : Verdict.MISMATCH;
    }

    /** The venue's word counts from now on. */
    void anchored(BigDecimal venues, Stamp at) {
        moves.values().removeIf(move -> covers(at, move.at()));
        anchor = venues;
        asOf = at;
        differsSince = null;
    }

    /** Whether a snapshot of that time has a trade in it: one that is old enough, whatever the venue dates it. */
    private static boolean covers(Stamp at, Stamp move) {
        return !move.isAfter(at) || move.ours().isBefore(at.ours().minus(FILLS_COME));
    }
}
