package io.azalai.trade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.azalai.model.OrderRequest;
import io.azalai.model.RiskLevel;
import io.azalai.trade.risk.Scope;
import io.azalai.venue.Outcome;
import io.azalai.venue.TradeRequest;
import io.azalai.venue.VenueException;
import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** While trading is halted orders are only cancelled; while it may only reduce, an amendment may only lower. */
class AmendHaltTest extends OnOrderPath {

    @BeforeEach
    void prepare() {
        test.send(test.buy("a-1"));
        time.pass(Duration.ofSeconds(2));
    }

    @Test
    void an_amendment_judged_before_a_halt_does_not_leave_after_it() {
        beforeSending(() -> {
            test.venue.reachable = false; // or the halt would have cancelled it by then
            test.path.watch().kill(RiskLevel.HALTED, Scope.GLOBAL, "ada");
        });

        assertWithdrawn("0.5", "HALTED");
    }

    @Test
    void an_amendment_that_raises_does_not_leave_once_trading_may_only_reduce() {
        beforeSending(() -> test.path.watch().kill(RiskLevel.REDUCING, Scope.GLOBAL, "ada"));

        assertWithdrawn("2", "REDUCING");
        assertThat(test.gateway.order("main", "a-1").orElseThrow().quantity()).isEqualByComparingTo("1");
    }

    @Test
    void an_amendment_that_lowers_leaves_although_trading_may_only_reduce_by_now() {
        beforeSending(() -> test.path.watch().kill(RiskLevel.REDUCING, Scope.GLOBAL, "ada"));

        assertThat(amend("0.5").order().quantity()).isEqualByComparingTo("0.5");
    }

    @Test
    void while_trading_is_halted_no_amendment_passes() {
        test.venue.reachable = false;
        test.path.watch().kill(RiskLevel.HALTED, Scope.ofVenue("hyperliquid"), "ada");

        assertThatThrownBy(() -> amend("0.5")).hasMessageContaining("TRADING_HALTED");
    }

    private void assertWithdrawn(String quantity, String why) {
        assertThatThrownBy(() -> amend(quantity))
                .isInstanceOfSatisfying(VenueException.class, refusal -> assertThat(refusal.outcome())
                        .isEqualTo(Outcome.NOT_SENT))
                .hasMessageContaining(why);
        assertThat(test.venue.requests).noneMatch(TradeRequest.Amend.class::isInstance);
    }

    /** Once: after the amendment is judged and written down. */
    private void beforeSending(Runnable task) {
        test.beforeWork = () -> {
            test.beforeWork = () -> {};
            task.run();
        };
    }

    private OrderReply amend(String quantity) {
        return TestPath.unwrapped(() -> test.gateway
                .amend(OrderRequest.amend("m-1", "hyperliquid", "a-1", new BigDecimal(quantity), null, time.instant()))
                .join());
    }
}
