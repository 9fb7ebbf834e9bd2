package io.azalai.simulator.aster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.model.Side;
import io.azalai.simulator.matching.BookChange;
import io.azalai.simulator.matching.BookView;
import io.azalai.simulator.matching.EngineListener;
import io.azalai.simulator.matching.Match;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The public streams of one market (aster.md section 6.2): trades and best prices as they happen, the rest at its pace.
 * Events come under the engine's lock, {@link #tick} is confined to the ticking thread.
 */
final class MarketStreams implements EngineListener {

    private static final int[] PARTIAL_DEPTHS = {5, 10, 20};

    private final Floor floor;
    private final StreamHub hub;
    private final Tickers tickers;
    private final List<TimedStream> timed = new ArrayList<>();
    private final Map<String, List<DepthChanges>> depths = new HashMap<>();
    private final Map<String, String> best = new HashMap<>();

    /** @param funding marks and funding rates; null on spot */
    MarketStreams(Floor floor, StreamHub hub, @Nullable Funding funding) {
        this.floor = floor;
        this.hub = hub;
        this.tickers = new Tickers(floor);
        floor.info().symbols().values().forEach(this::of);
        long pace = floor.futures() ? 500 : 1_000;
        all("!miniTicker@arr", 1_000, tickers::miniFrame);
        all("!ticker@arr", 1_000, tickers::dayFrame);
        floor.info().symbols().values().forEach(listed -> {
            one(listed, "@miniTicker", pace, tickers::miniFrame);
            one(listed, "@ticker", pace, tickers::dayFrame);
        });
        if (funding != null) {
            marks(funding);
        }
    }

    private void marks(Funding rates) {
        all("!markPrice@arr", 3_000, rates::frame);
        all("!markPrice@arr@1s", 1_000, rates::frame);
        floor.info().symbols().values().forEach(listed -> {
            one(listed, "@markPrice", 3_000, rates::frame);
            one(listed, "@markPrice@1s", 1_000, rates::frame);
        });
    }

    private void of(ListedSymbol listed) {
        List<DepthChanges> own = new ArrayList<>();
        depths(listed, own, "", floor.futures() ? 250 : 1_000);
        depths(listed, own, "@100ms", 100);
        depths(listed, own, "@500ms", 500);
        depths.put(listed.symbol(), List.copyOf(own));
        for (Interval interval : Interval.values()) {
            timed.add(new TimedStream(
                    listed.streamName() + "@kline_" + interval.word(),
                    floor.futures() ? 250 : 2_000,
                    new CandleFrames(floor.charts().trades, listed, interval)));
        }
    }

    private void depths(ListedSymbol listed, List<DepthChanges> own, String suffix, long pace) {
        DepthChanges changes = new DepthChanges(listed.streamName() + "@depth" + suffix, listed);
        own.add(changes);
        timed.add(new TimedStream(
                changes.stream(), pace, now -> changes.frame(now).map(JsonNode.class::cast)));
        for (int levels : PARTIAL_DEPTHS) {
            DepthChanges ids = new DepthChanges(listed.streamName() + "@depth" + levels + suffix, listed);
            own.add(ids);
            timed.add(new TimedStream(ids.stream(), pace, now -> partial(listed, ids, levels, now)));
        }
    }

    /** The ids of a changes frame around the best levels of the book. */
    private Optional<JsonNode> partial(ListedSymbol listed, DepthChanges ids, int levels, long now) {
        return ids.frame(now).map(frame -> {
            BookView book = floor.engine().book(listed.symbol(), levels);
            frame.set("b", DepthRows.of(book.bids(), listed));
            frame.set("a", DepthRows.of(book.asks(), listed));
            return frame;
        });
    }

    private void one(ListedSymbol listed, String suffix, long pace, Function<ListedSymbol, ObjectNode> frame) {
        timed.add(new TimedStream(listed.streamName() + suffix, pace, now -> Optional.of(frame.apply(listed))));
    }

    private void all(String name, long pace, Function<ListedSymbol, ObjectNode> frame) {
        timed.add(new TimedStream(
                name,
                pace,
                now -> Optional.of(OrderCalls.array(
                        floor.info().symbols().values().stream().map(frame)))));
    }

    /** Sends what is due. */
    void tick() {
        long now = floor.now();
        timed.forEach(stream -> stream.tick(now, hub));
    }

    @Override
    public void bookChanged(BookChange change) {
        depths.getOrDefault(change.symbol(), List.of()).forEach(changes -> {
            if (hub.wanted(changes.stream())) {
                changes.add(change);
            } else {
                changes.forget();
            }
        });
        ListedSymbol listed = floor.info().symbol(change.symbol());
        String name = listed.streamName() + "@bookTicker";
        if (!hub.wanted(name) && !hub.wanted("!bookTicker")) {
            return;
        }
        BookView book = floor.engine().book(change.symbol(), 1);
        String seen = book.bids() + "|" + book.asks();
        if (!seen.equals(best.put(change.symbol(), seen))) {
            String frame = tickers.bestFrame(listed, book).toString();
            hub.publish(name, frame);
            hub.publish("!bookTicker", frame);
        }
    }

    @Override
    public void traded(Match match) {
        ListedSymbol listed = floor.info().symbol(match.symbol());
        publish(listed.streamName() + "@aggTrade", () -> aggregate(match, listed));
        publish(listed.streamName() + "@tradepro", () -> attributed(match, listed));
        if (!floor.futures()) {
            publish(listed.streamName() + "@trade", () -> trade(match, listed));
        }
    }

    private void publish(String name, Supplier<ObjectNode> frame) {
        if (hub.wanted(name)) {
            hub.publish(name, frame.get().toString());
        }
    }

    private ObjectNode aggregate(Match match, ListedSymbol listed) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("e", "aggTrade")
                .put("E", floor.now())
                .put("s", match.symbol())
                .put("a", match.id())
                .put("p", WireNumber.fixed(match.price(), listed.pricePrecision()))
                .put("q", WireNumber.fixed(match.quantity(), listed.quantityPrecision()))
                .put("f", match.id())
                .put("l", match.id())
                .put("T", match.time().toEpochMilli())
                .put("m", match.aggressor() == Side.SELL);
    }

    /** A trade with the hash of its transaction and the addresses of taker and maker, which most hide. */
    private ObjectNode attributed(Match match, ListedSymbol listed) {
        ObjectNode frame = JsonNodeFactory.instance
                .objectNode()
                .put("e", "tradepro")
                .put("E", floor.now())
                .put("T", match.time().toEpochMilli())
                .put("s", match.symbol())
                .put("t", match.id())
                .put("p", WireNumber.fixed(match.price(), listed.pricePrecision()))
                .put("q", WireNumber.fixed(match.quantity(), listed.quantityPrecision()))
                .put("h", "0x%064x".formatted(match.id()));
        boolean bought = match.aggressor() == Side.BUY;
        frame.putArray("m")
                .add(address(bought ? match.buyer() : match.seller()))
                .add(address(bought ? match.seller() : match.buyer()));
        return frame;
    }

    private static String address(String account) {
        return account.startsWith("0x") ? account : "hidden";
    }

    private ObjectNode trade(Match match, ListedSymbol listed) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("e", "trade")
                .put("E", floor.now())
                .put("s", match.symbol())
                .put("t", match.id())
                .put("p", WireNumber.fixed(match.price(), listed.pricePrecision()))
                .put("q", WireNumber.fixed(match.quantity(), listed.quantityPrecision()))
                .put("T", match.time().toEpochMilli())
                .put("m", match.aggressor() == Side.SELL);
    }
}
