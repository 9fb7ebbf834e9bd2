package io.azalai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.azalai.provision.Plan;
import io.azalai.simulator.loopback.Fault;
import java.time.Clock;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is written of a venue that cannot be reached for a while. */
class OutageLogTest extends OnSimulatedVenues {

    @Test
    void polls_in_vain_are_parked_with_their_reason_and_no_trace() {
        Plan live = grounds.live(venues, root -> {});
        Map<String, String> often = Map.of("poll.aster.balances.period_ms", "2000");
        Plan plan = new Plan(live.config(), live.routes(), live.home(), Map.of(), often, true);
        try (LogCapture log = LogCapture.begin();
                Application service = Application.start(plan, Clock.systemUTC())) {
            await().atMost(PATIENCE).until(() -> Grounds.down(service, "aster").isEmpty());

            venues.inject(Fault.next("aster", Fault.Kind.DOWN).lasting(4_000));
            await().atMost(PATIENCE).until(() -> failures(log).findAny().isPresent());
            await().atMost(PATIENCE).until(() -> Grounds.down(service, "aster").isEmpty());

            assertThat(failures(log))
                    .hasSize(1)
                    .allMatch(line -> line.contains("why=VenueUnavailableException aster balances: NO_ANSWER"));
            assertThat(log.text().lines().filter(line -> line.startsWith("\tat ")))
                    .isEmpty();
        }
    }

    private static Stream<String> failures(LogCapture log) {
        return log.text().lines().filter(line -> line.startsWith("parked WARN route=aster.balances "));
    }
}
