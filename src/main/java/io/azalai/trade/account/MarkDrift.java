package io.azalai.trade.account;

import io.azalai.model.Listing;
import io.azalai.model.PositionSide;
import io.azalai.trade.risk.OpenPosition;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * How far the unrealised PnL of positions has moved since the venue last told the account's equity, so that a fall of
 * prices counts at once and not with the next snapshot (risk.md section 2). Fees and realised PnL wait for the
 * snapshot.
 *
 * @param anchors what was held then, and at which reference price in USD
 */
record MarkDrift(List<Anchor> anchors) {

    /** Nothing held. */
    static final MarkDrift NONE = new MarkDrift(List.of());

    private record Anchor(Listing listing, PositionSide side, BigDecimal quantity, BigDecimal price) {}

    MarkDrift {
        anchors = List.copyOf(anchors);
    }

    boolean isNone() {
        return anchors.isEmpty();
    }

    /** From now on; positions without a price do not drift. */
    static MarkDrift from(List<OpenPosition> positions, Valuer valuer) {
        List<Anchor> anchors = new ArrayList<>();
        for (OpenPosition position : positions) {
            valuer.usdReference(position.listing())
                    .ifPresent(price -> anchors.add(
                            new Anchor(position.listing(), position.positionSide(), position.quantity(), price)));
        }
        return new MarkDrift(anchors);
    }

    /** Change of unrealised PnL in USD, of the part that is still held. */
    BigDecimal since(List<OpenPosition> positions, Valuer valuer) {
        BigDecimal drift = BigDecimal.ZERO;
        for (Anchor anchor : anchors) {
            BigDecimal held = stillHeld(anchor, positions);
            BigDecimal price = valuer.usdReference(anchor.listing).orElse(anchor.price);
            drift = drift.add(held.multiply(price.subtract(anchor.price)));
        }
        return drift;
    }

    private static BigDecimal stillHeld(Anchor anchor, List<OpenPosition> positions) {
        BigDecimal now = positions.stream()
                .filter(position -> position.listing().key().equals(anchor.listing.key()))
                .filter(position -> position.positionSide() == anchor.side)
                .map(OpenPosition::quantity)
                .findFirst()
                .orElse(BigDecimal.ZERO);
        if (now.signum() != anchor.quantity.signum()) {
            return BigDecimal.ZERO;
        }
        return now.abs().compareTo(anchor.quantity.abs()) < 0 ? now : anchor.quantity;
    }
}
