package io.azalai.simulator.matching;

import java.util.List;

/**
 * What became of a placed order at once.
 *
 * @param order its state after matching
 * @param executions its own fills, in order
 */
public record Placement(VenueOrder order, List<Execution> executions) {
    /** Keeps a copy. */
    public Placement {
        executions = List.copyOf(executions);
    }
}
