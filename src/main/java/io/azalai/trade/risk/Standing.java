package io.azalai.trade.risk;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * What an account is worth.
 *
 * @param equity wallet balance, unrealised PnL and spot holdings, in USD
 * @param timestamp of the oldest snapshot it is made of
 */
public record Standing(BigDecimal equity, Instant timestamp) {}
