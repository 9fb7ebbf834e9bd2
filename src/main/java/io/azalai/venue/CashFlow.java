package io.azalai.venue;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * Money that came into a market's ledger or left it other than by trading, fees and funding.
 *
 * @param id tells it from the account's other flows in that market
 * @param amount units of the asset, negative for what left
 * @param earned whether it is gain or loss, such as a rebate or what a liquidation costs: no money from outside
 */
public record CashFlow(String id, Instant at, String asset, BigDecimal amount, boolean earned) {}
