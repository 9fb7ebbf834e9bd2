package io.azalai.venue.hyperliquid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.azalai.model.OrderType;
import io.azalai.model.Side;
import io.azalai.model.TimeInForce;
import io.azalai.venue.OrderRejectedException;
import io.azalai.venue.OrderTicket;
import io.azalai.venue.Outcome;
import io.azalai.venue.TradeRequest.Amend;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What waits for a price is never sent to be amended: the venue would end it first (hyperliquid.md section 3.3). */
class AmendableTest {

    private final HyperliquidFixture venue = new HyperliquidFixture("");

    @ParameterizedTest
    @CsvSource({"STOP_MARKET, 61000", "STOP_LIMIT, 59900", "TAKE_PROFIT_MARKET, 59000", "TAKE_PROFIT_LIMIT, 60000"})
    void a_trigger_is_not_amended(OrderType type, String price) {
        OrderTicket open = HyperliquidFixture.trigger(Side.SELL, type, price, "60000");

        assertRefused(open, HyperliquidFixture.trigger(Side.SELL, type, price, "61000"), type);
        assertRefused(open, open, type);
    }

    @Test
    void nor_is_one_that_closes_whatever_the_position_is() {
        OrderTicket open = HyperliquidFixture.closing(Side.SELL, OrderType.STOP_MARKET, "60000");

        assertRefused(
                open, HyperliquidFixture.closing(Side.SELL, OrderType.STOP_MARKET, "61000"), OrderType.STOP_MARKET);
    }

    @Test
    void nor_does_a_limit_become_one_or_one_a_limit() {
        OrderTicket limit = HyperliquidFixture.limit(TimeInForce.GTC, "60000", "0.001");
        OrderTicket stop = HyperliquidFixture.trigger(Side.BUY, OrderType.STOP_LIMIT, "60000", "60000");

        assertRefused(limit, stop, OrderType.STOP_LIMIT);
        assertRefused(stop, limit, OrderType.STOP_LIMIT);
    }

    private void assertRefused(OrderTicket open, OrderTicket becomes, OrderType named) {
        Amend amend = new Amend(venue.permit(becomes), open, "77738308", BigDecimal.ZERO);

        OrderRejectedException refused =
                catchThrowableOfType(OrderRejectedException.class, () -> venue.requests.encode(amend));

        assertThat(refused).isNotNull();
        assertThat(refused.code()).isEqualTo("UNSUPPORTED");
        assertThat(refused.outcome()).isEqualTo(Outcome.NOT_SENT);
        assertThat(refused)
                .hasMessageContaining(
                        "a " + named + " order is not amended, since the venue ends it first: place another,"
                                + " and cancel this one once that is open");
    }
}
