package io.azalai.simulator.hyperliquid;

import io.azalai.model.Market;
import io.azalai.simulator.matching.Product;

/**
 * A tradable thing by its wire name.
 *
 * @param name {@code BTC}, {@code @107}, {@code PURR/USDC}; also the engine's symbol
 * @param asset the asset id of orders (section 5.1)
 * @param sizeDecimals decimals of a size
 * @param product its product; a delisted coin has one too, with an empty book
 * @param delisted known, but without market
 */
record Coin(String name, int asset, int sizeDecimals, Product product, boolean delisted) {

    boolean isSpot() {
        return product.market() == Market.SPOT;
    }

    /** Name of the perpetual dex that lists it; empty for the first one and on spot. */
    String dex() {
        return product.pool();
    }

    /** Most decimals a price may have. */
    int priceDecimals() {
        return priceDecimals(isSpot(), sizeDecimals);
    }

    static int priceDecimals(boolean spot, int sizeDecimals) {
        return (spot ? 8 : 6) - sizeDecimals;
    }
}
