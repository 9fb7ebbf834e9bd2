package io.azalai.venue.aster;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a call, which become the one text that is signed and sent, in the order they were added (aster.md
 * sections 2.3 and 2.4). Confined to the encoding of one call.
 */
final class Parameters {

    private final List<String> names = new ArrayList<>();
    private final List<String> values = new ArrayList<>();

    /** Adds a parameter; a null value leaves it out. */
    Parameters add(String name, @Nullable Object value) {
        if (value != null) {
            names.add(name);
            values.add(value.toString());
        }
        return this;
    }

    /** Adds the times of a slice of the past, and how much is wanted of it. */
    Parameters within(Slices.Slice slice) {
        Instant end = slice.end();
        return add("startTime", slice.begin().toEpochMilli())
                .add("endTime", end == null ? null : end.toEpochMilli())
                .add("limit", Slices.MOST);
    }

    boolean isEmpty() {
        return names.isEmpty();
    }

    /** Several orders as one parameter: a list of objects whose values are all texts. */
    static String list(List<Parameters> orders) {
        ArrayNode list = Json.MAPPER.createArrayNode();
        orders.forEach(order -> {
            ObjectNode object = list.addObject();
            for (int i = 0; i < order.names.size(); i++) {
                object.put(order.names.get(i), order.values.get(i));
            }
        });
        return list.toString();
    }

    /** UTF-8, blank as plus, only letters, digits and {@code - _ . ~} literal, everything else in upper-case hex. */
    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8)
                .replace("%7E", "~")
                .replace("*", "%2A");
    }

    /** Names and encoded values, as they are signed and sent. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < names.size(); i++) {
            text.append(i == 0 ? "" : "&").append(names.get(i)).append('=').append(encoded(values.get(i)));
        }
        return text.toString();
    }
}
