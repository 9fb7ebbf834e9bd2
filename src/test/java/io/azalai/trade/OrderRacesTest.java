package io.azalai.trade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.azalai.model.OrderAction;
import io.azalai.model.OrderStatus;
import io.azalai.model.RiskLevel;
import io.azalai.trade.risk.Scope;
import io.azalai.venue.OrderRejectedException;
import io.azalai.venue.Outcome;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrderRacesTest {

    @TempDir
    Path state;

    private final ManualTime time = new ManualTime(Orders.NOW);
    private TestPath test;

    @BeforeEach
    void open() {
        test = new TestPath(state, time).started();
    }

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void an_order_cancelled_before_it_was_sent_ends_here_and_gets_no_permit() {
        OrderReply reply = admitted("a-1");

        OrderReply cancelled = test.gateway
                .cancel(TestPath.with(test.buy("a-1"), OrderAction.CANCEL, quantity -> quantity))
                .join();

        assertThat(cancelled.order().status()).isEqualTo(OrderStatus.CANCELED);
        assertNotSent(reply, "CANCELED");
        assertThat(test.told()).containsExactly("RECEIVED RECEIVED", "CANCELED CANCELED");
    }

    @Test
    void a_halt_between_admission_and_sending_ends_the_order_unsent() {
        OrderReply reply = admitted("a-1");

        test.path.watch().kill(RiskLevel.HALTED, Scope.GLOBAL, "ada");

        assertNotSent(reply, "HALTED");
        assertThat(test.told()).containsExactly("RECEIVED RECEIVED", "REJECTED REJECTED");
        assertThat(test.gateway.openOrders()).isEmpty();
    }

    @Test
    void reducing_between_admission_and_sending_ends_an_increasing_order_unsent() {
        OrderReply reply = admitted("a-1");

        test.path.watch().kill(RiskLevel.REDUCING, Scope.GLOBAL, "ada");

        assertNotSent(reply, "REDUCING");
    }

    private OrderReply admitted(String clientOrderId) {
        return test.gateway.admit(test.gateway.accept(test.buy(clientOrderId))).join();
    }

    private void assertNotSent(OrderReply reply, String why) {
        assertThatThrownBy(() ->
                        TestPath.unwrapped(() -> test.gateway.permit(reply).join()))
                .isInstanceOfSatisfying(OrderRejectedException.class, refusal -> assertThat(refusal.outcome())
                        .isEqualTo(Outcome.NOT_SENT))
                .hasMessageContaining(why);
        assertThat(test.venue.placed).isEmpty();
    }
}
