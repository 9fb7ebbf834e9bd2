package io.azalai.simulator.hyperliquid;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.simulator.loopback.HttpReply;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Consumer;

/** Requests that one client sends over its socket (section 6.3). Confined to the event loop. */
final class Posts {

    private final ObjectMapper json = new ObjectMapper();
    private final HyperliquidSite site;
    private final Consumer<ObjectNode> answers;
    private final Queue<JsonNode> waiting = new ArrayDeque<>();

    /** Answers go there. */
    Posts(HyperliquidSite site, Consumer<ObjectNode> answers) {
        this.site = site;
        this.answers = answers;
    }

    /** @throws UnreadableException when a frame is no request */
    static void check(JsonNode frame) {
        JsonNode request = frame.path("request");
        String type = request.path("type").asText();
        boolean known = type.equals("info") || type.equals("action");
        if (!known
                || !frame.path("id").isIntegralNumber()
                || !request.path("payload").isObject()) {
            throw new UnreadableException("post");
        }
    }

    /** Lets a request wait. */
    void add(JsonNode frame) {
        waiting.add(frame);
    }

    int waiting() {
        return waiting.size();
    }

    /** Carries out all that wait, oldest first. */
    void carryOut() {
        for (JsonNode frame = waiting.poll(); frame != null; frame = waiting.poll()) {
            answers.accept(answer(frame));
        }
    }

    private ObjectNode answer(JsonNode frame) {
        JsonNode request = frame.get("request");
        boolean info = request.get("type").asText().equals("info");
        HttpReply reply = site.answer(info, request.get("payload"));
        if (reply.status() != 200) {
            return refused(frame, reply);
        }
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.set("id", frame.get("id"));
        ObjectNode response = data.putObject("response");
        if (info) {
            ObjectNode payload = response.put("type", "info").putObject("payload");
            payload.set("type", request.get("payload").get("type"));
            payload.set("data", read(reply.body()));
        } else {
            response.put("type", "action").set("payload", read(reply.body()));
        }
        return data;
    }

    private JsonNode read(String reply) {
        try {
            return json.readTree(reply);
        } catch (JsonProcessingException unreadable) {
            throw new IllegalStateException("the venue answered what is no JSON", unreadable);
        }
    }

    /** What a request is answered that REST would have answered with an error. */
    static ObjectNode refused(JsonNode frame, HttpReply reply) {
        String reason = HttpResponseStatus.valueOf(reply.status()).reasonPhrase();
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.set("id", frame.path("id"));
        data.putObject("response")
                .put("type", "error")
                .put("payload", reply.status() + " " + reason + ": " + reply.body());
        return data;
    }
}
