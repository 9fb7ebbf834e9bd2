package io.azalai.simulator.aster;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.simulator.matching.BookChange;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Book changes gathered until the next diff frame of one symbol and speed. Safe for many threads: one lock, held
 * without asking the engine.
 */
final class DepthChanges {

    private final String stream;
    private final ListedSymbol listed;
    private final Map<BigDecimal, BigDecimal> bids = new TreeMap<>(Comparator.reverseOrder());
    private final Map<BigDecimal, BigDecimal> asks = new TreeMap<>();
    private @Nullable Instant time;
    private long firstId;
    private long lastId;
    private long previousId;

    /** @param stream name of the stream it gathers for */
    DepthChanges(String stream, ListedSymbol listed) {
        this.stream = stream;
        this.listed = listed;
    }

    String stream() {
        return stream;
    }

    synchronized void add(BookChange change) {
        if (time == null) {
            firstId = change.firstId();
            previousId = change.previousId();
        }
        change.bids().forEach(level -> bids.put(level.price(), level.quantity()));
        change.asks().forEach(level -> asks.put(level.price(), level.quantity()));
        lastId = change.lastId();
        time = change.time();
    }

    /** The frame of what was gathered, which is then forgotten; empty when nothing changed. */
    synchronized Optional<ObjectNode> frame(long now) {
        if (time == null) {
            return Optional.empty();
        }
        ObjectNode frame = JsonNodeFactory.instance
                .objectNode()
                .put("e", "depthUpdate")
                .put("E", now)
                .put("T", time.toEpochMilli())
                .put("s", listed.symbol())
                .put("U", Floor.updateId(firstId))
                .put("u", Floor.updateId(lastId))
                .put("pu", Floor.updateId(previousId));
        frame.set("b", DepthRows.of(bids, listed));
        frame.set("a", DepthRows.of(asks, listed));
        forget();
        return Optional.of(frame);
    }

    /** Nobody listens: the next frame begins with the next change. */
    synchronized void forget() {
        bids.clear();
        asks.clear();
        time = null;
    }
}
