package io.azalai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.azalai.model.OrderTerms;
import io.azalai.model.OrderType;
import io.azalai.model.PositionSide;
import io.azalai.model.Side;
import io.azalai.simulator.loopback.OrderAsk;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The venues' own switches as they fire, or do not: risk.md section 8. Time passes by the venues' clock. */
class DeadManFiresTest extends OnVenueLedgers {

    /** How the venues are asked to arm or put off their switch, and to switch it off. */
    private static final Map<String, String> ARM =
            Map.of("hyperliquid", "\"scheduleCancel\",\"time\"", "aster", "countdownTime=20000");

    private static final Map<String, String> OFF =
            Map.of("hyperliquid", "\"scheduleCancel\"}", "aster", "countdownTime=0");

    /** A little more than the twenty seconds that are the shortest. */
    private static final long SILENCE_MS = 25_000;

    @BeforeEach
    void prepare() {
        tradeMuch();
        VENUES.forEach(venue -> {
            watch(venue, ARM.get(venue));
            watch(venue, OFF.get(venue));
        });
    }

    @Test
    void what_rests_is_cancelled_once_nothing_is_heard_of_us_and_stops_that_protect_are_too() throws Exception {
        try (Application service = start()) {
            VENUES.forEach(venue -> place(service, venue, "BTC", "rest", resting()));
            VENUES.forEach(venue -> await().atMost(PATIENCE).until(() -> asked(venue, ARM.get(venue)) > 0));
            service.context().getRouteController().stopRoute("orders.dead-man-switch");
            VENUES.forEach(venue -> protect(service, venue));
            assertThat(VENUES).allSatisfy(venue -> assertThat(open(venue)).hasSize(2));

            clockAhead(SILENCE_MS);

            await().atMost(PATIENCE).untilAsserted(() -> assertThat(VENUES)
                    .allSatisfy(venue -> assertThat(open(venue)).isEmpty()));
            assertThat(VENUES).allSatisfy(venue -> {
                assertThat(positions(venue)).singleElement().satisfies(held -> assertThat(held)
                        .isEqualByComparingTo(LITTLE));
                assertThat(venues.arrivals().asked(venue, OrderAsk.Kind.CANCEL)).isEmpty();
                assertThat(venues.arrivals().requests(venue).keySet())
                        .noneMatch(what -> what.contains("allOpenOrders"));
            });
            clockAhead(0);
        }
    }

    @Test
    void where_a_stop_protects_it_is_switched_off_and_the_stop_stays() {
        try (Application service = start()) {
            VENUES.forEach(venue -> place(service, venue, "BTC", "rest", resting()));
            VENUES.forEach(venue -> await().atMost(PATIENCE).until(() -> asked(venue, ARM.get(venue)) > 0));

            VENUES.forEach(venue -> {
                int before = asked(venue, OFF.get(venue));
                protect(service, venue);
                await().atMost(PATIENCE).until(() -> asked(venue, OFF.get(venue)) > before);
            });
            clockAhead(SILENCE_MS);

            await().during(Duration.ofMillis(1_500)).atMost(PATIENCE).untilAsserted(() -> assertThat(VENUES)
                    .allSatisfy(venue -> assertThat(open(venue)).hasSize(2)));
            clockAhead(0);
        }
    }

    private Application start() {
        return Application.start(
                grounds.recorded(venues, root -> root.withObject("/risk/dead_man_switch")
                        .put("enabled", true)
                        .put("account_timeout_s", 20)
                        .put("symbol_timeout_s", 20)),
                Clock.systemUTC());
    }

    private void protect(Application service, String venue) {
        place(service, venue, "BTC", "bought", OrderTerms.market(Side.BUY, LITTLE));
        OrderTerms stop = OrderTerms.triggered(OrderType.STOP_MARKET, Side.SELL, LITTLE, new BigDecimal("50000"))
                .acting(PositionSide.BOTH, true);
        place(service, venue, "BTC", "stop", stop);
    }
}
