package io.azalai.simulator.matching;

import io.azalai.model.MarginMode;

/**
 * How an account margins a perpetual.
 *
 * @param leverage at least 1
 */
public record MarginSetting(int leverage, MarginMode mode) {

    /** What counts until an account sets something: cross, 20 or the product's maximum if lower. */
    public static MarginSetting initial(Product product) {
        return new MarginSetting(Math.min(20, product.maxLeverage()), MarginMode.CROSS);
    }

    boolean isolated() {
        return mode == MarginMode.ISOLATED;
    }
}
