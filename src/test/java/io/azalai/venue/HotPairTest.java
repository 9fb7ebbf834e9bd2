package io.azalai.venue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.feed.FeedFilter;
import io.azalai.feed.Overflow;
import io.azalai.model.Dataset;
import io.azalai.model.Event;
import io.azalai.model.FeedState;
import io.azalai.model.FeedStatus;
import io.azalai.model.Fill;
import io.azalai.model.Market;
import io.azalai.model.Order;
import io.azalai.model.Side;
import io.azalai.model.TimeInForce;
import io.azalai.model.Trade;
import java.net.URI;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/**
 * The shipped routes with {@code hot_hot}: two sockets carry the same, and each event is told once. Which place the
 * sockets of a pair come at depends on the machine: both resets may be of one pair, whose first socket has then come
 * back and carries trades before the second is reset.
 */
class HotPairTest extends VenueOnTrial {

    private static final int ORDERS = 4;

    private final List<Event> trades = new CopyOnWriteArrayList<>();
    private SocketRelay relay;

    HotPairTest() {
        super(VenueFacts.HYPERLIQUID);
    }

    @Override
    VenueOnLoopback open(ObjectNode block) throws Exception {
        URI address = URI.create(block.path("ws_url").asText());
        relay = new SocketRelay(address.getPort());
        block.put("hot_hot", true);
        block.put("ws_url", address.toString().replace(":" + address.getPort(), ":" + relay.port()));
        return VenueOnLoopback.streams(facts.name(), block, clock);
    }

    @AfterAll
    void closeRelay() {
        relay.close();
    }

    @Test
    void trades_orders_and_fills_come_once_also_when_one_socket_of_a_pair_is_reset() throws Exception {
        FeedFilter wanted = new FeedFilter(
                EnumSet.of(Dataset.TRADE),
                facts.name(),
                Market.PERP,
                List.of(facts.perp().symbol()),
                null);
        venue.feed().subscribe("trades", wanted, Overflow.DROP_OLDEST, 100_000, (event, old) -> trades.add(event));
        soon(() -> assertThat(trades).isNotEmpty());
        soon(() -> assertThat(venue.isConnected()).isTrue());

        trade();
        for (int place : new int[] {0, ledger.requests("OPEN") - 1}) {
            int opened = ledger.requests("OPEN");
            relay.reset(place);
            trade();
            soon(() -> assertThat(ledger.requests("OPEN")).isGreaterThan(opened));
            soon(() -> assertThat(venue.isConnected()).isTrue());
            trade();
        }

        assertEachOnce();
        assertThat(of(FeedStatus.class)).noneMatch(status -> status.status() == FeedState.DOWN);
    }

    private void assertEachOnce() {
        assertThat(tradeIds()).doesNotHaveDuplicates();
        assertThat(of(Fill.class).map(fill -> fill.tradeId() + fill.side())).doesNotHaveDuplicates();
        assertThat(of(Order.class).map(order -> order.venueClientOrderId() + " " + order.status()))
                .doesNotHaveDuplicates();
    }

    private void trade() {
        for (int i = 0; i < ORDERS; i++) {
            OrderTicket ticket =
                    tickets.limit(perp(), i % 2 == 0 ? Side.BUY : Side.SELL, i % 2 == 0 ? 101 : 99, TimeInForce.IOC);
            venue.place(ticket);
            soon(() -> assertThat(fills(ticket)).isNotEmpty());
            soon(() -> assertThat(tradeIds()).containsAll(fills(ticket)));
        }
    }

    private List<String> fills(OrderTicket ticket) {
        return of(Fill.class)
                .filter(fill -> ticket.venueClientOrderId().equals(fill.clientOrderId()))
                .map(Fill::tradeId)
                .toList();
    }

    private List<String> tradeIds() {
        return trades.stream().map(event -> ((Trade) event).tradeId()).toList();
    }

    private <E> Stream<E> of(Class<E> type) {
        return venue.accountEvents().stream().filter(type::isInstance).map(type::cast);
    }

    private static void soon(ThrowingRunnable demand) {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(demand);
    }
}
