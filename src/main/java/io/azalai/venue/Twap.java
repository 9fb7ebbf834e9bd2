package io.azalai.venue;

import io.azalai.model.Listing;
import io.azalai.model.Side;
import io.azalai.model.TwapPrices;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An order that the venue works off in slices over time.
 *
 * @param id the venue's; null where it does not tell
 * @param quantity base units in all
 * @param filledQty base units so far
 * @param filledValue quote units so far
 * @param over how long it takes
 * @param prices at which it begins and ends
 * @param reason why it failed; null when it did not
 */
public record Twap(
        @Nullable String id,
        Listing listing,
        Side side,
        BigDecimal quantity,
        BigDecimal filledQty,
        BigDecimal filledValue,
        Duration over,
        boolean reduceOnly,
        TwapPrices prices,
        TwapStatus status,
        @Nullable String reason,
        Instant createdAt) {}
