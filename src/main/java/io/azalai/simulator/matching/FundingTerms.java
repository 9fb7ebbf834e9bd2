package io.azalai.simulator.matching;

/**
 * What one settlement of funding pays.
 *
 * @param hours of the interval that is paid for
 * @param rateDecimals decimals of its rate
 * @param moneyDecimals decimals of what each position pays or receives
 */
public record FundingTerms(int hours, int rateDecimals, int moneyDecimals) {

    private static final int HOURS_A_WEEK = 7 * 24;

    /**
     * The last interval that needs no payment any more, each counted since 1970: where the clock has stepped, those of
     * the last week are paid, lest a step of years takes minutes.
     *
     * @param paid the last one that was paid
     * @param over the last one that is over
     */
    public long settled(long paid, long over) {
        return Math.max(paid, over - HOURS_A_WEEK / hours);
    }
}
