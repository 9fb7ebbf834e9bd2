package io.azalai.simulator.aster;

import java.math.BigDecimal;

/** A symbol's filters against the numbers of an order, in the venue's order and words (aster.md section 3.2). */
record OrderRules(ListedSymbol listed) {

    void quantity(BigDecimal quantity, boolean market) {
        if (quantity.signum() <= 0) {
            throw Refusal.QUANTITY_NOT_POSITIVE.with();
        }
        precision(quantity, listed.quantityPrecision());
        Grid lot = market ? listed.marketLot() : listed.lot();
        if (lot.under(quantity)) {
            throw Refusal.QUANTITY_UNDER_MINIMUM.with();
        }
        if (lot.over(quantity)) {
            throw Refusal.QUANTITY_OVER_MAXIMUM.with();
        }
        if (lot.off(quantity)) {
            throw Refusal.QUANTITY_OFF_STEP.with();
        }
    }

    void price(BigDecimal price) {
        if (price.signum() <= 0) {
            throw Refusal.PRICE_NOT_POSITIVE.with();
        }
        precision(price, listed.pricePrecision());
        if (listed.price().under(price)) {
            throw Refusal.PRICE_UNDER_MINIMUM.with();
        }
        if (listed.price().over(price)) {
            throw Refusal.PRICE_OVER_MAXIMUM.with();
        }
        if (listed.price().off(price)) {
            throw Refusal.PRICE_OFF_TICK.with();
        }
    }

    /** @param reference mark price on futures, index price on spot */
    void notAbove(BigDecimal price, BigDecimal reference) {
        if (price.compareTo(reference.multiply(listed.bandUp())) > 0) {
            throw Refusal.PRICE_ABOVE_BAND.with();
        }
    }

    /** @param reference mark price on futures, index price on spot */
    void notBelow(BigDecimal price, BigDecimal reference) {
        if (price.compareTo(reference.multiply(listed.bandDown())) < 0) {
            throw Refusal.PRICE_BELOW_BAND.with();
        }
    }

    boolean worthLittle(BigDecimal quantity, BigDecimal price) {
        return quantity.multiply(price).compareTo(listed.minNotional()) < 0;
    }

    private static void precision(BigDecimal value, int decimals) {
        if (value.stripTrailingZeros().scale() > decimals) {
            throw Refusal.BAD_PRECISION.with();
        }
    }
}
