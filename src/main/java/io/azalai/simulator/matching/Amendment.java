package io.azalai.simulator.matching;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of an order that was changed in place.
 *
 * @param order its state afterwards
 * @param refusal why nothing was changed; null when it was
 * @param executions fills that the new limit led to at once
 */
public record Amendment(VenueOrder order, @Nullable EndReason refusal, List<Execution> executions) {
    /** Keeps a copy. */
    public Amendment {
        executions = List.copyOf(executions);
    }
}
