package io.azalai.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.Grounds;
import io.azalai.demo.SimulatedVenues;
import io.azalai.model.PositionMode;
import io.azalai.simulator.Simulator;
import io.azalai.simulator.hyperliquid.HyperliquidVenue;
import io.azalai.simulator.loopback.Fault;
import io.azalai.venue.SettingRequest;
import io.azalai.venue.VenueOnLoopback;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What would surprise whoever starts is said before, with what to do. */
class SurprisesTest {

    private static Simulator venues;

    @TempDir
    private Path home;

    @BeforeAll
    static void start() {
        venues = Grounds.simulator();
        ((HyperliquidVenue) venues.venue("hyperliquid")).turn("noWeightLimit", true);
    }

    @AfterAll
    static void stop() {
        venues.close();
    }

    @Test
    void hedge_mode_is_said_with_what_orders_must_say() throws Exception {
        JsonNode block = SimulatedVenues.configuration(venues.addresses()).at("/exchanges/aster");
        try (VenueOnLoopback aster = VenueOnLoopback.requests("aster", block, Clock.systemUTC())) {
            aster.ask(new SettingRequest.SetPositionMode("main", PositionMode.HEDGE));
            List<String> lines = check("aster", exchange -> {});
            aster.ask(new SettingRequest.SetPositionMode("main", PositionMode.ONE_WAY));

            assertThat(lines)
                    .contains("MIND aster account main: hedge mode: orders must say positionSide LONG or SHORT");
        }
        assertThat(check("aster", exchange -> {})).contains("FINE aster account main: one position a symbol");
    }

    @Test
    void an_agents_address_as_account_is_wrong_and_its_owner_is_named() {
        HyperliquidVenue venue = (HyperliquidVenue) venues.venue("hyperliquid");
        String owner = venue.accounts().get(0);

        List<String> lines = check("hyperliquid", exchange -> exchange.put("secret_key", venue.agentKey(owner))
                .put("account_address", ""));

        assertThat(lines)
                .contains("WRONG hyperliquid account main: the venue does not take the key: it is an agent's of "
                        + owner + ": write that as account_address");
    }

    @ParameterizedTest
    @CsvSource({
        "hyperliquid, base_url, https://api.hyperliquid.xyz",
        "hyperliquid, ws_url, wss://api.hyperliquid.xyz/ws",
        "aster, base_url, https://fapi.asterdex.com",
        "aster, spot_ws_url, wss://sstream.asterdex.com/ws"
    })
    void mainnet_beside_testnet_is_refused_with_key_value_and_cure(String venue, String key, String mainnet) {
        List<String> lines =
                check(venue, exchange -> exchange.put("testnet", true).put(key, mainnet));

        assertThat(lines)
                .filteredOn(line -> line.startsWith("WRONG exchanges." + venue + "." + key + ": "))
                .singleElement()
                .asString()
                .containsIgnoringCase("mainnet")
                .contains("testnet", "write ");
    }

    @ParameterizedTest
    @CsvSource({"7, ahead of", "-7, behind"})
    void a_clock_that_is_off_is_wrong_in_its_direction_with_the_cure(int seconds, String direction) {
        Clock off = Clock.offset(Clock.systemUTC(), Duration.ofSeconds(seconds));

        List<String> lines = Grounds.findings(new Grounds(home).live(venues, root -> {}), off);

        assertThat(lines)
                .filteredOn(line -> line.contains("our clock"))
                .hasSize(4)
                .allMatch(line -> line.matches("WRONG \\w+ \\w+ answers; our clock is [67]\\d{3} ms " + direction
                        + " the venue's: run NTP, or prices look old or come from the future"));
    }

    @Test
    void a_first_answer_that_comes_late_makes_no_clock_wrong() {
        venues.inject(Fault.next("hyperliquid", Fault.Kind.SLOW)
                .containing("exchangeStatus")
                .lasting(2000));

        assertThat(check("hyperliquid", exchange -> {}))
                .filteredOn(line -> line.contains("our clock"))
                .isNotEmpty()
                .allMatch(line -> line.startsWith("FINE "));
    }

    @Test
    void a_request_limit_is_no_matter_of_the_address() {
        venues.inject(Fault.next("aster", Fault.Kind.STATUS).withStatus(429).times(2));

        assertThat(check("aster", exchange -> {}))
                .filteredOn(line -> line.startsWith("WRONG aster "))
                .isNotEmpty()
                .allMatch(
                        line -> line.matches(
                                ".*; it counts the requests of this machine's address, other programs' too: check again in .*"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"spotClearinghouseState", "portfolio", "frontendOpenOrders", "userRateLimit"})
    void a_request_limit_within_the_check_wants_time(String question) {
        venues.inject(Fault.next("hyperliquid", Fault.Kind.STATUS)
                .withStatus(429)
                .containing(question)
                .times(1));

        assertThat(check("hyperliquid", exchange -> {}))
                .filteredOn(line -> line.startsWith("WRONG hyperliquid"))
                .isNotEmpty()
                .allMatch(line -> line.contains("other programs' too: check again in "));
    }

    private List<String> check(String venue, Consumer<ObjectNode> more) {
        return Grounds.findings(
                new Grounds(home)
                        .live(
                                venues,
                                root -> more.accept(
                                        root.withObjectProperty("exchanges").withObjectProperty(venue))),
                Clock.systemUTC());
    }
}
