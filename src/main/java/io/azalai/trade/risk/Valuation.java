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
import org.jspecify.annotations.Nullable;

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
        return rate(listing)
                .map(usd -> WorstCase.of(quantity, usd, orders, limits.trading().defaultSlippage()));
    }

    /**
     * Gross of the perpetuals of a venue; empty when a price is missing.
     *
     * @param account of the order to come
     * @param order counted as if it rested already; null: as things are
     */
    Optional<BigDecimal> gross(VenueState venue, String account, @Nullable RestingOrder order) {
        BigDecimal gross = BigDecimal.ZERO;
        for (AccountState state : venue.accounts()) {
            boolean own = state.account().equals(account);
            for (PositionLine line : lines(state, own ? order : null)) {
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

    private static Iterable<PositionLine> lines(AccountState state, @Nullable RestingOrder order) {
        Map<PositionKey, PositionLine> lines = new LinkedHashMap<>();
        for (OpenPosition position : state.positions()) {
            PositionKey key = PositionKey.of(state.account(), position);
            lines.put(key, new PositionLine(position.listing(), position.quantity(), new ArrayList<>()));
        }
        List<RestingOrder> orders = new ArrayList<>(state.orders());
        if (order != null) {
            orders.add(order);
        }
        for (RestingOrder resting : orders) {
            if (resting.listing().market() == Market.PERP) {
                lines.computeIfAbsent(
                                PositionKey.of(state.account(), resting),
                                key -> new PositionLine(resting.listing(), BigDecimal.ZERO, new ArrayList<>()))
                        .orders
                        .add(resting);
            }
        }
        return lines.values();
    }

    private record PositionLine(Listing listing, BigDecimal quantity, List<RestingOrder> orders) {}
}
