package io.azalai.trade;

import static org.assertj.core.api.Assertions.assertThat;

import io.azalai.model.Listing;
import io.azalai.model.Market;
import io.azalai.model.OrderRequest;
import io.azalai.model.OrderTerms;
import io.azalai.model.PositionSide;
import io.azalai.model.Side;
import io.azalai.venue.MarketRequest;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What orders wait for before they are judged: candles only where they may increase (risk.md section 5, check 21). */
class PricingTest extends OnOrderPath {

    private static final Listing ETH = Listing.of("hyperliquid", Market.PERP, "ETH/USDC:USDC", "ETH");
    private static final Listing SPOT = Listing.of("hyperliquid", Market.SPOT, "ETH/USDC", "ETH");
    private static final OrderTerms SELL = OrderTerms.limit(Side.SELL, BigDecimal.ONE, new BigDecimal("105"));

    @BeforeEach
    void two_assets() {
        test.venue.symbols().replace(Market.PERP, List.of(VenueOrders.bitcoin(), VenueOrders.instrument(ETH, "ETH")));
        test.venue.symbols().replace(Market.SPOT, List.of(VenueOrders.instrument(SPOT, "ETH")));
        test.hold("1");
    }

    @Test
    void what_only_closes_waits_for_no_candles() {
        ready(OrderRequest.closePosition("a-1", "hyperliquid", ETH.symbol(), time.instant()));
        ready(order(ETH, SELL.acting(PositionSide.BOTH, true)));
        ready(order(ETH, SELL.acting(PositionSide.LONG, false)));
        ready(order(SPOT, SELL));
        ready(OrderRequest.cancel("a-2", "hyperliquid", "a-2", time.instant()));

        assertThat(candles()).isEmpty();
    }

    @Test
    void what_may_increase_waits_for_those_of_all_that_is_held_and_its_own() {
        ready(order(ETH, SELL));

        assertThat(candles()).containsExactlyInAnyOrder("BTC/USDC:USDC", "ETH/USDC:USDC");
    }

    private void ready(OrderRequest request) {
        assertThat(test.path.pricing().ready(request)).isCompleted();
    }

    private OrderRequest order(Listing listing, OrderTerms terms) {
        return OrderRequest.place("a-3", "hyperliquid", listing.symbol(), terms, time.instant());
    }

    private List<String> candles() {
        return test.venue.requests.stream()
                .filter(MarketRequest.ReadCandles.class::isInstance)
                .map(request -> ((MarketRequest.ReadCandles) request).listing().symbol())
                .toList();
    }
}
