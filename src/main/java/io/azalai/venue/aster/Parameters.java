package io.azalai.venue.aster;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a call as the one text that is signed and sent, in the order they were added (aster.md sections 2.3
 * and 2.4). Confined to the encoding of one call.
 */
final class Parameters {

    private final StringBuilder text = new StringBuilder();

    /** Adds a parameter; a null value leaves it out. */
    Parameters add(String name, @Nullable Object value) {
        if (value != null) {
            if (text.length() > 0) {
                text.append('&');
            }
            text.append(name).append('=').append(encoded(value.toString()));
        }
        return this;
    }

    boolean isEmpty() {
        return text.isEmpty();
    }

    /** UTF-8, blank as plus, only letters, digits and {@code - _ . ~} literal, everything else in upper-case hex. */
    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8)
                .replace("%7E", "~")
                .replace("*", "%2A");
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
