package io.azalai.venue;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a recorded call asked.
 *
 * @param requests several where one reply tells several things, none where we make no such call; orders are of permits
 *     that no venue takes, and what the recording does not say is made up, to be shown to nobody
 * @param missing what a reply that is no refusal cannot be read without and the recording lacks; null when it lacks
 *     nothing
 * @param unknownOrders why nobody can tell what was ordered, by place in a batch; a single order has the place 0
 */
public record RecordedQuestion(
        List<VenueRequest<?>> requests, @Nullable String missing, Map<Integer, String> unknownOrders) {

    public RecordedQuestion {
        requests = List.copyOf(requests);
        unknownOrders = Map.copyOf(unknownOrders);
    }
}
