package io.azalai.simulator;

import java.math.BigDecimal;
import java.util.List;

/**
 * How the simulator starts.
 *
 * @param port first of the ports, the others follow upward; 0 for free ones
 * @param seed same seed: same market data, accounts and keys
 * @param speed how much faster than life the market moves, 0.1 to 100; timestamps and funding hours stay the clock's
 * @param symbols base assets to list; empty for all
 */
public record SimulatorOptions(int port, long seed, BigDecimal speed, List<String> symbols) {

    /** Checks the ranges. */
    public SimulatorOptions {
        symbols = List.copyOf(symbols);
        if (port < 0 || port > 65_500) {
            throw new IllegalArgumentException("port must be 0 to 65500, was " + port);
        }
        if (speed.compareTo(new BigDecimal("0.1")) < 0 || speed.compareTo(BigDecimal.valueOf(100)) > 0) {
            throw new IllegalArgumentException("speed must be 0.1 to 100, was " + speed);
        }
    }

    /** Free ports, seed 1, the speed of life, everything listed. */
    public static SimulatorOptions defaults() {
        return new SimulatorOptions(0, 1, BigDecimal.ONE, List.of());
    }
}
