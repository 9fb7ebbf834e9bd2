package io.azalai.venue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.model.FeedState;
import io.azalai.model.FeedStatus;
import io.azalai.model.Fill;
import io.azalai.model.Order;
import io.azalai.model.OrderStatus;
import io.azalai.model.Side;
import io.azalai.model.TimeInForce;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.Test;

/**
 * A private socket is replaced before the venue cuts it, while orders go on: the next is open before the last is left.
 */
class PlannedRenewalTest extends VenueOnTrial {

    private static final Duration LIFETIME = Duration.ofSeconds(2);

    PlannedRenewalTest() {
        super(VenueFacts.ASTER_BY_WALLET);
    }

    @Override
    VenueOnLoopback open(ObjectNode block) throws Exception {
        return VenueOnLoopback.shortLivedStreams(facts.name(), block, clock, LIFETIME);
    }

    @Test
    void no_event_of_an_account_is_lost_or_doubled_while_its_socket_is_renewed() {
        soon(() -> assertThat(states(FeedState.UP)).isGreaterThanOrEqualTo(2));
        int opened = ledger.requests("OPEN");
        List<OrderTicket> sent = new ArrayList<>();

        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(250))
                .until(() -> {
                    sent.add(tickets.limit(
                            perp(),
                            sent.size() % 2 == 0 ? Side.BUY : Side.SELL,
                            sent.size() % 2 == 0 ? 101 : 99,
                            TimeInForce.IOC));
                    venue.place(sent.get(sent.size() - 1));
                    return ledger.requests("OPEN") >= opened + 4;
                });

        soon(() -> assertThat(ended())
                .containsExactlyInAnyOrderElementsOf(
                        sent.stream().map(OrderTicket::venueClientOrderId).toList()));
        assertThat(of(Fill.class).map(fill -> fill.tradeId() + fill.side())).doesNotHaveDuplicates();
        assertThat(states(FeedState.DOWN)).isZero();
    }

    private List<String> ended() {
        return of(Order.class)
                .filter(order -> order.status() == OrderStatus.FILLED)
                .map(Order::venueClientOrderId)
                .toList();
    }

    private long states(FeedState state) {
        return of(FeedStatus.class).filter(status -> status.status() == state).count();
    }

    private <E> Stream<E> of(Class<E> type) {
        return venue.accountEvents().stream().filter(type::isInstance).map(type::cast);
    }

    private static void soon(ThrowingRunnable demand) {
        await().atMost(Duration.ofSeconds(20)).untilAsserted(demand);
    }
}
