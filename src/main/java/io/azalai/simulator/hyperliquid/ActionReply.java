package io.azalai.simulator.hyperliquid;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The bodies that answer an action (section 3.2). Pure. */
final class ActionReply {

    private ActionReply() {}

    /** Accepted, nothing to say. */
    static ObjectNode done() {
        return accepted("default");
    }

    /** Accepted, with a status an order, cancel or modify. */
    static ObjectNode statuses(String type, ArrayNode statuses) {
        ObjectNode reply = accepted(type);
        response(reply).putObject("data").set("statuses", statuses);
        return reply;
    }

    /** Accepted, with one status. */
    static ObjectNode status(String type, JsonNode status) {
        ObjectNode reply = accepted(type);
        response(reply).putObject("data").set("status", status);
        return reply;
    }

    /** Accepted, with what was made. */
    static ObjectNode data(String type, JsonNode data) {
        ObjectNode reply = accepted(type);
        response(reply).set("data", data);
        return reply;
    }

    /** Refused whole. */
    static ObjectNode refused(String text) {
        return JsonNodeFactory.instance.objectNode().put("status", "err").put("response", text);
    }

    /** A status element that says why. */
    static ObjectNode error(String text) {
        return JsonNodeFactory.instance.objectNode().put("error", text);
    }

    private static ObjectNode accepted(String type) {
        ObjectNode reply = JsonNodeFactory.instance.objectNode().put("status", "ok");
        reply.putObject("response").put("type", type);
        return reply;
    }

    private static ObjectNode response(ObjectNode reply) {
        return (ObjectNode) reply.get("response");
    }
}
