package io.azalai.trade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.azalai.model.Alert;
import io.azalai.model.Market;
import io.azalai.model.Mode;
import io.azalai.model.OrderRequest;
import io.azalai.model.OrderTerms;
import io.azalai.model.Side;
import io.azalai.trade.journal.OutboxBound;
import io.azalai.venue.OrderTicket;
import io.azalai.venue.OutcomeUnknownException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A halt that is to close positions, too: step by step, seen by the venue's positions. */
class FlatteningTest extends OnOrderPath {

    @BeforeEach
    void flattening() {
        test.close();
        start(null);
        test.hold("2");
    }

    private void start(ScriptedVenue earlier) {
        test = new TestPath(state, time, Mode.LIVE, earlier, Map.of(), OutboxBound.USUAL, true);
        test.venue.cancelsByIds = true;
        if (earlier != null) {
            test.venue.positions.addAll(earlier.positions);
        }
        test.started();
    }

    @Test
    void what_is_held_is_closed_reduce_only_once_nothing_rests() {
        test.send(test.buy("a-1"));

        test.path.watch().halt("ada");
        pass(9);
        assertThat(closings()).as("while the venue listed an order").isEmpty();
        pass(2);

        assertThat(closings()).singleElement().satisfies(close -> {
            assertThat(close.side()).isEqualTo(Side.SELL);
            assertThat(close.reduceOnly()).isTrue();
            assertThat(close.quantity()).isEqualByComparingTo("2");
            assertThat(close.price()).isEqualByComparingTo("99");
        });
    }

    @Test
    void what_is_more_than_one_order_may_hold_is_closed_by_several_at_once() {
        test.venue.symbols().replace(Market.PERP, List.of(VenueOrders.bitcoin(new BigDecimal("0.9"))));

        test.path.watch().halt("ada");
        pass(5);

        assertThat(closings())
                .extracting(
                        close -> close.side() + " " + close.quantity().stripTrailingZeros() + " " + close.reduceOnly())
                .containsExactly("SELL 0.667 true", "SELL 0.667 true", "SELL 0.666 true");
    }

    @Test
    void slippage_grows_until_the_position_is_gone() {
        test.path.watch().halt("ada");
        pass(15);
        test.hold("0");
        pass(100);

        assertThat(bounds()).containsExactly("99", "98");
        assertThat(alarms()).isEmpty();
    }

    @Test
    void what_is_left_after_the_last_step_is_named() {
        test.path.watch().halt("ada");
        pass(100);

        assertThat(bounds()).containsExactly("99", "98", "95");
        assertThat(alarms()).singleElement().asString().contains("positions [2 BTC/USDC:USDC]");
    }

    @Test
    void what_is_held_is_closed_after_thirty_seconds_whatever_is_still_open() {
        test.venue.script = PlaceScript.LOSE;
        OrderTerms far = OrderTerms.limit(Side.BUY, BigDecimal.ONE, new BigDecimal("94"));
        OrderRequest lost = OrderRequest.place("a-1", "hyperliquid", "BTC", far, time.instant());
        assertThatThrownBy(() -> test.send(lost)).isInstanceOf(OutcomeUnknownException.class);
        test.venue.script = PlaceScript.REST;

        test.path.watch().halt("ada");
        pass(295);
        assertThat(closings()).isEmpty();
        pass(45);

        assertThat(bounds()).containsExactly("99", "98", "95");
        assertThat(alarms()).hasSize(2);
        assertThat(alarms().get(0)).contains("not answered [a-1]");
        assertThat(alarms().get(1)).contains("not answered [a-1]", "positions [2 BTC/USDC:USDC]");
    }

    @Test
    void a_step_that_gets_no_answer_holds_up_no_other() {
        test.venue.script = PlaceScript.SILENT;

        test.path.watch().halt("ada");
        pass(400);

        assertThat(closings()).isEmpty();
        assertThat(alarms()).singleElement().asString().contains("positions [2 BTC/USDC:USDC]");
    }

    @Test
    void it_goes_on_after_a_crash() {
        test.venue.reachable = false;
        test.path.watch().halt("ada").join();
        ScriptedVenue earlier = test.venue;
        test.close();
        time.pass(Duration.ofMinutes(1));

        start(earlier);
        pass(20);

        assertThat(closings()).isNotEmpty();
    }

    @Test
    void once_trading_goes_on_nothing_more_is_closed() {
        test.path.watch().halt("ada");
        pass(1);
        test.path.watch().reset(null, null, "ada");
        pass(100);

        assertThat(closings()).hasSize(1);
    }

    @Test
    void a_caller_cannot_close_anything_meanwhile() {
        test.path.watch().halt("ada");
        pass(45);

        assertThatThrownBy(() -> test.send(OrderRequest.closePosition("mine", "hyperliquid", "BTC", time.instant())))
                .hasMessageContaining("TRADING_HALTED");
    }

    /** Tenths of a second, each after what was to be written down is. */
    private void pass(int tenths) {
        for (int tenth = 0; tenth < tenths; tenth++) {
            test.told();
            time.pass(Duration.ofMillis(100));
        }
        test.told();
    }

    private List<String> bounds() {
        return closings().stream()
                .map(close -> close.price().stripTrailingZeros().toPlainString())
                .toList();
    }

    private List<OrderTicket> closings() {
        return test.venue.placed.stream()
                .filter(ticket -> ticket.clientOrderId().startsWith("flatten-"))
                .toList();
    }

    private List<String> alarms() {
        test.told();
        return List.copyOf(test.events).stream()
                .filter(Alert.class::isInstance)
                .map(Alert.class::cast)
                .filter(alert -> alert.kind().equals("risk.emergency-stop"))
                .map(Alert::text)
                .toList();
    }
}
