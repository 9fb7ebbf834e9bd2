package io.azalai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.provision.Plan;
import io.azalai.settings.ConfigurationException;
import io.azalai.simulator.loopback.Fault;
import java.time.Clock;
import org.junit.jupiter.api.Test;

/** What a start makes of names that no venue lists. */
class UnlistedNamesTest extends OnSimulatedVenues {

    @Test
    void configured_symbols_and_dexes_that_no_venue_lists_stop_the_start_and_all_are_named_with_near_ones() {
        Plan plan = grounds.live(venues, root -> {
            hyperliquid(root).putArray("symbols").add("BTC").add("BTCC").add("xyz:XYZ100");
            hyperliquid(root).putArray("dexes").add("xyz").add("nope");
            root.withObjectProperty("exchanges")
                    .withObjectProperty("aster")
                    .putArray("symbols")
                    .add("ETHH");
            root.withObjectProperty("risk")
                    .putArray("allowed_symbols")
                    .add("hyperliquid:BTC")
                    .add("hyperliquid:BTC/USDT")
                    .add("BTC");
        });

        assertThatThrownBy(() -> Application.start(plan, Clock.systemUTC()))
                .isInstanceOfSatisfying(ConfigurationException.class, refused -> assertThat(refused.problems())
                        .extracting(problem -> problem.path())
                        .containsExactlyInAnyOrder(
                                "exchanges.hyperliquid.dexes",
                                "exchanges.hyperliquid.symbols",
                                "exchanges.aster.symbols",
                                "risk.allowed_symbols",
                                "risk.allowed_symbols"))
                .hasMessageContaining("holds 'nope', and the venue lists no such dex of perpetuals")
                .hasMessageContaining("write some of [flx, xyz] or delete it")
                .hasMessageContaining("unknown symbol 'BTCC'; did you mean")
                .hasMessageContaining("unknown symbol 'ETHH'")
                .hasMessageContaining("holds 'hyperliquid:BTC/USDT', which is no symbol of an enabled venue")
                .hasMessageContaining("holds 'BTC', which is no symbol");
        assertThat(venues.arrivals().requests("hyperliquid")).doesNotContainKey("OPEN /ws");
    }

    @Test
    void names_of_a_venue_that_answers_only_later_are_told_once_by_an_alert() {
        Fault down = Fault.next("hyperliquid", Fault.Kind.DOWN);
        venues.inject(down.lasting(PATIENCE.toMillis() * 10));
        venues.venue("hyperliquid").turn("noWeightLimit", true);
        grounds.flow("watch", Grounds.watch());
        Plan plan = grounds.recorded(venues, root -> {
            hyperliquid(root)
                    .withObjectProperty("rate_limit")
                    .put("requests_per_minute", 6_000)
                    .put("weight_limit", 6_000);
            hyperliquid(root).putArray("symbols").add("BTC").add("BTCC");
            hyperliquid(root).putArray("dexes").add("nope");
        });

        try (Application service = Application.start(plan, Clock.systemUTC())) {
            assertThat(grounds.alerts("config.unlisted")).isEmpty();
            venues.inject(down);

            await().atMost(PATIENCE).until(() -> Grounds.quotes(service, "hyperliquid"));
            await().atMost(PATIENCE)
                    .until(() -> grounds.alerts("config.unlisted").size() == 2);
            assertThat(grounds.alerts("config.unlisted"))
                    .anyMatch(line -> line.contains("exchanges.hyperliquid.symbols") && line.contains("BTCC"))
                    .anyMatch(line -> line.contains("exchanges.hyperliquid.dexes") && line.contains("nope"));
        }
    }

    private static ObjectNode hyperliquid(ObjectNode root) {
        return root.withObjectProperty("exchanges").withObjectProperty("hyperliquid");
    }
}
