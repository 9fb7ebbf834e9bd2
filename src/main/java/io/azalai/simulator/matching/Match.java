package io.azalai.simulator.matching;

import io.azalai.model.Side;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * A trade as everybody sees it.
 *
 * @param id increasing within the engine
 * @param price quote units
 * @param quantity base units
 * @param aggressor side of the incoming order
 * @param buyer account that bought
 * @param seller account that sold
 * @param time the venue's
 */
public record Match(
        long id,
        String symbol,
        BigDecimal price,
        BigDecimal quantity,
        Side aggressor,
        String buyer,
        String seller,
        Instant time) {}
