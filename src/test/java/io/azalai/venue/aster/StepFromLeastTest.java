package io.azalai.venue.aster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.azalai.model.Listing;
import io.azalai.model.Market;
import io.azalai.model.OrderType;
import io.azalai.model.TimeInForce;
import io.azalai.venue.MarketRequest;
import io.azalai.venue.OrderTicket;
import java.math.BigDecimal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Steps and ticks count from the least that a filter allows, which need not be on them (aster.md section 3.2). */
class StepFromLeastTest {

    private final AsterFixture aster = new AsterFixture();

    @BeforeEach
    void oddFilters() {
        aster.ask(new MarketRequest.ReadInstruments(Market.PERP), """
                {"futuresType":"U_MARGINED","symbols":[{"symbol":"BTCUSDT","pair":"BTCUSDT","contractType":"PERPETUAL",
                 "status":"TRADING","baseAsset":"BTC","quoteAsset":"USDT","marginAsset":"USDT","filters":[
                 {"filterType":"PRICE_FILTER","minPrice":"0.05","maxPrice":"1000000","tickSize":"0.10"},
                 {"filterType":"LOT_SIZE","minQty":"0.005","maxQty":"1000","stepSize":"0.010"}]}]}""");
    }

    @Test
    void what_is_a_step_from_the_least_leaves() {
        assertThat(aster.place(order("0.015", "100.05")).query()
                        + aster.place(order("0.015", "100.05")).body())
                .contains("quantity=0.015", "price=100.05");
    }

    @Test
    void a_multiple_of_the_step_that_is_none_from_the_least_is_refused() {
        assertThatThrownBy(() -> aster.place(order("0.020", "100.05")))
                .hasMessageContaining("quantity 0.02 is no multiple of the symbol's step 0.01, counted from 0.005");
        assertThatThrownBy(() -> aster.place(order("0.015", "100.10")))
                .hasMessageContaining("price 100.1 is no multiple of the symbol's tick 0.1, counted from 0.05");
    }

    private OrderTicket order(String quantity, String price) {
        Listing btc = aster.venue.symbols().resolve("BTC", Market.PERP).listing();
        return new TestOrder(btc, OrderType.LIMIT, TimeInForce.GTC)
                .quantity(new BigDecimal(quantity))
                .price(new BigDecimal(price))
                .ticket();
    }
}
