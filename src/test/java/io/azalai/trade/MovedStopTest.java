package io.azalai.trade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.azalai.model.Order;
import io.azalai.model.OrderRequest;
import io.azalai.model.OrderStatus;
import io.azalai.model.OrderTerms;
import io.azalai.model.OrderType;
import io.azalai.model.Side;
import io.azalai.venue.OrderRejectedException;
import io.azalai.venue.Outcome;
import io.azalai.venue.TradeRequest;
import io.azalai.venue.VenueException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What protects is never amended; another takes its place without a gap (hyperliquid.md section 3.3,
 * docs/operations.md).
 */
class MovedStopTest extends OnOrderPath {

    @BeforeEach
    void hold() {
        test.hold("1");
        test.send(stop("old", OrderType.STOP_MARKET, "90"));
        time.pass(Duration.ofSeconds(2));
    }

    /** Whatever the venue would answer: it would be asked to end the one that stands. */
    @ParameterizedTest
    @EnumSource(AmendScript.class)
    void a_stop_is_not_amended_and_stands(AmendScript script) {
        test.venue.amendScript = script;
        OrderRequest amendment = OrderRequest.amend(
                "m-1", "hyperliquid", "old", new BigDecimal("0.5"), new BigDecimal("91"), time.instant());

        assertThatThrownBy(() -> TestPath.unwrapped(
                        () -> test.gateway.amend(test.gateway.accept(amendment)).join()))
                .isInstanceOfSatisfying(OrderRejectedException.class, refused -> assertThat(refused.outcome())
                        .isEqualTo(Outcome.NOT_SENT))
                .hasMessageContaining(
                        "a STOP_MARKET order cannot be amended; place another, and cancel old once that" + " is open");

        assertThat(test.venue.requests)
                .noneMatch(request -> request instanceof TradeRequest.Amend || request instanceof TradeRequest.Cancel);
        assertThat(standing()).containsExactly("old");
    }

    /** The old one is cancelled only once the new one is known to be open: by the answer, or by asking. */
    @ParameterizedTest
    @CsvSource({"REST, new", "REST_AND_CUT, new", "REST_AND_SENT_TWICE, new", "LOSE, old", "REFUSE, old"})
    void a_stop_that_is_placed_before_the_old_one_is_cancelled_leaves_no_gap(PlaceScript script, String stands) {
        test.venue.script = script;
        OrderStatus status = placed("new");
        assertThat(standing()).contains("old");

        time.pass(Duration.ofMinutes(2));
        Order known = test.gateway.order("main", "new").orElseThrow();
        if (known.status() == OrderStatus.NEW) {
            TestPath.unwrapped(() -> test.gateway
                    .cancel(test.gateway.accept(OrderRequest.cancel("c-1", "hyperliquid", "old", time.instant())))
                    .join());
        }

        assertThat(status).isIn(OrderStatus.NEW, OrderStatus.UNKNOWN, OrderStatus.REJECTED);
        assertThat(standing()).containsExactly(stands);
    }

    private OrderStatus placed(String id) {
        try {
            return test.send(stop(id, OrderType.STOP_MARKET, "95")).order().status();
        } catch (VenueException failed) {
            return test.gateway.order("main", id).orElseThrow().status();
        }
    }

    private List<String> standing() {
        return test.venue.open().stream()
                .map(order -> String.valueOf(order.venueClientOrderId()).substring(2))
                .toList();
    }

    private OrderRequest stop(String id, OrderType type, String trigger) {
        OrderTerms terms = OrderTerms.triggered(type, Side.SELL, BigDecimal.ONE, new BigDecimal(trigger));
        return OrderRequest.place(id, "hyperliquid", "BTC", terms.acting(terms.positionSide(), true), time.instant());
    }
}
