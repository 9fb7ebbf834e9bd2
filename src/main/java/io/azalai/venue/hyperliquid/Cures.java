package io.azalai.venue.hyperliquid;

import io.azalai.venue.TradeRequest.Amend;
import java.util.Map;

/** What to do about orders that the venue refuses, by our code (hyperliquid.md section 3.6), since its texts do not say. */
final class Cures {

    static final Map<String, String> BY_CODE = Map.of(
            Amend.OLD_ORDER_GONE,
            "the old order is cancelled: correct the new one and place it",
            "TICK_SIZE",
            "round the price to the tick of the symbol",
            "INVALID_SYMBOL",
            "write a symbol that the venue lists",
            "INSUFFICIENT_BALANCE",
            "lower the quantity, or deposit",
            "INSUFFICIENT_MARGIN",
            "lower the quantity, or deposit",
            "MIN_NOTIONAL",
            "raise the quantity",
            "NOT_OPEN",
            "read the order",
            "PRICE_TOO_FAR",
            "bring the price nearer to the market",
            "TOO_MANY_ORDERS",
            "cancel some: from 1000 open orders on the venue takes none that only reduces or waits for a price",
            "REDUCE_ONLY",
            "reduceOnly takes only what makes the position smaller: drop it, or turn the side");

    private Cures() {}
}
