package io.azalai.venue;

import java.math.BigDecimal;

/**
 * What an account pays for a trade.
 *
 * @param maker fraction of the notional; negative for a rebate
 * @param taker fraction of the notional
 */
public record FeeRates(BigDecimal maker, BigDecimal taker) {}
