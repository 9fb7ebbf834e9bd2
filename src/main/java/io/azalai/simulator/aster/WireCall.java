package io.azalai.simulator.aster;

import org.jspecify.annotations.Nullable;

/**
 * One REST request as it arrived.
 *
 * @param method GET, POST, PUT or DELETE
 * @param path without query
 * @param rawQuery still percent-encoded; empty when absent
 * @param rawBody still percent-encoded; empty when absent
 * @param apiKey header {@code X-MBX-APIKEY}; null when absent
 */
record WireCall(
        String method,
        String path,
        String rawQuery,
        String rawBody,
        @Nullable String apiKey) {

    private static final String SIGNATURE = "signature=";

    Parameters parameters() {
        return Parameters.of(rawQuery, rawBody);
    }

    /** What both signature schemes sign: query, then body with nothing between, each without its signature. */
    String signedText() {
        return unsigned(rawQuery) + unsigned(rawBody);
    }

    private static String unsigned(String text) {
        if (text.startsWith(SIGNATURE)) {
            int next = text.indexOf('&');
            return next < 0 ? "" : text.substring(next + 1);
        }
        int start = text.indexOf('&' + SIGNATURE);
        if (start < 0) {
            return text;
        }
        int end = text.indexOf('&', start + 1);
        return end < 0 ? text.substring(0, start) : text.substring(0, start) + text.substring(end);
    }
}
