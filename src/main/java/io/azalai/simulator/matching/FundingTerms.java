package io.azalai.simulator.matching;

/**
 * What one settlement of funding pays.
 *
 * @param hours of the interval that is paid for
 * @param rateDecimals decimals of its rate
 * @param moneyDecimals decimals of what each position pays or receives
 */
public record FundingTerms(int hours, int rateDecimals, int moneyDecimals) {}
