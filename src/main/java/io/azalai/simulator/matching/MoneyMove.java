package io.azalai.simulator.matching;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Money that moved, not by trading.
 *
 * @param from null when it came from outside
 * @param to null when it left
 * @param amount of the purses' asset, positive
 */
public record MoneyMove(@Nullable Purse from, @Nullable Purse to, BigDecimal amount, Instant time) {}
