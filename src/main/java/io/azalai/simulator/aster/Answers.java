package io.azalai.simulator.aster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** Answers that carry nothing but success. Stateless. */
final class Answers {

    private static final String ALL_CANCELED = "The operation of cancel all open order is done.";

    private Answers() {}

    static JsonNode success() {
        return JsonNodeFactory.instance.objectNode().put("code", 200).put("msg", "success");
    }

    /** Cancel-all on futures: the code is a text. */
    static JsonNode futuresAllCanceled() {
        return JsonNodeFactory.instance.objectNode().put("code", "200").put("msg", ALL_CANCELED);
    }

    /** Cancel-all on spot: the code is a number. */
    static JsonNode spotAllCanceled() {
        return JsonNodeFactory.instance.objectNode().put("code", 200).put("msg", ALL_CANCELED);
    }
}
