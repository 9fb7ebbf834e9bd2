package io.azalai.venue;

import java.time.Duration;

/**
 * So much of something in so long: request weight, orders.
 *
 * @param name unique within the venue: {@code fapi.weight}, {@code fapi.orders}
 * @param capacity units per period
 * @param period length of the window
 * @param reservePercent share of the capacity kept for the lanes CANCEL and REDUCE; half as much again is kept from ACCOUNT
 *     and twice as much from POLL, so that reading never holds up an order and market data never the reading of accounts
 */
public record Allowance(String name, int capacity, Duration period, int reservePercent) {}
