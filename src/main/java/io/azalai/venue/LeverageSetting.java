package io.azalai.venue;

import io.azalai.model.MarginMode;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What is set for a perpetual, with or without a position.
 *
 * @param leverage times the margin, 1 or more
 * @param maxNotional the most a position may be worth at it, quote units; null where the venue does not tell
 */
public record LeverageSetting(
        int leverage, MarginMode marginMode, @Nullable BigDecimal maxNotional) {}
