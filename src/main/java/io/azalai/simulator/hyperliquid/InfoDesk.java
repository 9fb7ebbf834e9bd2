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
import java.util.Set;
import java.util.function.Function;

/** {@code POST /info}: one entry a request type (section 2). Confined to the event loop. */
final class InfoDesk {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int TRADES = 100;
    private static final long MOST_FIGURES = 5;
    private static final Set<Long> FIGURES = Set.of(2L, 3L, 4L, MOST_FIGURES);
    private static final Set<Long> STEPS = Set.of(2L, 5L);

    private final Universe universe;
    private final MarketWire market;
    private final Clock clock;
    private final FundingHistory funding;
    private final Candles candles;
    private final Map<String, Function<JsonNode, JsonNode>> types = new HashMap<>();

    InfoDesk(
            Universe universe,
            MarketWire market,
            FundingHistory funding,
            Candles candles,
            Listings listings,
            Clock clock) {
        this.universe = universe;
        this.market = market;
        this.funding = funding;
        this.candles = candles;
        this.clock = clock;
        put("meta", this::meta);
        put("metaAndAssetCtxs", ask -> pair(meta(ask), market.perpetualContexts(dex(ask))));
        put("allPerpMetas", ask -> allMetas());
        put("spotMeta", ask -> universe.spotMeta());
        put("spotMetaAndAssetCtxs", ask -> pair(universe.spotMeta(), market.spotContexts()));
        put("perpDexs", ask -> universe.dexs());
        put("allMids", ask -> market.mids(dex(ask)));
        put("exchangeStatus", ask -> exchangeStatus());
        put("l2Book", this::book);
        put("recentTrades", ask -> market.trades(known(ask), TRADES));
        put("candleSnapshot", this::candles);
        put("fundingHistory", this::fundingHistory);
        put("predictedFundings", ask -> predictedFundings());
        new Reference(universe, listings).addTo(this);
        Unused.addTo(this);
    }

    /** What an unknown coin or dex is answered with: HTTP 500 and {@code null} (section 1.2). */
    static final class UnknownInputException extends RuntimeException {}

    /** Adds what a type of request is answered with. */
    void put(String type, Function<JsonNode, JsonNode> reply) {
        types.put(type, reply);
    }

    /** The reply. @throws UnreadableException for an unknown type or a missing field */
    JsonNode answer(JsonNode request) {
        Function<JsonNode, JsonNode> type = types.get(request.path("type").asText());
        if (type == null) {
            throw new UnreadableException("unknown type");
        }
        return type.apply(request);
    }

    private ObjectNode meta(JsonNode request) {
        return universe.meta(dex(request)).orElseThrow(UnknownInputException::new);
    }

    private ArrayNode allMetas() {
        ArrayNode metas = JSON.arrayNode();
        universe.dexNames().forEach(dex -> universe.meta(dex).ifPresent(metas::add));
        return metas;
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
        Optional<Long> figures = optionalNumber(request, "nSigFigs");
        Optional<Long> mantissa = optionalNumber(request, "mantissa");
        if (coin.isEmpty()) {
            return NullNode.instance;
        }
        boolean stepped = figures.equals(Optional.of(MOST_FIGURES));
        if (!figures.map(FIGURES::contains).orElse(true)
                || !mantissa.map(step -> stepped && STEPS.contains(step)).orElse(true)) {
            throw new UnknownInputException();
        }
        return figures.isEmpty()
                ? market.book(coin.get(), 20)
                : market.aggregatedBook(
                        coin.get(),
                        figures.get().intValue(),
                        mantissa.orElse(1L).intValue());
    }

    private JsonNode candles(JsonNode request) {
        JsonNode asked = request.path("req");
        Coin coin = known(asked);
        CandleLength length =
                CandleLength.of(text(asked, "interval")).orElseThrow(() -> new UnreadableException("unknown interval"));
        return candles.rows(coin, length, number(asked, "startTime"), end(asked, clock.millis()));
    }

    private JsonNode fundingHistory(JsonNode request) {
        return funding.rows(known(request), number(request, "startTime"), end(request, clock.millis()));
    }

    private ArrayNode predictedFundings() {
        long hour = clock.millis() / 3_600_000 * 3_600_000;
        ArrayNode rows = JSON.arrayNode();
        for (Coin coin : universe.perpetuals("")) {
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

    /**
     * The dex that is asked about, the first one when none is. @throws UnknownInputException when there is no such dex
     */
    String dex(JsonNode request) {
        String dex = request.path("dex").isNull() ? "" : request.path("dex").asText("");
        if (universe.meta(dex).isEmpty()) {
            throw new UnknownInputException();
        }
        return dex;
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

    /** A whole number that may be left out. @throws UnreadableException when it is something else */
    private static Optional<Long> optionalNumber(JsonNode request, String field) {
        JsonNode given = request.path(field);
        return given.isMissingNode() || given.isNull() ? Optional.empty() : Optional.of(number(request, field));
    }

    /** End of a range, or what is given when none is asked for. */
    static long end(JsonNode request, long otherwise) {
        return request.path("endTime").isIntegralNumber()
                ? request.get("endTime").asLong()
                : otherwise;
    }

    static TextNode word(String word) {
        return TextNode.valueOf(word);
    }
}
