package io.azalai.trade.account;

import io.azalai.model.Fill;
import io.azalai.model.Listing;
import io.azalai.model.Order;
import io.azalai.model.Position;
import io.azalai.model.PositionSide;
import io.azalai.model.Side;
import io.azalai.trade.risk.OpenPosition;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The positions of one account: what the venue last told, plus the fills since. Confined to the gateway's critical
 * section.
 */
final class PerpPositions {

    private final Map<Key, Held> positions = new LinkedHashMap<>();
    /** When a snapshot was asked for that found no such exposure where none was known of. */
    private final Map<Exposure, Instant> absences = new HashMap<>();

    private Instant readAt = Instant.MIN;

    private record Key(String listing, PositionSide side) {}

    /** Of a leg, long or short. */
    private record Exposure(Key key, int sign) {

        boolean isOf(@Nullable Held held) {
            return held != null && held.quantity.total().signum() == sign;
        }
    }

    /** What is held of a leg; {@code leverage} is null until the venue has told it. */
    private record Held(
            Listing listing,
            PositionSide side,
            Tally quantity,
            @Nullable Integer leverage) {

        Held with(Tally tally) {
            return new Held(listing, side, tally, leverage);
        }

        OpenPosition open() {
            return new OpenPosition(listing, side, quantity.total(), leverage);
        }
    }

    /**
     * Takes a full snapshot over; what it does not name is flat.
     *
     * @param askedAt by our clock
     */
    void replace(List<Position> reports, Instant askedAt) {
        Map<Key, Held> before = Map.copyOf(positions);
        take(reports, askedAt);
        for (Key key : positions.keySet()) {
            for (Side side : Side.values()) {
                Exposure exposure = exposure(key, side);
                if (!exposure.isOf(before.get(key)) && !exposure.isOf(positions.get(key))) {
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
        Key key = new Key(order.listing().key(), order.positionSide());
        Instant absent =
                positions.containsKey(key) ? absences.getOrDefault(exposure(key, order.side()), Instant.MIN) : readAt;
        return absent.isAfter(since);
    }

    BigDecimal held(Order order) {
        Key key = new Key(order.listing().key(), order.positionSide());
        Held held = positions.get(key);
        return held != null && exposure(key, order.side()).isOf(held)
                ? held.quantity.total().abs()
                : BigDecimal.ZERO;
    }

    private static Exposure exposure(Key key, Side opening) {
        return new Exposure(key, opening == Side.BUY ? 1 : -1);
    }

    private void take(List<Position> reports, Instant askedAt) {
        for (Map.Entry<Key, Held> entry : positions.entrySet()) {
            boolean named = reports.stream().anyMatch(report -> key(report).equals(entry.getKey()));
            if (!named) {
                Held held = entry.getValue();
                entry.setValue(held.with(held.quantity.told(BigDecimal.ZERO, Stamp.asked(askedAt))));
            }
        }
        for (Position report : reports) {
            Instant told = report.timestamp().equals(report.receivedAt()) ? askedAt : report.timestamp();
            learn(report, Stamp.of(told, askedAt));
        }
    }

    void learn(Position report) {
        learn(report, Stamp.of(report.timestamp(), report.receivedAt()));
    }

    private void learn(Position report, Stamp at) {
        Key key = key(report);
        Held held = held(key, report.listing());
        Integer leverage = report.leverage() == null ? held.leverage : report.leverage();
        Tally quantity = held.quantity.told(report.signedSize(), at);
        positions.put(key, new Held(report.listing(), report.positionSide(), quantity, leverage));
    }

    void fill(Fill fill, PositionSide side) {
        Key key = new Key(fill.listing().key(), side);
        Held held = held(key, fill.listing());
        BigDecimal move =
                fill.side() == Side.BUY ? fill.quantity() : fill.quantity().negate();
        positions.put(key, held.with(held.quantity.moved(move, Stamp.of(fill.timestamp(), fill.receivedAt()))));
    }

    /** Those that are not flat. */
    List<OpenPosition> open() {
        return positions.values().stream()
                .map(Held::open)
                .filter(position -> position.quantity().signum() != 0)
                .toList();
    }

    private Held held(Key key, Listing listing) {
        return positions.getOrDefault(key, new Held(listing, key.side, Tally.NONE, null));
    }

    private static Key key(Position report) {
        return new Key(report.listing().key(), report.positionSide());
    }
}
