package io.azalai.trade.account;

import io.azalai.model.Fill;
import io.azalai.model.Listing;
import io.azalai.model.Order;
import io.azalai.model.Position;
import io.azalai.model.PositionSide;
import io.azalai.model.PositionSnapshot;
import io.azalai.model.Side;
import io.azalai.trade.risk.OpenPosition;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The positions of one account: what the venue last told, plus the fills since. Confined to the gateway's critical
 * section.
 */
final class PerpPositions {

    private final Map<Leg, Held> positions = new LinkedHashMap<>();
    /** When a snapshot was asked for that found no such exposure where none was known of. */
    private final Map<Exposure, Instant> absences = new HashMap<>();

    private Instant readAt = Instant.MIN;

    /** Of a leg, long or short. */
    private record Exposure(Leg leg, int sign) {

        boolean isOf(@Nullable Held held) {
            return held != null && held.quantity.total().signum() == sign;
        }
    }

    /**
     * What is held of a leg.
     *
     * @param leverage null until the venue has told it
     * @param unnamed what there was when a snapshot without a time did not name it; null where the last one did
     */
    private record Held(
            Listing listing,
            PositionSide side,
            Tally quantity,
            @Nullable Integer leverage,
            @Nullable Tally unnamed) {

        Held with(Tally tally) {
            return new Held(listing, side, tally, leverage, unnamed);
        }

        /** One snapshot without a time may lag behind what was told before it, two in a row do not. */
        Held absent(Stamp at) {
            return at.venue() != null || quantity.isSame(unnamed)
                    ? new Held(listing, side, quantity.told(BigDecimal.ZERO, at), leverage, null)
                    : new Held(listing, side, quantity, leverage, quantity);
        }

        OpenPosition open() {
            return new OpenPosition(listing, side, quantity.total(), leverage);
        }
    }

    /**
     * Takes a full snapshot over; what it does not name was flat then.
     *
     * @param askedAt by our clock
     */
    void replace(PositionSnapshot snapshot, Instant askedAt) {
        Map<Leg, Held> before = Map.copyOf(positions);
        take(snapshot, askedAt);
        for (Leg leg : positions.keySet()) {
            for (Side side : Side.values()) {
                Exposure exposure = exposure(leg, side);
                if (!exposure.isOf(before.get(leg)) && !exposure.isOf(positions.get(leg))) {
                    absences.put(exposure, askedAt);
                }
            }
        }
        readAt = askedAt;
    }

    /**
     * Whether what an order opened was surely gone, or turned, at a time after an instant: a snapshot that was asked
     * for then said so, and it had been known already, by fills, by the stream or by the snapshot before. One snapshot
     * alone may lag behind fills.
     */
    boolean isGone(Order order, Instant since) {
        Leg leg = Leg.of(order.listing(), order.positionSide());
        Instant absent =
                positions.containsKey(leg) ? absences.getOrDefault(exposure(leg, order.side()), Instant.MIN) : readAt;
        return absent.isAfter(since);
    }

    BigDecimal held(Order order) {
        Leg leg = Leg.of(order.listing(), order.positionSide());
        Held held = positions.get(leg);
        return held != null && exposure(leg, order.side()).isOf(held)
                ? held.quantity.total().abs()
                : BigDecimal.ZERO;
    }

    private static Exposure exposure(Leg leg, Side opening) {
        return new Exposure(leg, opening == Side.BUY ? 1 : -1);
    }

    private void take(PositionSnapshot snapshot, Instant askedAt) {
        Set<Leg> named = snapshot.positions().stream().map(Leg::of).collect(Collectors.toSet());
        for (Map.Entry<Leg, Held> entry : positions.entrySet()) {
            Held held = entry.getValue();
            if (!named.contains(entry.getKey())) {
                entry.setValue(held.absent(Stamp.unnamed(snapshot, held.listing, askedAt)));
            }
        }
        for (Position report : snapshot.positions()) {
            learn(report, Stamp.named(report, askedAt));
        }
    }

    /** Takes over what the venue insists on. */
    void adopt(PositionMismatch mismatch, Instant askedAt) {
        Leg leg = Leg.of(mismatch.listing(), mismatch.side());
        Held held = held(leg, mismatch.listing());
        positions.put(leg, held.with(held.quantity.adopted(mismatch.venues(), askedAt, Reckoned.FILLS_COME)));
    }

    /** Whether nothing is held of the leg that is told of, as far as is known. */
    boolean isFlat(Position report) {
        Held held = positions.get(Leg.of(report));
        return held == null || held.quantity.total().signum() == 0;
    }

    void learn(Position report) {
        learn(report, Stamp.of(report.timestamp(), report.receivedAt()));
    }

    private void learn(Position report, Stamp at) {
        Leg leg = Leg.of(report);
        Held held = held(leg, report.listing());
        Integer leverage = report.leverage() == null ? held.leverage : report.leverage();
        Tally quantity = held.quantity.told(report.signedSize(), at);
        positions.put(leg, new Held(report.listing(), report.positionSide(), quantity, leverage, null));
    }

    void fill(Fill fill, PositionSide side) {
        Leg leg = Leg.of(fill.listing(), side);
        Held held = held(leg, fill.listing());
        BigDecimal move =
                fill.side() == Side.BUY ? fill.quantity() : fill.quantity().negate();
        positions.put(leg, held.with(held.quantity.moved(move, Stamp.of(fill))));
    }

    /** Those that are not flat. */
    List<OpenPosition> open() {
        return positions.values().stream()
                .map(Held::open)
                .filter(position -> position.quantity().signum() != 0)
                .toList();
    }

    private Held held(Leg leg, Listing listing) {
        return positions.getOrDefault(leg, new Held(listing, leg.side(), Tally.NONE, null, null));
    }
}
