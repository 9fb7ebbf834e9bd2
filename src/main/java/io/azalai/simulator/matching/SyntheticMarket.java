package io.azalai.simulator.matching;

/**
 * The other traders of one engine: makers who quote around the underlying price and takers who trade with whom they
 * find. Random draws do not depend on the book, so the same seed gives the same market. Confined to the ticking thread.
 */
public final class SyntheticMarket {

    /** Opens the accounts {@code maker} and {@code taker} in the engine. {@code seed} is mixed with each symbol. */
    public SyntheticMarket(Engine engine, PriceProcess prices, long seed) {
        throw new UnsupportedOperationException();
    }

    /** One tick, after the price process stepped: index and mark, quotes, trades of every product. */
    public void step() {
        throw new UnsupportedOperationException();
    }
}
