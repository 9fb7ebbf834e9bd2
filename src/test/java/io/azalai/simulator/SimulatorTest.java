package io.azalai.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;

class SimulatorTest {

    @Test
    void the_line_names_every_address_and_key() throws Exception {
        try (Simulator simulator = Simulator.start(SimulatorOptions.defaults(), Clock.systemUTC())) {
            JsonNode line = new ObjectMapper().readTree(simulator.announcement());

            assertThat(line.fieldNames()).toIterable().containsExactlyInAnyOrder("hyperliquid", "aster", "control");
            assertThat(line.get("hyperliquid").fieldNames())
                    .toIterable()
                    .containsExactlyInAnyOrder("rest", "ws", "accounts");
            assertThat(line.at("/hyperliquid/accounts/0").fieldNames())
                    .toIterable()
                    .containsExactlyInAnyOrder("address", "privateKey");
            assertThat(line.get("aster").fieldNames())
                    .toIterable()
                    .containsExactlyInAnyOrder(
                            "futuresRest",
                            "spotRest",
                            "futuresWs",
                            "spotWs",
                            "apiKey",
                            "apiSecret",
                            "user",
                            "signer",
                            "privateKey",
                            "userPrivateKey",
                            "second");
            assertThat(line.at("/aster/second").fieldNames())
                    .toIterable()
                    .containsExactlyInAnyOrder("apiKey", "apiSecret", "user", "signer", "privateKey", "userPrivateKey");
            assertThat(simulator.announcement()).doesNotContain("\n");
        }
    }

    @Test
    void a_port_in_use_is_named() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            int port = Math.min(taken.getLocalPort(), 65_500);
            SimulatorOptions options = new SimulatorOptions(port, 1, BigDecimal.ONE, List.of());

            assertThatThrownBy(() -> Simulator.start(options, Clock.systemUTC()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("port " + port + " on 127.0.0.1 is in use");
        }
    }

    @Test
    void unknown_symbols_and_absurd_speeds_are_refused() {
        assertThatThrownBy(() ->
                        Simulator.start(new SimulatorOptions(0, 1, BigDecimal.ONE, List.of("NOPE")), Clock.systemUTC()))
                .hasMessageContaining("unknown symbol 'NOPE'; known are [BTC, ETH,");
        assertThatThrownBy(() -> new SimulatorOptions(0, 1, BigDecimal.ZERO, List.of()))
                .hasMessage("speed must be 0.1 to 100, was 0");
    }

    @Test
    void only_asked_symbols_are_listed_at_both_venues() {
        SimulatorOptions options = new SimulatorOptions(0, 1, BigDecimal.TEN, List.of("ETH"));
        try (Simulator simulator = Simulator.start(options, Clock.systemUTC())) {
            assertThat(simulator.venue("hyperliquid").engines().get("all").product("BTC"))
                    .isEmpty();
            assertThat(simulator.venue("hyperliquid").engines().get("all").product("ETH"))
                    .isPresent();
            assertThat(simulator.venue("aster").engines().get("futures").products())
                    .allMatch(product -> product.base().equals("ETH"));
        }
    }
}
