package io.azalai.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What may be traded and on which grid.
 *
 * @param baseAsset what is bought and sold
 * @param quoteAsset what prices are in
 * @param settleAsset margin currency; null on spot
 * @param tickSize smallest price step; zero: no rule
 * @param priceSignificantFigures limit on top of the tick, integers always valid; null where there is none
 * @param stepSize smallest quantity step; zero: no rule
 * @param minQuantity base units; null where there is no rule
 * @param maxQuantity base units; null where there is no rule
 * @param minNotional smallest order value in quote units; zero: no rule
 * @param maxLeverage most notional over initial margin, 50 is 50x; null on spot or unknown
 * @param marginModes how positions may be margined, as far as the instrument says: an account in multi-assets mode has
 *     cross alone (aster.md section 9); empty on spot
 * @param limits what else orders must keep
 * @param takerFee fraction; null, as venues tell what an account pays: {@code getFees} asks
 * @param makerFee fraction, negative for a rebate; null as the other
 * @param status whether it may be traded
 */
public record Instrument(
        Listing listing,
        String baseAsset,
        String quoteAsset,
        @Nullable String settleAsset,
        BigDecimal tickSize,
        @Nullable Integer priceSignificantFigures,
        BigDecimal stepSize,
        @Nullable BigDecimal minQuantity,
        @Nullable BigDecimal maxQuantity,
        BigDecimal minNotional,
        @Nullable Integer maxLeverage,
        Set<MarginMode> marginModes,
        OrderLimits limits,
        @Nullable BigDecimal takerFee,
        @Nullable BigDecimal makerFee,
        InstrumentStatus status,
        Instant timestamp,
        Instant receivedAt,
        Source source)
        implements MarketEvent {

    public Instrument {
        marginModes = Set.copyOf(marginModes);
    }

    /** Whether another says the same, whenever that was. */
    public boolean says(Instrument other) {
        return terms().equals(other.terms());
    }

    private List<@Nullable Object> terms() {
        return Arrays.asList(
                listing,
                baseAsset,
                quoteAsset,
                settleAsset,
                tickSize,
                priceSignificantFigures,
                stepSize,
                minQuantity,
                maxQuantity,
                minNotional,
                maxLeverage,
                marginModes,
                limits,
                takerFee,
                makerFee,
                status);
    }

    @Override
    public Dataset dataset() {
        return Dataset.INSTRUMENT;
    }

    /** The step that the limit on significant figures leaves at a price: at most one; zero where there is no limit. */
    public BigDecimal significantStep(BigDecimal price) {
        if (priceSignificantFigures == null) {
            return BigDecimal.ZERO;
        }
        int exponent = price.precision() - price.scale() - priceSignificantFigures;
        return BigDecimal.ONE.scaleByPowerOfTen(Math.min(exponent, 0));
    }
}
