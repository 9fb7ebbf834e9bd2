package io.azalai.model;

import java.math.BigDecimal;

/**
 * One price of an order book.
 *
 * @param price in quote units
 * @param quantity in base units; zero in a delta removes the level
 */
public record Level(BigDecimal price, BigDecimal quantity) {}
