package io.azalai.simulator.hyperliquid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.Grounds;
import io.azalai.simulator.loopback.Wallets;
import io.azalai.venue.AccountRequest.ReadKeyExpiry;
import io.azalai.venue.VenueOnLoopback;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An agent without a name, of which only a socket tells (hyperliquid.md 2.5), as the service and a check hear of it.
 */
class UnnamedAgentTest {

    private static final String KEY = "0x" + "5c".repeat(32);

    @TempDir
    Path home;

    private final Ground ground = new Ground();

    @BeforeEach
    void approve() throws Exception {
        ground.client.actWithNonce("{\"type\":\"approveAgent\",\"signatureChainId\":\"0x66eee\","
                + "\"hyperliquidChain\":\"Mainnet\",\"agentAddress\":\"" + Wallets.address(KEY)
                + "\",\"agentName\":\"\",\"nonce\":$}");
    }

    @AfterEach
    void stop() {
        ground.close();
    }

    @Test
    void its_end_is_known_once_the_account_stream_has_told() throws Exception {
        ObjectNode block = new ObjectMapper()
                .createObjectNode()
                .put("base_url", ground.rest)
                .put("ws_url", ground.ws)
                .put("account_address", ground.address)
                .put("secret_key", KEY);
        try (VenueOnLoopback venue = VenueOnLoopback.streams("hyperliquid", block, Clock.systemUTC())) {
            await().atMost(Duration.ofSeconds(30))
                    .pollInterval(Duration.ofSeconds(1))
                    .untilAsserted(() -> assertThat(venue.ask(new ReadKeyExpiry("main")))
                            .hasValueSatisfying(until -> assertThat(Duration.between(Instant.now(), until))
                                    .isBetween(Duration.ofDays(89), Duration.ofDays(90))));
        }
    }

    @Test
    void a_check_hears_it_too() {
        List<String> lines = Grounds.findings(
                new Grounds(home).live(ground.simulator, root -> root.withObject("/exchanges/hyperliquid")
                        .put("secret_key", KEY)),
                Clock.systemUTC());

        assertThat(lines)
                .anyMatch(line -> line.matches("FINE hyperliquid account main: an agent's key may trade spot, "
                        + "may trade perpetuals, may not withdraw, until \\d{4}-.*"))
                .noneMatch(line -> line.contains("has not told when the key ends"));
    }
}
