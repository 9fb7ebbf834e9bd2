package io.azalai.venue;

import java.time.Instant;
import java.util.Map;

/**
 * What a venue answered.
 *
 * @param status HTTP status
 * @param headers names in lower case
 * @param body as text; empty when there was none
 * @param receivedAt local receive time
 */
public record HttpReply(int status, Map<String, String> headers, String body, Instant receivedAt) {

    public HttpReply {
        headers = Map.copyOf(headers);
    }

    /** Without headers and body, which may be private. */
    @Override
    public String toString() {
        return "HttpReply[" + status + "]";
    }
}
