package io.azalai.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.azalai.Grounds;
import io.azalai.demo.SimulatedVenues;
import io.azalai.provision.Plan;
import io.azalai.simulator.Simulator;
import io.azalai.simulator.hyperliquid.HyperliquidVenue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A check says all that a start would, and what is at stake, without starting or trading anything. */
class InspectionTest {

    private static Simulator venues;

    @TempDir
    private Path home;

    @BeforeAll
    static void start() {
        venues = Grounds.simulator();
        // each test is a process of its own, with a budget that knows nothing of the others in the same minute
        ((HyperliquidVenue) venues.venue("hyperliquid")).turn("noWeightLimit", true);
    }

    @AfterAll
    static void stop() {
        venues.close();
    }

    @Test
    void keys_outside_and_orders_are_told_and_nothing_is_left_behind() {
        Grounds grounds = new Grounds(home);
        grounds.useExample("demo-buys-aster");
        grounds.useExample("buy-weakness");

        List<String> lines = check(grounds.live(venues, root -> {}));

        assertThat(lines)
                .noneMatch(line -> line.startsWith("WRONG"))
                .contains(
                        "MIND hyperliquid account main: the key may withdraw everything: "
                                + "make an agent key, which cannot, and use that",
                        "MIND flows/demo-buys-aster.camel.yaml sends orders, real ones, to aster [main]",
                        "MIND flows/buy-weakness.camel.yaml sends orders, real ones, to aster [main] or hyperliquid [main]",
                        "FINE examples/buy-weakness.camel.yaml (off) sends orders to aster [main] or hyperliquid [main]")
                .anyMatch(line ->
                        line.startsWith("FINE forward/market-to-kafka.camel.yaml (off) may act outside: kafka:"))
                .anyMatch(line -> line.matches(
                        "FINE aster account main: an agent's key may trade spot, .*, until 2100-01-01T00:00:00Z"))
                .anyMatch(line -> line.matches("FINE aster account main: \\d+ of 2400 fapi.weight in 60 s used"))
                .anyMatch(line -> line.matches("FINE hyperliquid account main: \\d+ of \\d+ address-requests used"))
                .anyMatch(line -> line.matches("FINE hyperliquid budgets: weight \\d+ of 1000 left in 60 s, .*"))
                .anyMatch(line -> line.matches("FINE hyperliquid account main: 0x[0-9a-f]{40} is an account's"))
                .anyMatch(line -> line.matches(
                        "FINE hyperliquid account main: worth [0-9.]+ USD, gained -?[0-9.]+ USD in 24 hours"));
        assertThat(home.resolve("state")).doesNotExist();
        assertThat(venues.arrivals().clientOrderIds("aster")).isEmpty();
    }

    @Test
    void an_agent_is_named_with_its_end_and_a_stranger_is_wrong() {
        HyperliquidVenue venue = (HyperliquidVenue) venues.venue("hyperliquid");
        String address = SimulatedVenues.configuration(venues.addresses())
                .at("/exchanges/hyperliquid/account_address")
                .asText();

        List<String> agent = check(plan(venue.agentKey(address)));
        List<String> stranger = check(plan("0x" + "1a".repeat(32)));

        assertThat(agent)
                .anyMatch(line -> line.matches("FINE hyperliquid account main: an agent's key may trade spot, "
                        + "may trade perpetuals, may not withdraw, until \\d{4}-.*"));
        assertThat(stranger)
                .anyMatch(line -> line.startsWith("WRONG hyperliquid account main: the venue does not take the key: ")
                        && line.contains("is no agent of " + address));
    }

    @Test
    void an_account_whose_key_is_refused_is_named_once_with_what_to_do() {
        Plan plan = new Grounds(home).live(venues, root -> root.withObjectProperty("exchanges")
                .withObjectProperty("aster")
                .put("signer", "")
                .put("private_key", "0x" + "1a".repeat(32)));

        assertThat(check(plan))
                .filteredOn(line -> line.startsWith("WRONG"))
                .singleElement()
                .asString()
                .startsWith(
                        "WRONG aster account main: aster key-rights: -1000 No agent found (write as user the wallet")
                .contains("; correct its keys");
    }

    private Plan plan(String key) {
        return new Grounds(home).live(venues, root -> root.withObjectProperty("exchanges")
                .withObjectProperty("hyperliquid")
                .put("secret_key", key));
    }

    @Test
    void a_flow_is_tried_as_at_the_start() {
        Grounds grounds = new Grounds(home);
        grounds.useExample("demo-buys-aster");
        Path file = grounds.routes().resolve("flows/demo-buys-aster.camel.yaml");
        Grounds.write(file, Grounds.read(file).replace("feed:bbo", "feed:bob"));

        assertThat(check(grounds.live(venues, root -> {})))
                .filteredOn(line -> line.startsWith("WRONG"))
                .singleElement()
                .asString()
                .contains("demo-buys-aster.camel.yaml:", "unknown dataset 'bob'");
    }

    @Test
    void a_folder_of_routes_that_is_missing_is_told_of() {
        Plan plan = new Grounds(home).live(venues, root -> {});
        Path missing = home.resolve("nowhere");

        assertThat(check(new Plan(plan.config(), missing, plan.home(), Map.of(), Map.of(), true)))
                .contains("MIND there is no folder " + missing + ": no flow of yours runs")
                .noneMatch(line -> line.contains("are sound"));
    }

    @Test
    void a_configured_symbol_that_its_venue_does_not_list_is_wrong_and_near_ones_are_named() {
        Plan plan = new Grounds(home).live(venues, root -> root.withObjectProperty("exchanges")
                .withObjectProperty("hyperliquid")
                .putArray("symbols")
                .add("BTC")
                .add("BTCC"));

        assertThat(check(plan))
                .filteredOn(line -> line.startsWith("WRONG"))
                .singleElement()
                .asString()
                .contains("exchanges.hyperliquid.symbols: ", "unknown symbol 'BTCC'", "did you mean", "BTC/USDC:USDC");
    }

    @Test
    void what_schema_and_code_both_find_is_said_once() {
        Plan plan = new Grounds(home).live(venues, root -> {
            root.withObjectProperty("exchanges").withObjectProperty("aster").put("user", "nobody");
            root.withObjectProperty("exchanges")
                    .withObjectProperty("hyperliquid")
                    .put("account_address", "nobody");
        });

        List<String> lines = check(plan);

        assertThat(lines)
                .filteredOn(line -> line.contains("exchanges.aster.user"))
                .hasSize(1);
        assertThat(lines)
                .filteredOn(line -> line.contains("exchanges.hyperliquid.account_address"))
                .hasSize(1);
        assertThat(Files.exists(home.resolve("state"))).isFalse();
    }

    private static List<String> check(Plan plan) {
        return Grounds.findings(plan, Clock.systemUTC());
    }
}
