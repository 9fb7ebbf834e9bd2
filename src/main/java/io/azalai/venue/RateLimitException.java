package io.azalai.venue;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Too many requests, by the venue's count or by ours. */
public final class RateLimitException extends VenueException {

    private final @Nullable Duration retryAfter;

    /** With how long to wait, null when not known. */
    public RateLimitException(Details details, @Nullable Duration retryAfter) {
        this(details, retryAfter, null);
    }

    /** With how long to wait, null when not known, and what caused it. */
    public RateLimitException(Details details, @Nullable Duration retryAfter, @Nullable Throwable cause) {
        super(details, cause);
        this.retryAfter = retryAfter;
    }

    /** How long to wait before the next try, when known. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
