package io.azalai.model;

/** Order types of downstream.md section 7. */
public enum OrderType {
    MARKET,
    LIMIT,
    STOP_MARKET,
    STOP_LIMIT,
    TAKE_PROFIT_MARKET,
    TAKE_PROFIT_LIMIT,
    /** At the market in slices over time, worked off by the venue. */
    TWAP
}
