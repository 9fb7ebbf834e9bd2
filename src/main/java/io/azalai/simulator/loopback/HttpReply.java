package io.azalai.simulator.loopback;

import java.util.Map;

/**
 * What is answered.
 *
 * @param contentType empty for none
 * @param headers further ones
 */
public record HttpReply(int status, String contentType, String body, Map<String, String> headers) {
    /** Keeps a copy. */
    public HttpReply {
        headers = Map.copyOf(headers);
    }

    public static HttpReply json(int status, String body) {
        return new HttpReply(status, "application/json", body, Map.of());
    }

    /** Plain text with a status. */
    public static HttpReply text(int status, String body) {
        return new HttpReply(status, "text/plain; charset=utf-8", body, Map.of());
    }
}
