package io.azalai.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.model.Mode;
import io.azalai.settings.ConfigurationReader;
import io.azalai.simulator.Simulator;
import io.azalai.simulator.SimulatorOptions;
import io.azalai.simulator.aster.AsterVenue;
import io.azalai.simulator.hyperliquid.HyperliquidVenue;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;

/** Simulated venues as they run for a command or for mode {@code demo}. Safe for many threads: immutable. */
public final class SimulatedVenues implements AutoCloseable {

    /** The simulated accounts hold coins worth so much that their ordinary moves would reach the default within minutes. */
    private static final int DAILY_LOSS_LIMIT_USD = 10_000;

    private final Simulator simulator;

    private SimulatedVenues(Simulator simulator) {
        this.simulator = simulator;
    }

    /** Starts them as {@code azalai demo} has them. */
    public static SimulatedVenues start(Clock clock) {
        return new SimulatedVenues(Simulator.start(SimulatorOptions.defaults(), clock));
    }

    /** Starts them as somebody wants them. */
    public static SimulatedVenues start(int port, long seed, BigDecimal speed, List<String> symbols, Clock clock) {
        return new SimulatedVenues(Simulator.start(new SimulatorOptions(port, seed, speed, symbols), clock));
    }

    /** Addresses, accounts and keys as one JSON object. */
    public String announcement() {
        return simulator.announcement();
    }

    /** The configuration of mode {@code demo}. */
    public ObjectNode configuration() {
        return configuration(simulator.addresses());
    }

    /** The same, of venues that were started elsewhere. */
    public static ObjectNode configuration(Simulator.Addresses announced) {
        ObjectNode root = ConfigurationReader.empty();
        root.put("mode", Mode.DEMO.word());
        root.withObjectProperty("risk").put("daily_loss_limit", DAILY_LOSS_LIMIT_USD);
        HyperliquidVenue.Addresses hyperliquid = announced.hyperliquid();
        HyperliquidVenue.Account account = hyperliquid.accounts().get(0);
        root.withObjectProperty("exchanges")
                .withObjectProperty("hyperliquid")
                .put("base_url", hyperliquid.rest())
                .put("ws_url", hyperliquid.ws())
                .put("account_address", account.address())
                .put("secret_key", account.privateKey());
        AsterVenue.Addresses aster = announced.aster();
        root.withObjectProperty("exchanges")
                .withObjectProperty("aster")
                .put("base_url", aster.futuresRest())
                .put("ws_url", aster.futuresWs())
                .put("spot_base_url", aster.spotRest())
                .put("spot_ws_url", aster.spotWs())
                .put("user", aster.user())
                .put("signer", aster.signer())
                .put("private_key", aster.privateKey());
        return root;
    }

    @Override
    public void close() {
        simulator.close();
    }
}
