package io.azalai.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.Grounds;
import io.azalai.demo.SimulatedVenues;
import io.azalai.simulator.Simulator;
import io.azalai.simulator.SimulatorOptions;
import io.azalai.simulator.hyperliquid.HyperliquidVenue;
import io.azalai.simulator.hyperliquid.TestClient;
import io.azalai.simulator.loopback.Wallets;
import io.azalai.venue.TrialClock;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an account, its key or an address will surprise with is said by a check, with what to do. */
class AccountSurprisesTest {

    private static final String MAIN = "hyperliquid account main: ";

    private final TrialClock clock = new TrialClock();

    @TempDir
    private Path home;

    private Simulator venues;
    private String master;
    private String agentKey;

    @BeforeEach
    void start() {
        venues = Simulator.start(SimulatorOptions.defaults(), clock);
        HyperliquidVenue venue = (HyperliquidVenue) venues.venue("hyperliquid");
        master = configured("account_address");
        agentKey = venue.agentKey(master);
    }

    @AfterEach
    void stop() {
        venues.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "unifiedAccount  | MIND | a unified account: spot balances back the perpetuals, and nothing can be moved"
                        + " between the two",
                "portfolioMargin | MIND | portfolio margin: all balances back all positions and may be borrowed against",
                "dexAbstraction  | FINE | orders of other dexes pull their collateral by themselves"
            })
    void an_account_whose_money_is_shared_is_told(String word, String finding, String text) throws Exception {
        new TestClient(configured("base_url"), configured("secret_key"))
                .actWithNonce("{\"type\":\"userSetAbstraction\",\"signatureChainId\":\"0x66eee\","
                        + "\"hyperliquidChain\":\"Mainnet\",\"user\":\"" + master + "\",\"abstraction\":\"" + word
                        + "\",\"nonce\":$}");

        assertThat(check("hyperliquid", exchange -> {})).contains(finding + " " + MAIN + text);
    }

    @Test
    void an_agent_that_ends_soon_is_warned_of_with_the_days_left() {
        clock.step(Duration.ofDays(80));

        assertThat(check("hyperliquid", exchange -> exchange.put("secret_key", agentKey)))
                .contains("MIND " + MAIN + "the key ends in 9 days; approve another agent before");
    }

    @Test
    void an_agent_that_ended_is_wrong_and_the_cure_is_named() {
        clock.step(Duration.ofDays(91));

        assertThat(check("hyperliquid", exchange -> exchange.put("secret_key", agentKey)))
                .filteredOn(line -> line.startsWith("WRONG"))
                .singleElement()
                .asString()
                .isEqualTo("WRONG " + MAIN + "the venue does not take the key: " + Wallets.address(agentKey)
                        + " is no agent of " + master
                        + ": approve it there, or write the key of an agent that is approved");
    }

    @Test
    void an_agent_that_the_venue_still_takes_after_its_end_is_wrong() {
        Clock later = Clock.offset(clock, Duration.ofDays(91));

        assertThat(check("hyperliquid", exchange -> exchange.put("secret_key", agentKey), later))
                .anyMatch(line -> line.matches(
                        "WRONG " + MAIN + "the key ended at \\d{4}-\\d{2}-\\d{2}T[0-9:.]+Z; approve another agent"));
    }

    @Test
    void an_agents_address_as_account_is_wrong_with_the_address_it_acts_for() {
        String agent = Wallets.address(agentKey);

        List<String> lines = check("hyperliquid", exchange -> exchange.put("account_address", agent)
                .put("secret_key", agentKey));

        assertThat(lines)
                .contains("WRONG " + MAIN + "account_address is an agent's, which holds nothing: write " + master
                        + ", which it acts for");
    }

    @Test
    void an_address_that_is_no_more_is_warned_of_with_the_one_to_write() {
        assertThat(check("aster", exchange -> exchange.put("spot_ws_url", "wss://stream.asterdex.com/ws")))
                .contains("MIND exchanges.aster.spot_ws_url: wss://stream.asterdex.com/ws is no more;"
                        + " wss://sstream.asterdex.com/ws is used, please write that");
    }

    private String configured(String key) {
        return SimulatedVenues.configuration(venues.addresses())
                .at("/exchanges/hyperliquid/" + key)
                .asText();
    }

    private List<String> check(String venue, Consumer<ObjectNode> more) {
        return check(venue, more, clock);
    }

    private List<String> check(String venue, Consumer<ObjectNode> more, Clock ours) {
        return Grounds.findings(
                new Grounds(home)
                        .live(
                                venues,
                                root -> more.accept(
                                        root.withObjectProperty("exchanges").withObjectProperty(venue))),
                ours);
    }
}
