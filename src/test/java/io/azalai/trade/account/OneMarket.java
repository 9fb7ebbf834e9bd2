package io.azalai.trade.account;

import io.azalai.model.Instrument;
import io.azalai.model.InstrumentStatus;
import io.azalai.model.Listing;
import io.azalai.model.Market;
import io.azalai.model.OrderBook;
import io.azalai.model.OrderLimits;
import io.azalai.model.Source;
import io.azalai.trade.risk.PriceQuote;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A venue with one perpetual and one spot pair, what a test adds to them, and prices that a test sets. */
public final class OneMarket implements Prices {

    public static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    public static final Listing PERP = Listing.of("hyperliquid", Market.PERP, "BTC/USDC:USDC", "BTC");
    public static final Listing SPOT = Listing.of("hyperliquid", Market.SPOT, "HYPE/USDC", "@107");

    private final Map<Listing, Instrument> instruments = new HashMap<>();
    private final Map<Listing, PriceQuote> prices = new HashMap<>();

    private Integer chosenLeverage;
    private Optional<BigDecimal> correlation = Optional.empty();

    public OneMarket() {
        instruments.put(PERP, instrument(PERP, "BTC", "USDC"));
        instruments.put(SPOT, instrument(SPOT, "HYPE", "USDC"));
    }

    /** Lists a further instrument. */
    public OneMarket with(Listing listing, String base, String quote) {
        instruments.put(listing, instrument(listing, base, quote));
        return this;
    }

    public OneMarket at(Listing listing, String price) {
        prices.put(listing, PriceQuote.of(new BigDecimal(price), NOW));
        return this;
    }

    /** Of any two assets. */
    public OneMarket correlated(BigDecimal rho) {
        correlation = Optional.ofNullable(rho);
        return this;
    }

    /** What a caller has set. */
    public OneMarket levered(int leverage) {
        chosenLeverage = leverage;
        return this;
    }

    /** Takes prices of any kind. */
    public OneMarket quoted(Listing listing, PriceQuote quote) {
        prices.put(listing, quote);
        return this;
    }

    @Override
    public Optional<Instrument> instrument(String venue, String symbol) {
        return instruments.values().stream()
                .filter(instrument -> instrument.listing().venue().equals(venue))
                .filter(instrument -> instrument.listing().symbol().equals(symbol))
                .findFirst();
    }

    @Override
    public Collection<Instrument> instruments(String venue) {
        return List.copyOf(instruments.values());
    }

    @Override
    public Optional<PriceQuote> price(Listing listing) {
        return Optional.ofNullable(prices.get(listing));
    }

    @Override
    public Optional<OrderBook> book(Listing listing, Instant now) {
        return Optional.empty();
    }

    @Override
    public BigDecimal takerFee(String account, Listing listing) {
        return new BigDecimal("0.0005");
    }

    @Override
    public Optional<BigDecimal> correlation(String one, String other, Instant now) {
        return correlation;
    }

    @Override
    public Optional<Integer> chosenLeverage(String account, Listing listing) {
        return Optional.ofNullable(chosenLeverage);
    }

    private static Instrument instrument(Listing listing, String base, String quote) {
        return new Instrument(
                listing,
                base,
                quote,
                null,
                new BigDecimal("0.01"),
                null,
                new BigDecimal("0.001"),
                null,
                null,
                BigDecimal.ONE,
                20,
                Set.of(),
                OrderLimits.NONE,
                null,
                null,
                InstrumentStatus.TRADING,
                NOW,
                NOW,
                Source.REST);
    }
}
