package io.azalai.model;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A warning that a position, or a whole account, nears liquidation or is in it; it may come late.
 *
 * @param listing null when the whole account is meant
 * @param side null when the whole account is meant
 * @param positionSide the leg; BOTH in one-way mode
 * @param size base units; null when the whole account is meant: what its positions are worth is in the reason
 * @param markPrice quote units; null when the whole account is meant, and where the venue does not tell
 * @param maintenanceMargin quote units; null where the venue does not tell
 * @param reason the venue's words; null where it has none
 */
public record MarginCall(
        String venue,
        @Nullable Listing listing,
        String account,
        @Nullable PositionDirection side,
        PositionSide positionSide,
        @Nullable BigDecimal size,
        @Nullable BigDecimal markPrice,
        @Nullable BigDecimal maintenanceMargin,
        @Nullable String reason,
        Instant timestamp,
        Instant receivedAt,
        Source source)
        implements AccountEvent {

    @Override
    public Dataset dataset() {
        return Dataset.MARGIN_CALL;
    }

    @Override
    public @Nullable Listing where() {
        return listing;
    }

    @Override
    public String key() {
        return venue + "|" + account + "|" + (listing == null ? "*" : listing.symbol());
    }
}
