package io.azalai.simulator.matching;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * A settlement of funding on one position.
 *
 * @param amount quote units; positive was received
 * @param size signed position it was paid on
 * @param rate of the settled interval, as a fraction
 */
public record FundingPaid(
        String account, String symbol, BigDecimal amount, BigDecimal size, BigDecimal rate, Instant time) {}
