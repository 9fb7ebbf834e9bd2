package io.azalai.venue;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How much of one of its limits an account has used, by the venue's own count or, where it tells none, by ours.
 *
 * @param name what is limited: {@code address-requests}, {@code fapi.weight}
 * @param used so far
 * @param cap the most there may be
 * @param period after which it counts anew; null where nothing is ever forgotten, or it is a number at one time
 */
public record LimitState(
        String name, long used, long cap, @Nullable Duration period) {

    private static final int NEARLY_PERCENT = 80;

    /** Whether little is left: a fifth at most. */
    public boolean isNearlyUsed() {
        return used * 100 >= cap * NEARLY_PERCENT;
    }
}
