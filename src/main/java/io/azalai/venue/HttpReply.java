package io.azalai.venue;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * What a venue answered.
 *
 * @param status HTTP status
 * @param headers names in lower case
 * @param body as text; empty when there was none
 * @param receivedAt local receive time
 * @param took from when the request was sent, whatever our clock did meanwhile
 */
public record HttpReply(int status, Map<String, String> headers, String body, Instant receivedAt, Duration took) {

    public HttpReply {
        headers = Map.copyOf(headers);
    }

    /** Of a request that nobody knows when it was sent, such as a recorded one. */
    public HttpReply(int status, Map<String, String> headers, String body, Instant receivedAt) {
        this(status, headers, body, receivedAt, Duration.ZERO);
    }

    /** Without headers and body, which may be private. */
    @Override
    public String toString() {
        return "HttpReply[" + status + "]";
    }
}
