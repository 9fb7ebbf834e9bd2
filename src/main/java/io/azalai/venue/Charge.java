package io.azalai.venue;

/**
 * What a request takes from an allowance.
 *
 * @param allowance name of the allowance
 * @param units how much, zero or more
 */
public record Charge(String allowance, int units) {}
