package io.azalai.trade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.azalai.model.Order;
import io.azalai.model.OrderRequest;
import io.azalai.model.OrderStatus;
import io.azalai.observe.JournalCheck;
import io.azalai.trade.journal.JournalException;
import io.azalai.trade.journal.Postgres;
import io.azalai.trade.journal.Storage;
import io.azalai.trade.journal.WayToServer;
import io.azalai.venue.Outcome;
import io.azalai.venue.RiskRejectedException;
import io.azalai.venue.TradeRequest;
import io.azalai.venue.VenueException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.camel.health.HealthCheck;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The order path while its journal, on a PostgreSQL server, cannot be written. */
class SickJournalTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    Path state;

    private final ManualTime time = new ManualTime(Orders.NOW);
    private WayToServer way;
    private TestPath test;

    @BeforeEach
    void open() throws IOException {
        Storage.Server place = Postgres.shared().place();
        way = WayToServer.before(place);
        test = new TestPath(new Storage(state, way.way(place), 90), time).started();
        test.venue.cancelsByIds = true;
        test.send(test.buy("resting"));
        seconds(2);
        test.told();
    }

    @AfterEach
    void close() throws IOException {
        way.free();
        test.close();
        way.close();
    }

    @Test
    void only_cancels_are_sent_until_it_can_be_written_again() throws Exception {
        way.bar();

        assertThatThrownBy(() -> test.send(test.buy("first"))).isInstanceOfSatisfying(VenueException.class, failure -> {
            assertThat(failure.code()).isEqualTo("JOURNAL_FAILED");
            assertThat(failure.outcome()).isEqualTo(Outcome.NOT_SENT);
        });
        assertThat(health()).isEqualTo(HealthCheck.State.DOWN);
        assertThatThrownBy(() -> test.send(test.buy("second")))
                .isInstanceOf(RiskRejectedException.class)
                .hasMessageContaining("JOURNAL_FAILED");
        assertThat(cancelled("resting").status()).isEqualTo(OrderStatus.CANCELED);
        way.free();

        await().atMost(PATIENCE).until(() -> health() == HealthCheck.State.UP);
        time.pass(Duration.ofSeconds(2));
        assertThat(test.send(test.buy("first")).order().status()).isEqualTo(OrderStatus.NEW);
        assertThat(test.venue.orders)
                .extracting(Order::venueClientOrderId)
                .containsExactlyInAnyOrder("v-first", "v-resting");
        await().atMost(PATIENCE)
                .ignoreExceptionsInstanceOf(JournalException.class) // by a connection that broke meanwhile
                .until(() -> journaled("resting") == OrderStatus.CANCELED);
    }

    @Test
    void the_venue_s_dead_man_switch_is_left_to_fire_until_it_can_be_written_again() throws Exception {
        assertThat(switches()).isEqualTo(1);
        way.bar();
        assertThatThrownBy(() -> test.send(test.buy("first"))).hasMessageContaining("was not sent");

        seconds(200);
        assertThat(switches()).isEqualTo(1);

        way.free();
        await().atMost(PATIENCE).until(() -> health() == HealthCheck.State.UP);
        seconds(2);
        assertThat(switches()).isEqualTo(2);
    }

    private void seconds(int seconds) {
        for (int second = 0; second < seconds; second++) {
            time.pass(Duration.ofSeconds(1));
            test.path.watch().tick();
            test.path.stops().deadMan().tick();
        }
    }

    /** How often the switch was armed or put off. */
    private long switches() {
        return test.venue.requests.stream()
                .filter(request -> request instanceof TradeRequest.ScheduleCancel schedule && schedule.after() != null)
                .count();
    }

    private OrderStatus journaled(String id) {
        return test.journal.order("main", id).orElseThrow().order().status();
    }

    private Order cancelled(String id) {
        return test.gateway
                .cancel(OrderRequest.cancel("c-" + id, "hyperliquid", id, time.instant()))
                .join()
                .order();
    }

    private HealthCheck.State health() {
        return new JournalCheck(test.path.journalWatch()).call().getState();
    }
}
