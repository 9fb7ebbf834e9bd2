package io.azalai.trade.risk;

import io.azalai.model.Instrument;
import io.azalai.model.Listing;
import io.azalai.model.Market;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What things are worth in USD, as far as their prices are known (risk.md section 2). Nothing here looks at how old a
 * price is: check 10 does, for the order's own instrument.
 */
final class Valuation {

    private final RiskView view;
    private final RiskLimits limits;

    Valuation(RiskView view, RiskLimits limits) {
        this.view = view;
        this.limits = limits;
    }

    /** How base units of a listing become USD; empty when a price for it is missing. */
    Optional<WorstCase.Rate> rate(Listing listing) {
        Optional<BigDecimal> reference = view.price(listing).flatMap(quote -> quote.reference(listing.market()));
        return reference.flatMap(price -> view.instrument(listing.venue(), listing.symbol())
                .flatMap(this::perQuote)
                .map(dollars -> new WorstCase.Rate(price, dollars)));
    }

    /** The worst case of a position with orders; empty when a price for it is missing. */
    Optional<WorstCase> worstCase(Listing listing, BigDecimal quantity, List<RestingOrder> orders) {
        return rate(listing).map(usd -> worstCase(usd, quantity, orders));
    }

    WorstCase worstCase(WorstCase.Rate usd, BigDecimal quantity, List<RestingOrder> orders) {
        return WorstCase.of(quantity, usd, orders, limits.trading().defaultSlippage());
    }

    /** The price in quote units that an order is reckoned at. */
    BigDecimal worstPrice(RestingOrder order, WorstCase.Rate usd) {
        return WorstPrice.of(order, usd.reference(), limits.trading().defaultSlippage());
    }

    /** Gross of the perpetuals of a venue as things are; empty when a price is missing. */
    Optional<BigDecimal> gross(VenueState venue) {
        BigDecimal gross = BigDecimal.ZERO;
        for (AccountState state : venue.accounts()) {
            for (Line line : lines(state).values()) {
                Optional<WorstCase> worst = worstCase(line.listing, line.quantity, line.orders);
                if (worst.isEmpty()) {
                    return Optional.empty();
                }
                gross = gross.add(worst.get().gross());
            }
        }
        return Optional.of(gross);
    }

    private Optional<BigDecimal> perQuote(Instrument instrument) {
        return limits.usdStables().contains(instrument.quoteAsset())
                ? Optional.of(BigDecimal.ONE)
                : view.usdPrice(instrument.listing().venue(), instrument.quoteAsset());
    }

    /** What an account has of each position key: the position, and its open orders. */
    static Map<PositionKey, Line> lines(AccountState state) {
        Map<PositionKey, Line> lines = new LinkedHashMap<>();
        for (OpenPosition position : state.positions()) {
            PositionKey key = PositionKey.of(state.account(), position);
            lines.put(key, new Line(position.listing(), position.quantity(), new ArrayList<>()));
        }
        for (RestingOrder resting : state.orders()) {
            if (resting.listing().market() == Market.PERP) {
                lines.computeIfAbsent(
                                PositionKey.of(state.account(), resting),
                                key -> new Line(resting.listing(), BigDecimal.ZERO, new ArrayList<>()))
                        .orders
                        .add(resting);
            }
        }
        return lines;
    }

    record Line(Listing listing, BigDecimal quantity, List<RestingOrder> orders) {}
}
