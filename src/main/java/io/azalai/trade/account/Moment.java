package io.azalai.trade.account;

import io.azalai.model.Instrument;
import io.azalai.model.Listing;
import io.azalai.model.OrderBook;
import io.azalai.trade.risk.AcceptedOrder;
import io.azalai.trade.risk.PriceQuote;
import io.azalai.trade.risk.RiskMemory;
import io.azalai.trade.risk.RiskView;
import io.azalai.trade.risk.VenueState;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The book as it stands at one moment.
 *
 * @param venues reckoned once, at that moment
 */
record Moment(
        Instant now,
        Prices prices,
        Valuer valuer,
        Collection<VenueState> venues,
        RiskMemory memory,
        Recent recent,
        boolean outboxFull,
        boolean journalFails)
        implements RiskView {

    Moment {
        venues = List.copyOf(venues);
    }

    @Override
    public Optional<Instrument> instrument(String venue, String symbol) {
        return prices.instrument(venue, symbol);
    }

    @Override
    public Optional<PriceQuote> price(Listing listing) {
        return prices.price(listing);
    }

    @Override
    public Optional<OrderBook> book(Listing listing) {
        return prices.book(listing, now);
    }

    @Override
    public BigDecimal takerFee(String account, Listing listing) {
        return prices.takerFee(account, listing);
    }

    @Override
    public Optional<BigDecimal> correlation(String one, String other) {
        return prices.correlation(one, other, now);
    }

    @Override
    public Optional<Integer> chosenLeverage(String account, Listing listing) {
        return prices.chosenLeverage(account, listing);
    }

    @Override
    public Optional<BigDecimal> usdPrice(String venue, String asset) {
        return valuer.usdPrice(venue, asset);
    }

    @Override
    public boolean seen(String account, String clientOrderId) {
        return recent.seen(account, clientOrderId, now);
    }

    @Override
    public List<AcceptedOrder> recentOrders() {
        return recent.orders();
    }
}
