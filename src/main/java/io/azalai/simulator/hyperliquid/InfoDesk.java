package io.azalai.simulator.hyperliquid;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** {@code POST /info}: one entry a request type (section 2). Confined to the event loop. */
final class InfoDesk {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Universe universe;
    private final MarketWire market;
    private final Clock clock;
    private final FundingHistory funding;
    private final Map<String, Function<JsonNode, JsonNode>> types = new HashMap<>();

    InfoDesk(Universe universe, MarketWire market, UserDesk users, FundingHistory funding, Clock clock) {
        this.universe = universe;
        this.market = market;
        this.funding = funding;
        this.clock = clock;
        types.put("meta", ask -> dexless(ask, universe.meta()));
        types.put("metaAndAssetCtxs", ask -> dexless(ask, pair(universe.meta(), market.perpetualContexts())));
        types.put("allPerpMetas", ask -> JSON.arrayNode().add(universe.meta()));
        types.put("spotMeta", ask -> universe.spotMeta());
        types.put("spotMetaAndAssetCtxs", ask -> pair(universe.spotMeta(), market.spotContexts()));
        types.put("perpDexs", ask -> JSON.arrayNode().addNull());
        types.put("allMids", ask -> dexless(ask, market.mids()));
        types.put("exchangeStatus", ask -> exchangeStatus());
        types.put("l2Book", this::book);
        types.put("recentTrades", this::recentTrades);
        types.put("fundingHistory", this::fundingHistory);
        types.put("predictedFundings", ask -> predictedFundings());
        types.putAll(users.types());
    }

    /** What an unknown coin or dex is answered with: HTTP 500 and {@code null} (section 1.2). */
    static final class UnknownInputException extends RuntimeException {}

    /** The reply. @throws UnreadableException for an unknown type or a missing field */
    JsonNode answer(JsonNode request) {
        Function<JsonNode, JsonNode> type = types.get(request.path("type").asText());
        if (type == null) {
            throw new UnreadableException("unknown type");
        }
        return type.apply(request);
    }

    private static JsonNode dexless(JsonNode request, JsonNode reply) {
        if (!request.path("dex").asText("").isEmpty() && !request.path("dex").isNull()) {
            throw new UnknownInputException();
        }
        return reply;
    }

    private static ArrayNode pair(JsonNode meta, JsonNode contexts) {
        return JSON.arrayNode().add(meta).add(contexts);
    }

    private ObjectNode exchangeStatus() {
        ObjectNode status = JSON.objectNode().put("time", clock.millis());
        status.putNull("specialStatuses");
        return status;
    }

    private JsonNode book(JsonNode request) {
        Optional<Coin> coin = universe.coin(text(request, "coin"));
        JsonNode figures = request.path("nSigFigs");
        if (coin.isEmpty()) {
            return NullNode.instance;
        }
        if (!figures.isIntegralNumber()) {
            return market.book(coin.get(), 20);
        }
        if (figures.asInt() < 2
                || figures.asInt() > 5
                || request.path("mantissa").asInt(0) == 1) {
            throw new UnknownInputException();
        }
        return market.aggregatedBook(coin.get(), figures.asInt());
    }

    private JsonNode recentTrades(JsonNode request) {
        return market.trades(known(request), 10);
    }

    private JsonNode fundingHistory(JsonNode request) {
        Coin coin = known(request);
        long from = number(request, "startTime");
        long to = request.path("endTime").isIntegralNumber()
                ? request.get("endTime").asLong()
                : clock.millis();
        return funding.rows(coin, from, to);
    }

    private ArrayNode predictedFundings() {
        long hour = clock.millis() / 3_600_000 * 3_600_000;
        ArrayNode rows = JSON.arrayNode();
        for (Coin coin : universe.perpetuals()) {
            ArrayNode venues = rows.addArray().add(coin.name()).addArray();
            ObjectNode own = venues.addArray().add("HlPerp").addObject();
            own.put("fundingRate", market.context(coin).get("funding").asText());
            own.put("nextFundingTime", hour);
            own.put("fundingIntervalHours", 1);
        }
        return rows;
    }

    private Coin known(JsonNode request) {
        return universe.coin(text(request, "coin")).orElseThrow(UnknownInputException::new);
    }

    static String text(JsonNode request, String field) {
        if (!request.path(field).isTextual()) {
            throw new UnreadableException("missing field `" + field + "`");
        }
        return request.get(field).asText();
    }

    static long number(JsonNode request, String field) {
        if (!request.path(field).isIntegralNumber()) {
            throw new UnreadableException("missing field `" + field + "`");
        }
        return request.get(field).asLong();
    }

    static TextNode word(String word) {
        return TextNode.valueOf(word);
    }
}
