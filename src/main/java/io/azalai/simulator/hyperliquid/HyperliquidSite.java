package io.azalai.simulator.hyperliquid;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.azalai.simulator.loopback.ClientSocket;
import io.azalai.simulator.loopback.HttpReply;
import io.azalai.simulator.loopback.HttpRequest;
import io.azalai.simulator.loopback.OrderAsk;
import io.azalai.simulator.loopback.Site;
import io.azalai.simulator.loopback.SocketSession;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The venue's one address: {@code /info}, {@code /exchange} and {@code /ws} (section 1). Confined to the event loop.
 */
final class HyperliquidSite implements Site {

    private static final String UNREADABLE = "Failed to deserialize the JSON body into the target type";

    private final ObjectMapper json = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private final InfoDesk info;
    private final ActionDesk actions;
    private final Weights weights;
    private final Feeds feeds;

    HyperliquidSite(InfoDesk info, ActionDesk actions, Weights weights, Feeds feeds) {
        this.info = info;
        this.actions = actions;
        this.weights = weights;
        this.feeds = feeds;
    }

    @Override
    public HttpReply answer(HttpRequest request) {
        boolean toInfo = request.path().equals("/info");
        if (!toInfo && !request.path().equals("/exchange")) {
            return HttpReply.text(404, "");
        }
        if (!request.method().equals("POST")) {
            return new HttpReply(405, "", "", Map.of("Allow", "POST"));
        }
        String type = request.headers().getOrDefault("content-type", "").toLowerCase(Locale.ROOT);
        if (!type.startsWith("application/json")) {
            return HttpReply.text(415, "Expected request with `Content-Type: application/json`");
        }
        try {
            JsonNode body = json.readTree(request.body());
            return body == null || !body.isObject() ? HttpReply.text(422, UNREADABLE) : answer(toInfo, body);
        } catch (JsonProcessingException unreadable) {
            boolean duplicate = String.valueOf(unreadable.getMessage()).startsWith("Duplicate field");
            return duplicate
                    ? HttpReply.text(422, UNREADABLE)
                    : HttpReply.text(400, "Failed to parse the request body as JSON");
        }
    }

    /** A reply to a parsed body, also used by {@code post} over a socket. */
    HttpReply answer(boolean toInfo, JsonNode body) {
        String type = body.path("type").asText();
        int weight = toInfo ? Weights.ofInfo(type) : Weights.ofAction(ActionDesk.batch(body));
        if (!weights.spend(weight)) {
            return HttpReply.json(429, "null");
        }
        try {
            JsonNode reply = toInfo ? info.answer(body) : actions.answer(body);
            weights.spendForSize(type, reply.isArray() ? reply.size() : 0);
            return HttpReply.json(200, reply.toString());
        } catch (UnreadableException unreadable) {
            return HttpReply.text(422, UNREADABLE + ": " + unreadable.getMessage());
        } catch (InfoDesk.UnknownInputException unknown) {
            return HttpReply.json(500, "null");
        }
    }

    @Override
    public List<OrderAsk> orderAsks(HttpRequest request) {
        if (!request.path().equals("/exchange")) {
            return List.of();
        }
        try {
            return OrderAsks.of(json.readTree(request.body()).path("action"));
        } catch (JsonProcessingException unreadable) {
            return List.of();
        }
    }

    @Override
    public boolean accepts(String path) {
        return path.equals("/ws");
    }

    @Override
    public Optional<HttpReply> turnsAway(String path) {
        return feeds.mayConnect() ? Optional.empty() : Optional.of(HttpReply.json(429, "null"));
    }

    @Override
    public SocketSession opened(ClientSocket socket) {
        return feeds.opened(new Conversation(socket, feeds, this));
    }
}
