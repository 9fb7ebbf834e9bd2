package io.azalai.trade.account;

import io.azalai.model.Fill;
import io.azalai.model.Listing;
import io.azalai.model.Position;
import io.azalai.model.PositionSide;
import io.azalai.model.PositionSnapshot;
import io.azalai.model.Side;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Whether the positions of an account are what its fills make of them, whoever placed their orders (risk.md section 9).
 * Confined to the gateway's critical section.
 */
final class PositionCheck {

    private final Map<Leg, Reckoned> legs = new LinkedHashMap<>();

    /** The last that was asked for; null before the first. */
    private @Nullable Reading last;

    private record Reading(PositionSnapshot snapshot, Instant askedAt) {

        Stamp unnamed(Listing listing) {
            return Stamp.unnamed(snapshot, listing, askedAt);
        }
    }

    /** An own trade of that leg. */
    void fill(Fill fill, PositionSide side) {
        BigDecimal amount =
                fill.side() == Side.BUY ? fill.quantity() : fill.quantity().negate();
        legs.computeIfAbsent(Leg.of(fill.listing(), side), leg -> begun(fill.listing()))
                .moved(fill.tradeId(), new Tally.Move(Stamp.of(fill), amount));
    }

    /** An own trade of an unknown order: in hedge mode it may be of either leg, which the next snapshot tells. */
    void stranger(Fill fill) {
        List<Leg> hedged = legs.keySet().stream()
                .filter(leg -> leg.listing().equals(fill.listing().key()) && leg.side() != PositionSide.BOTH)
                .toList();
        hedged.forEach(leg -> legs.put(leg, new Reckoned(fill.listing())));
        if (hedged.isEmpty()) {
            fill(fill, PositionSide.BOTH);
        }
    }

    private Reckoned begun(Listing listing) {
        return last == null ? new Reckoned(listing) : new Reckoned(listing, last.unnamed(listing));
    }

    /**
     * Takes a snapshot in; one that was asked for earlier than the last says nothing.
     *
     * @param askedAt by our clock
     * @param steps the least that a position can differ by
     */
    Optional<PositionReview> compare(PositionSnapshot snapshot, Instant askedAt, Function<Listing, BigDecimal> steps) {
        if (last != null && askedAt.isBefore(last.askedAt)) {
            return Optional.empty();
        }
        last = new Reading(snapshot, askedAt);
        Map<Leg, Position> named = new HashMap<>();
        for (Position report : snapshot.positions()) {
            named.put(Leg.of(report), report);
            legs.computeIfAbsent(Leg.of(report), leg -> new Reckoned(report.listing()));
        }
        int differing = 0;
        List<PositionMismatch> mismatches = new ArrayList<>();
        for (Map.Entry<Leg, Reckoned> leg : legs.entrySet()) {
            Reckoned reckoned = leg.getValue();
            Position report = named.get(leg.getKey());
            BigDecimal venues = report == null ? BigDecimal.ZERO : report.signedSize();
            Stamp at = report == null ? last.unnamed(reckoned.listing) : Stamp.named(report, askedAt);
            Reckoned.Verdict verdict = reckoned.told(venues, at, steps.apply(reckoned.listing));
            differing += verdict == Reckoned.Verdict.AGREES ? 0 : 1;
            if (verdict == Reckoned.Verdict.MISMATCH) {
                BigDecimal ours = reckoned.expected(at);
                mismatches.add(
                        new PositionMismatch(reckoned.listing, leg.getKey().side(), ours, venues));
                reckoned.anchored(venues, at);
            }
        }
        return Optional.of(new PositionReview(differing, mismatches));
    }
}
