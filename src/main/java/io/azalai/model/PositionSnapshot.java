package io.azalai.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All positions of an account at one moment.
 *
 * @param positions those that are not flat and, of flat ones, those of which the venue says since when they are
 * @param asOf when whatever is not named was flat, by the venue's clock: by the part of the venue that lists it, which
 *     is what stands before the colon in its own spelling, nothing for the first; empty where it gives no time
 */
public record PositionSnapshot(List<Position> positions, Map<String, Instant> asOf) {

    /** Keeps copies. */
    public PositionSnapshot {
        positions = List.copyOf(positions);
        asOf = Map.copyOf(asOf);
    }

    /** Those that are not flat. */
    public List<Position> open() {
        return positions.stream()
                .filter(position -> position.side() != PositionDirection.FLAT)
                .toList();
    }

    /** When a listing that is not named was flat, by the venue's clock; empty where the venue does not say. */
    public Optional<Instant> asOf(Listing listing) {
        String symbol = listing.venueSymbol();
        return Optional.ofNullable(asOf.get(symbol.substring(0, Math.max(0, symbol.indexOf(':')))));
    }

    /** What parts of a venue told, together. */
    public static PositionSnapshot joined(List<PositionSnapshot> parts) {
        List<Position> positions = new ArrayList<>();
        Map<String, Instant> asOf = new HashMap<>();
        for (PositionSnapshot part : parts) {
            positions.addAll(part.positions);
            asOf.putAll(part.asOf);
        }
        return new PositionSnapshot(positions, asOf);
    }
}
