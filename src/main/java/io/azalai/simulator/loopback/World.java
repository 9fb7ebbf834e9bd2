package io.azalai.simulator.loopback;

import io.azalai.simulator.matching.PriceProcess;
import java.time.Clock;
import java.util.List;

/**
 * What all venues of one simulation share.
 *
 * @param clock of timestamps, nonces and windows; never of the data process
 * @param seed same seed, same data, same accounts and keys
 * @param bases base assets to list, in order
 * @param prices the underlying prices
 */
public record World(Clock clock, long seed, List<String> bases, PriceProcess prices) {
    /** Keeps a copy. */
    public World {
        bases = List.copyOf(bases);
    }
}
