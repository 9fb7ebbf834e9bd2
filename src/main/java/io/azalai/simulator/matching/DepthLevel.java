package io.azalai.simulator.matching;

import java.math.BigDecimal;

/**
 * One price of a book.
 *
 * @param price quote units
 * @param quantity base units
 * @param orders how many orders rest there
 */
public record DepthLevel(BigDecimal price, BigDecimal quantity, int orders) {}
