package io.azalai.venue;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP request, ready to be sent as it stands: nothing may re-encode or reorder it after signing.
 *
 * @param method HTTP verb in capitals
 * @param base property that holds the address: {@code base_url} or {@code spot_base_url}
 * @param path path below the address, with leading slash
 * @param query raw query, already encoded; null for none
 * @param body body text; null for none
 * @param contentType null when there is no body
 * @param headers further headers
 */
public record HttpCall(
        String method,
        String base,
        String path,
        @Nullable String query,
        @Nullable String body,
        @Nullable String contentType,
        Map<String, String> headers) {

    public HttpCall {
        headers = Map.copyOf(headers);
    }

    /** Without query, body and headers, which may hold signatures. */
    @Override
    public String toString() {
        return method + " " + path;
    }
}
