package io.azalai.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Recorded payloads of the venues, as the tests have them, on one line as on the wire. */
final class Recorded {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Recorded() {}

    /** The payload {@code samples/<venue>/<name>.json}. */
    static String payload(String venue, String name) {
        String path = "/samples/" + venue + "/" + name + ".json";
        try (InputStream text = Recorded.class.getResourceAsStream(path)) {
            if (text == null) {
                throw new IllegalArgumentException("no sample " + path);
            }
            return JSON.readTree(text).toString();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
