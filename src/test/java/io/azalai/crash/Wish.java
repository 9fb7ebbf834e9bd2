package io.azalai.crash;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What the trader asked for, and the most that the service has promised about it. Safe for many threads: volatile.
 */
final class Wish {

    private final String id;
    private final ObjectNode content;
    private volatile boolean answered;

    /** @param content of the request, but for the time it is made at */
    Wish(String id, ObjectNode content) {
        this.id = id;
        this.content = content;
    }

    String id() {
        return id;
    }

    String venue() {
        return content.path("venue").asText();
    }

    /** Whether it asks for a new order. */
    boolean places() {
        return content.path("action").asText("NEW").equals("NEW");
    }

    /** Whether it may rest until it is cancelled. */
    boolean rests() {
        return content.path("timeInForce").asText().equals("GTC");
    }

    /** Whether it may be amended. */
    boolean isOfPerpetual() {
        return content.path("market").asText().equals("PERP");
    }

    /** The request as it is made now: a repeat carries another time. */
    String body() {
        return content.deepCopy().put("createdAt", System.currentTimeMillis()).toString();
    }

    ObjectNode content() {
        return content;
    }

    boolean isAnswered() {
        return answered;
    }

    void answered() {
        answered = true;
    }
}
