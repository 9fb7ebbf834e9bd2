package io.azalai.trade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.azalai.model.Mode;
import io.azalai.model.OrderRequest;
import io.azalai.model.OrderStatus;
import io.azalai.model.OrderTerms;
import io.azalai.model.Side;
import io.azalai.trade.journal.Outbox;
import io.azalai.trade.journal.OutboxBound;
import io.azalai.venue.RiskRejectedException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** While too much waits for Kafka only what lowers exposure passes. */
class OutboxFullTest {

    @TempDir
    Path state;

    private final ManualTime time = new ManualTime(Orders.NOW);
    private TestPath test;
    private Outbox outbox;

    @BeforeEach
    void open() {
        test = new TestPath(state, time, Mode.LIVE, null, Map.of(), new OutboxBound(20, Duration.ofHours(1))).started();
        outbox = test.journal.outbox();
        test.hold("2");
        test.send(test.buy("resting"));
        test.told();
    }

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void a_full_outbox_refuses_what_increases_until_kafka_takes_it() {
        for (int each = 0; !outbox.isFull(); each++) {
            place("resting-" + each);
            test.told();
        }

        assertRefusesIncreasesOnly();

        outbox.delivered(outbox.next(1_000)).join();
        assertThat(place("later")).isEqualTo(OrderStatus.NEW);
    }

    @Test
    void so_does_one_whose_oldest_record_has_waited_too_long() {
        outbox.age(time.instant().plus(Duration.ofHours(1)));

        assertRefusesIncreasesOnly();

        outbox.delivered(outbox.next(1_000)).join();
        outbox.age(time.instant());
        assertThat(place("later")).isEqualTo(OrderStatus.NEW);
    }

    private void assertRefusesIncreasesOnly() {
        assertThatThrownBy(() -> place("more"))
                .isInstanceOf(RiskRejectedException.class)
                .hasMessageContaining("OUTBOX_FULL");
        OrderRequest reduce =
                test.buy("reduce").with(OrderTerms.limit(Side.SELL, BigDecimal.ONE, new BigDecimal("101")));
        assertThat(test.send(reduce).order().status()).isEqualTo(OrderStatus.NEW);
        OrderRequest cancel = OrderRequest.cancel("c-1", "hyperliquid", "resting", time.instant());
        assertThat(test.gateway.cancel(cancel).join().order().status()).isEqualTo(OrderStatus.CANCELED);
    }

    /** Late enough to be no duplicate. */
    private OrderStatus place(String id) {
        time.pass(Duration.ofSeconds(2));
        return test.send(test.buy(id)).order().status();
    }
}
