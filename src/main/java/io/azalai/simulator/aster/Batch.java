package io.azalai.simulator.aster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lists inside a parameter: {@code batchOrders}, {@code orderIdList}, {@code origClientOrderIdList}. */
final class Batch {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_ORDERS = 5;
    private static final int MOST_CANCELS = 10;

    private Batch() {}

    /** The orders of a batch. @throws RefusedException -4082 when there are none or more than five */
    static List<Parameters> orders(Parameters parameters) {
        List<Parameters> orders = items(parameters, "batchOrders");
        if (orders.isEmpty() || orders.size() > MOST_ORDERS) {
            throw Refusal.BATCH_SIZE.with();
        }
        return orders;
    }

    /** The changes of a batch. @throws RefusedException -1100 when there are none or more than five */
    static List<Parameters> changes(Parameters parameters) {
        List<Parameters> changes = items(parameters, "batchOrders");
        if (changes.isEmpty() || changes.size() > MOST_ORDERS) {
            throw Refusal.ILLEGAL_CHARACTERS.with("batchOrders", "1 to 5");
        }
        return changes;
    }

    /** A list of objects, their values as texts. */
    static List<Parameters> items(Parameters parameters, String name) {
        List<Parameters> orders = new ArrayList<>();
        for (JsonNode item : list(parameters, name)) {
            Map<String, String> values = new LinkedHashMap<>();
            item.properties()
                    .forEach(
                            field -> values.put(field.getKey(), field.getValue().asText()));
            orders.add(Parameters.of(values));
        }
        return orders;
    }

    /** The words of a list, numbers as text; empty when the parameter is absent. */
    static List<String> words(Parameters parameters, String name) {
        if (parameters.optional(name).isEmpty()) {
            return List.of();
        }
        List<String> words = new ArrayList<>();
        list(parameters, name).forEach(word -> words.add(word.asText()));
        if (words.size() > MOST_CANCELS) {
            throw Refusal.TOO_MANY_CANCELS.with();
        }
        return words;
    }

    private static JsonNode list(Parameters parameters, String name) {
        try {
            JsonNode list = JSON.readTree(parameters.text(name));
            if (list.isArray()) {
                return list;
            }
        } catch (JsonProcessingException unreadable) {
            throw Refusal.MANDATORY.with(name);
        }
        throw Refusal.MANDATORY.with(name);
    }
}
