package io.azalai.simulator.aster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.model.Side;
import io.azalai.simulator.matching.BookView;
import io.azalai.simulator.matching.Match;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Market data without a signature, alike on both markets (aster.md sections 3.1 and 3.6). */
final class PublicCalls {

    private static final Set<Long> DEPTHS = Set.of(5L, 10L, 20L, 50L, 100L, 500L, 1_000L);
    private static final int ORDINARY_LIMIT = 500;
    private static final int MAXIMUM_LIMIT = 1_000;
    private static final int MAXIMUM_CANDLES = 1_500;

    private final Floor floor;
    private final Tickers tickers;

    PublicCalls(Floor floor) {
        this.floor = floor;
        this.tickers = new Tickers(floor);
    }

    JsonNode ping(Parameters parameters) {
        return object();
    }

    JsonNode time(Parameters parameters) {
        return object().put("serverTime", floor.now());
    }

    JsonNode exchangeInfo(Parameters parameters) {
        return floor.info().at(floor.now());
    }

    int depthWeight(Parameters parameters) {
        long limit = parameters.optionalLong("limit").orElse(floor.futures() ? 500L : 100L);
        if (limit <= 50) {
            return 2;
        }
        return limit <= 100 ? 5 : limit <= 500 ? 10 : 20;
    }

    JsonNode depth(Parameters parameters) {
        ListedSymbol listed = floor.symbol(parameters);
        long limit = parameters.optionalLong("limit").orElse(floor.futures() ? 500L : 100L);
        if (!DEPTHS.contains(limit)) {
            throw Refusal.INVALID_DEPTH_LIMIT.with(limit);
        }
        boolean closed = floor.info().isClosed(listed);
        if (closed && !floor.futures()) {
            return JsonNodeFactory.instance.arrayNode();
        }
        BookView book = floor.engine().book(listed.symbol(), closed ? 0 : (int) limit);
        ObjectNode depth = object().put("lastUpdateId", Floor.updateId(book.updateId()))
                .put("E", floor.now())
                .put("T", book.time().toEpochMilli());
        if (!floor.futures()) {
            depth.put("symbol", listed.symbol());
        }
        depth.set("bids", DepthRows.of(book.bids(), listed));
        depth.set("asks", DepthRows.of(book.asks(), listed));
        return depth;
    }

    /** {@code GET trades} and, from an id on, {@code GET historicalTrades}. */
    JsonNode trades(Parameters parameters) {
        ListedSymbol listed = floor.symbol(parameters);
        return OrderCalls.array(matches(listed, parameters).stream().map(match -> trade(match, listed)));
    }

    private ObjectNode trade(Match match, ListedSymbol listed) {
        ObjectNode row = object().put("id", match.id())
                .put("price", WireNumber.fixed(match.price(), listed.pricePrecision()))
                .put("qty", WireNumber.fixed(match.quantity(), listed.quantityPrecision()));
        if (floor.futures()) {
            row.put("quoteQty", WireNumber.plain(match.price().multiply(match.quantity())));
        } else {
            // bogus on the venue too: quantity over price
            row.put("baseQty", WireNumber.fixed(WireNumber.ratio(match.quantity(), match.price(), 8), 8));
        }
        return row.put("time", match.time().toEpochMilli()).put("isBuyerMaker", match.aggressor() == Side.SELL);
    }

    JsonNode aggregates(Parameters parameters) {
        ListedSymbol listed = floor.symbol(parameters);
        return OrderCalls.array(matches(listed, parameters).stream().map(match -> aggregate(match, listed)));
    }

    private static ObjectNode aggregate(Match match, ListedSymbol listed) {
        return object().put("a", match.id())
                .put("p", WireNumber.fixed(match.price(), listed.pricePrecision()))
                .put("q", WireNumber.fixed(match.quantity(), listed.quantityPrecision()))
                .put("f", match.id())
                .put("l", match.id())
                .put("T", match.time().toEpochMilli())
                .put("m", match.aggressor() == Side.SELL);
    }

    /** Oldest first: the first ones from an id or a start on, else the newest. */
    private List<Match> matches(ListedSymbol listed, Parameters parameters) {
        int limit = parameters.limit(ORDINARY_LIMIT, MAXIMUM_LIMIT);
        long first = parameters.optionalLong("fromId").orElse(0L);
        Span span = Span.of(parameters);
        List<Match> matches = new ArrayList<>(floor.engine().trades(listed.symbol(), MAXIMUM_LIMIT));
        Collections.reverse(matches);
        matches.removeIf(match -> match.id() < first || !span.holds(match.time()));
        boolean fromStart = parameters.has("fromId") || parameters.has("startTime");
        int size = matches.size();
        return fromStart ? matches.subList(0, Math.min(limit, size)) : matches.subList(Math.max(0, size - limit), size);
    }

    int klinesWeight(Parameters parameters) {
        long limit = parameters.optionalLong("limit").orElse((long) ORDINARY_LIMIT);
        if (limit < 100) {
            return 1;
        }
        return limit < 500 ? 2 : limit <= 1_000 ? 5 : 10;
    }

    JsonNode klines(Parameters parameters) {
        return klines(parameters, floor.symbol(parameters), floor.charts().trades);
    }

    /** {@code GET markPriceKlines}. */
    JsonNode markKlines(Parameters parameters) {
        return klines(parameters, floor.symbol(parameters), floor.charts().marks);
    }

    /** {@code GET indexPriceKlines}: by {@code pair}, which is spelt as the symbol. @throws RefusedException -4144 */
    JsonNode indexKlines(Parameters parameters) {
        ListedSymbol listed = floor.info().symbols().get(parameters.text("pair"));
        if (listed == null) {
            throw Refusal.INVALID_PAIR.with();
        }
        return klines(parameters, listed, floor.charts().indices);
    }

    private static JsonNode klines(Parameters parameters, ListedSymbol listed, Candles candles) {
        Interval interval = Interval.of(parameters.text("interval"));
        Span span = Span.of(parameters);
        int limit = parameters.limit(ORDINARY_LIMIT, MAXIMUM_CANDLES);
        List<ArrayNode> rows = new ArrayList<>();
        candles.between(listed.symbol(), interval, span.fromMs(), span.toMs())
                .forEach((open, candle) -> rows.add(KlineRows.row(open, interval, candle, listed)));
        boolean fromStart = parameters.has("startTime");
        int size = rows.size();
        return OrderCalls.array(
                (fromStart ? rows.subList(0, Math.min(limit, size)) : rows.subList(Math.max(0, size - limit), size))
                        .stream());
    }

    JsonNode ticker24hr(Parameters parameters) {
        return oneOrAll(parameters, tickers::day);
    }

    JsonNode tickerPrice(Parameters parameters) {
        return oneOrAll(parameters, tickers::price);
    }

    JsonNode bookTicker(Parameters parameters) {
        return oneOrAll(parameters, tickers::best);
    }

    private JsonNode oneOrAll(Parameters parameters, Function<ListedSymbol, ObjectNode> row) {
        return parameters.optional("symbol").isPresent()
                ? row.apply(floor.symbol(parameters))
                : OrderCalls.array(floor.info().symbols().values().stream().map(row));
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
