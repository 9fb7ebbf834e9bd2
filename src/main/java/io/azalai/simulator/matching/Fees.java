package io.azalai.simulator.matching;

import java.math.BigDecimal;

/**
 * What trading costs, as fractions of the notional. On spot the fee is taken from what the trader receives (base of a
 * buy, quote of a sell), on perpetuals from the margin.
 *
 * @param maker fraction for the resting side; negative is a rebate
 * @param taker fraction for the incoming side
 */
public record Fees(BigDecimal maker, BigDecimal taker) {}
