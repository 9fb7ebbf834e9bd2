package io.azalai.venue;

import io.azalai.settings.Block;

/**
 * How much of what a venue allows we use at most: the block {@code rate_limit} of a venue. Immutable.
 *
 * @param requestsPerMinute requests of any kind in a minute
 * @param burstLimit requests of any kind in a second
 * @param weightLimit request weight in a minute
 */
public record RateLimit(int requestsPerMinute, int burstLimit, int weightLimit) {

    /** What the block says, and where it says nothing, or what cannot be, these; that is noted as a problem. */
    public static RateLimit read(Block block, RateLimit otherwise) {
        return new RateLimit(
                positive(block, "requests_per_minute", otherwise.requestsPerMinute),
                positive(block, "burst_limit", otherwise.burstLimit),
                positive(block, "weight_limit", otherwise.weightLimit));
    }

    private static int positive(Block block, String key, int otherwise) {
        int value = block.whole(key, otherwise);
        if (value < 1) {
            block.problem(key, "must be 1 or more, was " + value, "write a number such as " + otherwise);
            return otherwise;
        }
        return value;
    }
}
