package io.azalai.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.model.Mode;
import io.azalai.settings.ConfigurationReader;
import io.azalai.simulator.Simulator;
import io.azalai.simulator.SimulatorOptions;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;

/** Simulated venues as they run for a command or for mode {@code demo}. Safe for many threads: immutable. */
public final class SimulatedVenues implements AutoCloseable {

    /**
     * The simulated accounts hold coins worth so much that their ordinary moves would reach the default within minutes.
     */
    private static final int DAILY_LOSS_LIMIT_USD = 10_000;

    private static final int OFF_AS_ONE_ASSET_IS_BOUGHT_ON_BOTH_VENUES = 1;

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
        root.withObjectProperty("risk")
                .put("daily_loss_limit", DAILY_LOSS_LIMIT_USD)
                .put("correlation_limit", OFF_AS_ONE_ASSET_IS_BOUGHT_ON_BOTH_VENUES);
        ObjectNode exchanges = root.withObjectProperty("exchanges");
        announced.settings().forEach((venue, settings) -> settings.forEach(exchanges.withObjectProperty(venue)::put));
        return root;
    }

    @Override
    public void close() {
        simulator.close();
    }
}
