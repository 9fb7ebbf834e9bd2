package io.azalai.flow;

import io.azalai.flow.RouteText.Word;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An endpoint as a flow names it, whether its options stand in a block or behind a question mark.
 *
 * @param scheme what stands before the first colon: {@code feed}
 * @param path what follows, without options: {@code ticker,bbo}
 * @param line of the URI
 * @param parameters values by option, with the line of each
 */
record EndpointUse(String scheme, String path, int line, Map<String, Word> parameters) {

    EndpointUse {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    static EndpointUse of(Word uri, Map<String, Word> block) {
        String[] halves = uri.text().split("\\?", 2);
        Map<String, Word> parameters = new LinkedHashMap<>(block);
        if (halves.length > 1) {
            for (String option : halves[1].split("&", -1)) {
                String[] pair = option.split("=", 2);
                parameters.put(pair[0], new Word(pair.length > 1 ? pair[1] : "", uri.line()));
            }
        }
        int colon = halves[0].indexOf(':');
        String path = halves[0].substring(colon + 1);
        return new EndpointUse(
                colon < 0 ? "" : halves[0].substring(0, colon),
                path.startsWith("//") ? path.substring(2) : path,
                uri.line(),
                parameters);
    }

    /** Whether Camel means this one by its own spelling of a URI. */
    boolean isMeantBy(String uri) {
        EndpointUse other = of(new Word(uri, 0), Map.of());
        return other.scheme.equals(scheme) && other.path.equals(path);
    }
}
