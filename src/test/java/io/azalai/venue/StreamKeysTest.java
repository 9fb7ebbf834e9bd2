package io.azalai.venue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.model.FeedState;
import io.azalai.model.FeedStatus;
import io.azalai.simulator.loopback.Fault;
import java.time.Duration;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.Test;

/** The route that keeps the keys of Aster's private streams alive, fired as its timer does (aster.md section 6.4). */
class StreamKeysTest extends VenueOnTrial {

    private static final String ROUTE = "aster.renew-stream-keys";
    private static final String FUTURES = "POST /fapi/v3/listenKey";
    private static final String SPOT = "POST /api/v3/listenKey";
    private static final Duration LIFE = Duration.ofMinutes(60);
    private static final Duration MOST_OF_IT = Duration.ofMinutes(45);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    StreamKeysTest() {
        super(VenueFacts.ASTER_BY_WALLET);
    }

    @Override
    VenueOnLoopback open(ObjectNode block) throws Exception {
        return VenueOnLoopback.livelyStreams(facts.name(), block, clock);
    }

    @Test
    void keys_are_renewed_at_half_of_their_life() {
        assertThat(venue.period(ROUTE)).isEqualTo(LIFE.dividedBy(2));
    }

    @Test
    void a_key_outlives_its_hour_as_long_as_it_is_renewed() {
        awaitStreams();
        int opened = ledger.requests("OPEN");
        int futures = ledger.requests(FUTURES);
        int spot = ledger.requests(SPOT);

        clock.step(MOST_OF_IT);
        venue.fire(ROUTE);
        clock.step(MOST_OF_IT);

        assertThat(ledger.requests(FUTURES)).isEqualTo(futures + 1);
        assertThat(ledger.requests(SPOT)).isEqualTo(spot + 1);
        await().during(Duration.ofSeconds(1))
                .atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(ledger.requests("OPEN")).isEqualTo(opened));

        clock.step(MOST_OF_IT);

        soon(() -> assertThat(ledger.requests("OPEN")).isGreaterThanOrEqualTo(opened + 2));
    }

    @Test
    void a_renewal_that_is_refused_leads_to_another_key_and_another_connection() {
        awaitStreams();
        int opened = ledger.requests("OPEN");
        int asked = ledger.requests(FUTURES);
        simulator.inject(new Fault(
                facts.name(),
                "",
                Fault.Kind.STATUS,
                "/fapi/v3/listenKey",
                "",
                1,
                400,
                1001,
                0,
                "{\"code\":-1125,\"msg\":\"This listenKey does not exist.\"}",
                ""));

        venue.fire(ROUTE);

        assertThat(ledger.requests(FUTURES)).isEqualTo(asked + 1);
        soon(() -> assertThat(ledger.requests(FUTURES)).isEqualTo(asked + 2));
        soon(() -> assertThat(ledger.requests("OPEN")).isEqualTo(opened + 1));
    }

    private void awaitStreams() {
        soon(() -> assertThat(venue.accountEvents().stream()
                        .filter(event -> event instanceof FeedStatus status && status.status() == FeedState.UP)
                        .count())
                .isGreaterThanOrEqualTo(2));
    }

    private static void soon(ThrowingRunnable demand) {
        await().atMost(PATIENCE).untilAsserted(demand);
    }
}
