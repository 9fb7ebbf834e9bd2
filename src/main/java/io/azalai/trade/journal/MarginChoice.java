package io.azalai.trade.journal;

import io.azalai.model.MarginMode;
import org.jspecify.annotations.Nullable;

/**
 * What a caller chose for a symbol of an account.
 *
 * @param symbol venue, listing and account in one
 * @param mode null when it is not known whether the last one was set
 */
public record MarginChoice(
        String symbol, int leverage, @Nullable MarginMode mode) {}
