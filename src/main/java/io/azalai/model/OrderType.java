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
    TWAP,
    /**
     * At the market once the price has turned back from its best by a share of it: its trigger moves with the market.
     * Only told of orders placed elsewhere; none of ours is of this type.
     */
    TRAILING_STOP_MARKET;

    /** Whether orders of ours may be of this type. */
    public boolean isPlaced() {
        return this != TRAILING_STOP_MARKET;
    }
}
