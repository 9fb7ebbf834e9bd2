package io.azalai.simulator.hyperliquid;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.simulator.matching.BookView;
import io.azalai.simulator.matching.DepthLevel;
import io.azalai.simulator.matching.Engine;
import io.azalai.simulator.matching.Match;
import io.azalai.simulator.matching.Statistics;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Books, trades and asset contexts on the wire (sections 2.2 to 2.4). Safe for many threads: immutable. */
final class MarketWire {

    private final Engine engine;
    private final Universe universe;

    MarketWire(Engine engine, Universe universe) {
        this.engine = engine;
        this.universe = universe;
    }

    ObjectNode book(Coin coin, int depth) {
        BookView book = engine.book(coin.name(), depth);
        ObjectNode reply = JsonNodeFactory.instance.objectNode();
        reply.put("coin", coin.name());
        reply.put("time", book.time().toEpochMilli());
        reply.putArray("levels").add(levels(book.bids())).add(levels(book.asks()));
        return reply;
    }

    /** Levels cut to so many significant figures, the last of them a multiple of the mantissa: bids down, asks up. */
    ObjectNode aggregatedBook(Coin coin, int figures, int mantissa) {
        BookView book = engine.book(coin.name(), Integer.MAX_VALUE);
        ObjectNode reply = book(coin, 0);
        ArrayNode both = reply.putArray("levels");
        both.add(levels(aggregated(book.bids(), figures, mantissa, RoundingMode.DOWN)));
        both.add(levels(aggregated(book.asks(), figures, mantissa, RoundingMode.UP)));
        boolean twoSided = !book.bids().isEmpty() && !book.asks().isEmpty();
        if (twoSided) {
            reply.put(
                    "spread",
                    Decimals.text(book.asks()
                            .get(0)
                            .price()
                            .subtract(book.bids().get(0).price())));
        }
        return reply;
    }

    private static List<DepthLevel> aggregated(
            List<DepthLevel> levels, int figures, int mantissa, RoundingMode rounding) {
        Comparator<BigDecimal> bestFirst =
                rounding == RoundingMode.DOWN ? Comparator.reverseOrder() : Comparator.naturalOrder();
        Map<BigDecimal, DepthLevel> merged = new TreeMap<>(bestFirst);
        for (DepthLevel level : levels) {
            BigDecimal price = cut(level.price(), figures, mantissa, rounding);
            merged.merge(
                    price,
                    new DepthLevel(price, level.quantity(), level.orders()),
                    (one, other) ->
                            new DepthLevel(price, one.quantity().add(other.quantity()), one.orders() + other.orders()));
        }
        return merged.values().stream().limit(20).toList();
    }

    private static BigDecimal cut(BigDecimal price, int figures, int mantissa, RoundingMode rounding) {
        int digits = price.precision() - price.scale();
        BigDecimal unit = BigDecimal.valueOf(mantissa).scaleByPowerOfTen(digits - figures);
        return price.divide(unit, 0, rounding).multiply(unit);
    }

    ObjectNode bbo(Coin coin) {
        BookView book = engine.book(coin.name(), 1);
        ObjectNode reply = JsonNodeFactory.instance.objectNode();
        reply.put("coin", coin.name());
        reply.put("time", book.time().toEpochMilli());
        ArrayNode bbo = reply.putArray("bbo");
        for (List<DepthLevel> side : List.of(book.bids(), book.asks())) {
            if (side.isEmpty()) {
                bbo.addNull();
            } else {
                bbo.add(level(side.get(0)));
            }
        }
        return reply;
    }

    ArrayNode trades(Coin coin, int limit) {
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        for (Match match : engine.trades(coin.name(), limit)) {
            rows.add(FillWire.trade(match));
        }
        return rows;
    }

    /** Mids of a dex; with the first one's come those of spot. */
    ObjectNode mids(String dex) {
        ObjectNode mids = JsonNodeFactory.instance.objectNode();
        for (Coin coin : universe.coins()) {
            if (!coin.delisted() && coin.dex().equals(dex)) {
                BigDecimal mid = engine.book(coin.name(), 1).mid().orElseGet(() -> engine.statistics(coin.name())
                        .last());
                mids.put(coin.name(), Decimals.text(mid));
            }
        }
        return mids;
    }

    /** Contexts of a dex's perpetuals, in the order of its metadata. */
    ArrayNode perpetualContexts(String dex) {
        ArrayNode contexts = JsonNodeFactory.instance.arrayNode();
        universe.perpetuals(dex).forEach(coin -> contexts.add(context(coin)));
        return contexts;
    }

    /** One row an index up to the highest listed, since clients index this list by the pair's number. */
    ArrayNode spotContexts() {
        ArrayNode contexts = JsonNodeFactory.instance.arrayNode();
        int next = 0;
        for (Coin coin : universe.spotPairs()) {
            for (; next < coin.asset() - 10_000; next++) {
                contexts.add(quietSpot("@" + next));
            }
            contexts.add(context(coin));
            next++;
        }
        return contexts;
    }

    ObjectNode context(Coin coin) {
        Statistics now = engine.statistics(coin.name());
        return coin.isSpot() ? spotContext(coin, now) : perpetualContext(coin, now);
    }

    private ObjectNode perpetualContext(Coin coin, Statistics now) {
        BookView book = engine.book(coin.name(), 1);
        ObjectNode context = JsonNodeFactory.instance.objectNode();
        context.put("funding", coin.delisted() ? "0.0" : Decimals.text(now.fundingRate()));
        context.put("openInterest", Decimals.text(now.openInterest()));
        context.put("prevDayPx", Decimals.text(now.open()));
        context.put("dayNtlVlm", Decimals.text(now.quoteVolume(), 10));
        context.put(
                "premium",
                coin.delisted()
                        ? null
                        : Decimals.text(Decimals.quotient(now.mark().subtract(now.index()), now.index()), 10));
        context.put("oraclePx", Decimals.text(now.index()));
        context.put("markPx", Decimals.text(now.mark()));
        context.put("midPx", book.mid().map(Decimals::text).orElse(null));
        if (book.mid().isPresent()) {
            context.putArray("impactPxs")
                    .add(Decimals.text(book.bids().get(0).price()))
                    .add(Decimals.text(book.asks().get(0).price()));
        } else {
            context.putNull("impactPxs");
        }
        context.put("dayBaseVlm", Decimals.text(now.baseVolume()));
        return context;
    }

    private ObjectNode spotContext(Coin coin, Statistics now) {
        ObjectNode context = JsonNodeFactory.instance.objectNode();
        context.put("prevDayPx", Decimals.text(now.open()));
        context.put("dayNtlVlm", Decimals.text(now.quoteVolume(), 10));
        context.put("markPx", Decimals.text(now.mark()));
        context.put(
                "midPx", engine.book(coin.name(), 1).mid().map(Decimals::text).orElse(null));
        context.put("circulatingSupply", "297866172.4");
        context.put("coin", coin.name());
        context.put("totalSupply", "961679382.1");
        context.put("dayBaseVlm", Decimals.text(now.baseVolume()));
        return context;
    }

    private static ObjectNode quietSpot(String coin) {
        ObjectNode context = JsonNodeFactory.instance.objectNode();
        context.put("prevDayPx", "0.0")
                .put("dayNtlVlm", "0.0")
                .put("markPx", "0.0")
                .putNull("midPx");
        context.put("circulatingSupply", "0.0")
                .put("coin", coin)
                .put("totalSupply", "0.0")
                .put("dayBaseVlm", "0.0");
        return context;
    }

    private static ArrayNode levels(List<DepthLevel> levels) {
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        levels.forEach(level -> rows.add(level(level)));
        return rows;
    }

    private static ObjectNode level(DepthLevel level) {
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        row.put("px", Decimals.text(level.price()));
        row.put("sz", Decimals.text(level.quantity()));
        row.put("n", level.orders());
        return row;
    }
}
