package io.azalai.simulator.hyperliquid;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.simulator.loopback.Wallets;
import io.azalai.simulator.matching.EngineListener;
import io.azalai.simulator.matching.LiquidationEvent;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Money that came, left or moved, as {@code userNonFundingLedgerUpdates} lists it (section 2.4). Confined to the event
 * loop.
 */
final class LedgerUpdates implements EngineListener {

    private static final int PAGE = 500;

    private final Clock clock;
    private final Map<String, List<ObjectNode>> rows = new HashMap<>();
    private BiConsumer<String, ObjectNode> listener = (user, row) -> {};
    private long last;

    LedgerUpdates(Clock clock) {
        this.clock = clock;
    }

    /** Hears of every new row, the user first. */
    void listen(BiConsumer<String, ObjectNode> to) {
        listener = to;
    }

    /** Notes one movement for everybody it concerns. */
    void add(ObjectNode delta, String... users) {
        byte[] hash = Wallets.keccak(ByteBuffer.allocate(8).putLong(++last).array());
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        row.put("time", clock.millis());
        row.put("hash", "0x" + HexFormat.of().formatHex(hash)).set("delta", delta);
        for (String user : List.of(users).stream().distinct().toList()) {
            rows.computeIfAbsent(user, absent -> new ArrayList<>()).add(row);
            listener.accept(user, row);
        }
    }

    @Override
    public void liquidated(LiquidationEvent liquidation) {
        ObjectNode delta = JsonNodeFactory.instance.objectNode().put("type", "liquidation");
        delta.put("liquidatedNtlPos", AccountWire.usd(liquidation.notional()));
        delta.put("accountValue", AccountWire.usd(liquidation.equity()));
        delta.put("leverageType", liquidation.isolated() ? "Isolated" : "Cross");
        ArrayNode positions = delta.putArray("liquidatedPositions");
        liquidation.positions().forEach(position -> positions
                .addObject()
                .put("coin", position.symbol())
                .put("szi", Decimals.text(position.size())));
        add(delta, liquidation.account());
    }

    /** At most 500 rows from the start of the range, oldest first. */
    ArrayNode rows(String user, long from, long to) {
        ArrayNode found = JsonNodeFactory.instance.arrayNode();
        rows.getOrDefault(user, List.of()).stream()
                .filter(row ->
                        row.get("time").asLong() >= from && row.get("time").asLong() <= to)
                .limit(PAGE)
                .forEach(found::add);
        return found;
    }
}
