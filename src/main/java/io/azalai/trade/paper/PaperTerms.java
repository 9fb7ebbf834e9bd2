package io.azalai.trade.paper;

import io.azalai.model.Instrument;
import io.azalai.model.Listing;
import io.azalai.model.Market;
import io.azalai.simulator.matching.Fees;
import io.azalai.simulator.matching.MarginTier;
import io.azalai.simulator.matching.PriceGrid;
import io.azalai.simulator.matching.Product;
import io.azalai.venue.FeeRates;
import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * On which terms something is traded here, kept with what is held of it.
 *
 * @param quote what is paid; the margin asset of a perpetual
 * @param tick smallest step of its price, quote units
 */
record PaperTerms(
        Market market,
        String symbol,
        String venueSymbol,
        String base,
        String quote,
        BigDecimal tick,
        BigDecimal step,
        int maxLeverage,
        BigDecimal maker,
        BigDecimal taker) {

    /** What venues give that tell it only of an account. */
    private static final int USUAL_LEVERAGE = 20;

    /** Those of an instrument; its own fees count where it tells them. */
    static PaperTerms of(Instrument instrument, FeeRates usual) {
        Listing listing = instrument.listing();
        boolean perpetual = listing.market() == Market.PERP;
        return new PaperTerms(
                listing.market(),
                listing.symbol(),
                listing.venueSymbol(),
                instrument.baseAsset(),
                perpetual ? settled(instrument) : instrument.quoteAsset(),
                positive(instrument.tickSize()),
                positive(instrument.stepSize()),
                perpetual ? Objects.requireNonNullElse(instrument.maxLeverage(), USUAL_LEVERAGE) : 1,
                otherwise(instrument.makerFee(), usual.maker()),
                otherwise(instrument.takerFee(), usual.taker()));
    }

    static String settled(Instrument instrument) {
        return Objects.requireNonNullElse(instrument.settleAsset(), instrument.quoteAsset());
    }

    private static BigDecimal otherwise(@Nullable BigDecimal told, BigDecimal usual) {
        return told == null ? usual : told;
    }

    private static BigDecimal positive(BigDecimal step) {
        return step.signum() > 0 ? step : new BigDecimal("0.00000001");
    }

    /** The part of the venue that lists it: what stands before the colon in its own spelling. */
    String part() {
        return venueSymbol.substring(0, Math.max(0, venueSymbol.indexOf(':')));
    }

    Listing listing(String venue) {
        return Listing.of(venue, market, symbol, venueSymbol);
    }

    /** The engine's name of a listing: one venue symbol may be listed in both markets. */
    static String key(Listing listing) {
        return listing.market() + "|" + listing.venueSymbol();
    }

    /** What the engine lists: margin of one asset is one wallet. */
    Product product() {
        return new Product(
                market + "|" + venueSymbol,
                market,
                base,
                quote,
                PriceGrid.fixed(tick),
                step,
                new Fees(maker, taker),
                maxLeverage,
                MarginTier.flat(maxLeverage),
                market == Market.PERP ? quote : "",
                BigDecimal.ZERO);
    }
}
