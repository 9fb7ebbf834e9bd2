package io.azalai.market;

import io.azalai.model.Ticker;

/**
 * Tells weak prices from strong ones: what a flow that buys weakness asks first. Safe for many threads: it keeps
 * nothing.
 */
public final class Weakness {

    /** Whether a ticker shows an offer and a price below that of a day ago. */
    public boolean isWeak(Ticker ticker) {
        return ticker.askPrice() != null
                && ticker.priceChangePercent() != null
                && ticker.priceChangePercent().signum() < 0;
    }
}
