package io.azalai.check;

import io.azalai.timing.Failures;
import io.azalai.venue.RateLimitException;

/** Why a venue did not answer a question, and what to do. Stateless. */
final class Unanswered {

    private Unanswered() {}

    static String text(RuntimeException failure) {
        return text(failure, "");
    }

    /** @param cure what to do unless it is a request limit, which only wants time */
    static String text(RuntimeException failure, String cure) {
        return Causes.of(failure) + (Failures.cause(failure) instanceof RateLimitException limit ? later(limit) : cure);
    }

    private static String later(RateLimitException limit) {
        return "; it counts the requests of this machine's address, other programs' too: check again in "
                + limit.retryAfter().map(wait -> wait.toSeconds() + " s").orElse("a minute");
    }
}
