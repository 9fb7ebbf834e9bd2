package io.azalai.venue.hyperliquid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.azalai.model.Instrument;
import io.azalai.model.Market;
import io.azalai.model.OrderType;
import io.azalai.model.Side;
import io.azalai.model.TimeInForce;
import io.azalai.venue.MarketRequest;
import io.azalai.venue.OrderRejectedException;
import io.azalai.venue.OrderTicket;
import io.azalai.venue.Outcome;
import io.azalai.venue.TradeRequest;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Of BTC, at 50 times leverage, a market order may be worth 30 million and a limit ten times that (hyperliquid.md 5.3). */
class OrderRulesTest {

    private final HyperliquidFixture venue = new HyperliquidFixture("");

    @ParameterizedTest
    @CsvSource({"50, 30000000", "25, 30000000", "24, 5000000", "20, 5000000", "19, 2000000", "10, 2000000", "9, 500000"
    })
    void the_cap_goes_by_the_leverage_a_perpetual_allows(int leverage, BigDecimal cap) {
        Instrument instrument = venue.answer(
                        new MarketRequest.ReadInstruments(Market.PERP),
                        "{\"universe\":[{\"name\":\"BTC\",\"szDecimals\":5,\"maxLeverage\":" + leverage + "}]}")
                .get(0);

        assertThat(OrderRules.of(instrument, true))
                .hasValueSatisfying(most -> assertThat(most).isEqualByComparingTo(cap));
        assertThat(OrderRules.of(instrument, false))
                .hasValueSatisfying(most -> assertThat(most).isEqualByComparingTo(cap.multiply(BigDecimal.TEN)));
    }

    @ParameterizedTest
    @CsvSource({"MARKET, 500.001, 500", "LIMIT, 5000.001, 5000"})
    void an_order_worth_more_is_refused_before_sending_and_told_how_much_would_do(
            OrderType type, String quantity, String most) {
        assertThatThrownBy(() -> sent(type, quantity, false))
                .isInstanceOfSatisfying(OrderRejectedException.class, refused -> {
                    assertThat(refused.outcome()).isEqualTo(Outcome.NOT_SENT);
                    assertThat(refused.code()).isEqualTo("MAX_NOTIONAL");
                })
                .hasMessageContaining("write " + most + ".00000 or less");
        sent(type, most, false);
    }

    @Test
    void an_order_that_only_reduces_is_left_to_the_venue() {
        sent(OrderType.MARKET, "501", true);
    }

    private void sent(OrderType type, String quantity, boolean reduceOnly) {
        TimeInForce timeInForce = type == OrderType.LIMIT ? TimeInForce.GTC : null;
        OrderTicket ticket =
                HyperliquidFixture.ticket(Side.BUY, type, timeInForce, "60000", quantity, null, reduceOnly);
        assertThat(venue.action(new TradeRequest.Place(venue.permit(ticket)))).contains("60000");
    }
}
