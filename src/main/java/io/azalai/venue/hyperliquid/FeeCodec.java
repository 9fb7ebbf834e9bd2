package io.azalai.venue.hyperliquid;

import io.azalai.model.Market;
import io.azalai.venue.FeeRates;
import java.math.BigDecimal;

/** What trades cost becomes a model (hyperliquid.md sections 2.5 and 8.4). Stateless. */
final class FeeCodec {

    private static final BigDecimal TENTH = new BigDecimal("0.1");

    private FeeCodec() {}

    /** Of the first tier (hyperliquid.md, fees). */
    static FeeRates usual(Market market) {
        return switch (market) {
            case PERP -> new FeeRates(new BigDecimal("0.00015"), new BigDecimal("0.00045"));
            case SPOT -> new FeeRates(new BigDecimal("0.0004"), new BigDecimal("0.0007"));
        };
    }

    /** The rates of spot or of the first dex, as fractions of the notional. */
    static FeeRates of(AccountWire.Fees fees, Market market) {
        return switch (market) {
            case SPOT -> new FeeRates(fees.userSpotAddRate(), fees.userSpotCrossRate());
            case PERP -> new FeeRates(fees.userAddRate(), fees.userCrossRate());
        };
    }

    /**
     * What the first dex's rates are multiplied by. The venue takes as much as its deployer, and at least its own rate:
     * at a scale of one that is twice the rate.
     *
     * @param scale of the deployer
     * @param growing whether the coin's fees are a tenth
     */
    static FeeRates scale(BigDecimal scale, boolean growing) {
        BigDecimal own = growing ? TENTH : BigDecimal.ONE;
        BigDecimal paid = scale.add(scale.max(BigDecimal.ONE)).multiply(own);
        return new FeeRates(own, paid);
    }

    /** The rates of a dex: what a maker is paid back is not scaled up. */
    static FeeRates scaled(FeeRates first, FeeRates scale) {
        BigDecimal maker = first.maker().signum() > 0 ? scale.taker() : scale.maker();
        return new FeeRates(
                first.maker().multiply(maker).stripTrailingZeros(),
                first.taker().multiply(scale.taker()).stripTrailingZeros());
    }
}
