package io.azalai.stream;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What becomes one exchange.
 *
 * @param body String, byte[] or StreamStatus
 * @param failure why connections were lost; null for all but the exchange of {@code sendMessageOnError}
 */
record Frame(
        Object body,
        String group,
        Instant receivedAt,
        @Nullable Exception failure) {}
