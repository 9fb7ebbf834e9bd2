package io.azalai.simulator.loopback;

import java.time.Instant;
import java.util.Map;

/**
 * A request as it arrived, whole.
 *
 * @param method upper case
 * @param path decoded, without query
 * @param query raw, without question mark; empty when none
 * @param headers names in lower case, the first value of each
 * @param body empty when none
 */
public record HttpRequest(
        String method, String path, String query, Map<String, String> headers, String body, Instant receivedAt) {
    /** Keeps a copy. */
    public HttpRequest {
        headers = Map.copyOf(headers);
    }
}
