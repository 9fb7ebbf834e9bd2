package io.azalai.simulator.aster;

import io.azalai.model.Side;
import java.math.BigDecimal;

/** A symbol's filters against the numbers of an order, in the venue's order and words (aster.md section 3.2). */
record OrderRules(ListedSymbol listed) {

    private static final BigDecimal LEAST_CALLBACK = new BigDecimal("0.1");
    private static final BigDecimal MOST_CALLBACK = new BigDecimal("5");

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

    void stopPrice(BigDecimal price) {
        if (price.signum() <= 0) {
            throw Refusal.STOP_PRICE_NOT_POSITIVE.with();
        }
        precision(price, listed.pricePrecision());
        if (listed.price().over(price)) {
            throw Refusal.STOP_PRICE_OVER_MAXIMUM.with();
        }
        if (listed.price().off(price)) {
            throw Refusal.PRICE_OFF_TICK.with();
        }
    }

    /** Percent on the wire, a fraction inside. */
    BigDecimal callback(BigDecimal percent) {
        if (percent.compareTo(LEAST_CALLBACK) < 0 || percent.compareTo(MOST_CALLBACK) > 0) {
            throw Refusal.INVALID_PARAMETER.with("callbackRate");
        }
        return percent.movePointLeft(2);
    }

    /** A limit on futures: no buyer far above mark, no seller far below; the tighter band has words of its own. */
    void nearMark(Side side, BigDecimal price, BigDecimal mark) {
        switch (side) {
            case BUY -> {
                notAbove(price, mark);
                if (listed.tightUp().signum() > 0 && price.compareTo(mark.multiply(listed.tightUp())) > 0) {
                    throw Refusal.OUTSIDE_TIGHT_BAND.with();
                }
            }
            case SELL -> {
                notBelow(price, mark);
                if (listed.tightDown().signum() > 0 && price.compareTo(mark.multiply(listed.tightDown())) < 0) {
                    throw Refusal.OUTSIDE_TIGHT_BAND.with();
                }
            }
        }
    }

    /** A limit that waits: measured from the price it waits for. */
    void nearStop(Side side, BigDecimal price, BigDecimal stop) {
        BigDecimal bound = stop.multiply(side == Side.BUY ? listed.bandUp() : listed.bandDown());
        switch (side) {
            case BUY -> {
                if (price.compareTo(bound) > 0) {
                    throw Refusal.ABOVE_STOP_BAND.with(WireNumber.fixed(bound, listed.pricePrecision()));
                }
            }
            case SELL -> {
                if (price.compareTo(bound) < 0) {
                    throw Refusal.BELOW_STOP_BAND.with(WireNumber.fixed(bound, listed.pricePrecision()));
                }
            }
        }
    }

    /** A market order: what it meets must lie in the band around mark. */
    void takes(Side side, BigDecimal best, BigDecimal mark) {
        BigDecimal bound = mark.multiply(side == Side.BUY ? listed.bandUp() : listed.bandDown());
        if (side == Side.BUY ? best.compareTo(bound) > 0 : best.compareTo(bound) < 0) {
            throw Refusal.MARKET_OUTSIDE_BAND.with();
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

    /** A price on spot, by the band of its side; the average of minutes is the index price here. */
    void inBandOfSide(Side side, BigDecimal price, BigDecimal index) {
        switch (side) {
            case BUY -> {
                if (listed.bidUp().signum() > 0 && price.compareTo(index.multiply(listed.bidUp())) > 0) {
                    throw Refusal.PRICE_ABOVE_BAND.with();
                }
            }
            case SELL -> {
                if (price.compareTo(index.multiply(listed.askDown())) < 0) {
                    throw Refusal.PRICE_BELOW_BAND.with();
                }
            }
        }
    }

    boolean worthMuch(BigDecimal quantity, BigDecimal price) {
        return listed.maxNotional().signum() > 0 && quantity.multiply(price).compareTo(listed.maxNotional()) > 0;
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
