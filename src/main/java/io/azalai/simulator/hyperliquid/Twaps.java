package io.azalai.simulator.hyperliquid;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.azalai.model.Side;
import io.azalai.model.TimeInForce;
import io.azalai.simulator.matching.Engine;
import io.azalai.simulator.matching.Execution;
import io.azalai.simulator.matching.NewOrder;
import io.azalai.simulator.matching.Placement;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** Orders worked off in slices, one every thirty seconds (section 3.3, twapOrder). Confined to the event loop. */
final class Twaps {

    private static final long SLICE_MS = 30_000;
    private static final BigDecimal SLIPPAGE = new BigDecimal("0.03");
    private static final BigDecimal DOLLARS_A_MINUTE = BigDecimal.TEN;
    private static final int SHORTEST = 5;
    private static final int LONGEST = 7 * 24 * 60;

    private final Engine engine;
    private final Universe universe;
    private final PlacedOrders placed;
    private final Clock clock;
    private final Map<Long, Twap> twaps = new LinkedHashMap<>();
    private final List<ObjectNode> history = new ArrayList<>();
    private BiConsumer<Twap, List<Execution>> listener = (twap, slices) -> {};
    private long last = 3_000;

    Twaps(Engine engine, Universe universe, PlacedOrders placed, Clock clock) {
        this.engine = engine;
        this.universe = universe;
        this.placed = placed;
        this.clock = clock;
    }

    /** Hears of every change of a TWAP's state, with the fills of the slice that led to it. */
    void listen(BiConsumer<Twap, List<Execution>> to) {
        listener = to;
    }

    /** Begins one; the status of the reply. */
    JsonNode start(String account, JsonNode wire) {
        Coin coin = universe.asset(wire.get("a").asInt())
                .filter(listed -> !listed.delisted())
                .orElseThrow(() ->
                        new RefusedException("Unknown asset " + wire.get("a").asInt()));
        int minutes = wire.get("m").asInt();
        BigDecimal size = new BigDecimal(wire.get("s").asText());
        if (minutes < SHORTEST || minutes > LONGEST) {
            return ActionReply.error("Invalid TWAP duration: " + minutes + " min(s)");
        }
        if (!coin.product().allowsQuantity(size) || size.signum() == 0) {
            return ActionReply.error("Order has invalid size.");
        }
        BigDecimal least = DOLLARS_A_MINUTE.multiply(BigDecimal.valueOf(minutes));
        if (size.multiply(engine.statistics(coin.name()).mark()).compareTo(least) < 0) {
            return ActionReply.error("TWAP order value too small. Min is $" + least + ", which is $10 per minute.");
        }
        boolean buy = wire.get("b").asBoolean();
        boolean reduceOnly = wire.get("r").asBoolean();
        if (reduceOnly && reducible(account, coin, buy).signum() == 0) {
            return ActionReply.error("Reduce only order would increase position.");
        }
        Twap twap = new Twap(
                ++last,
                account,
                coin,
                buy,
                size,
                reduceOnly,
                minutes,
                wire.get("t").asBoolean(),
                clock.millis());
        twaps.put(twap.id, twap);
        changed(twap, "activated", List.of());
        slice(twap);
        ObjectNode status = JsonNodeFactory.instance.objectNode();
        status.putObject("running").put("twapId", twap.id);
        return status;
    }

    private BigDecimal reducible(String account, Coin coin, boolean buy) {
        return engine.account(account, coin.dex())
                .position(coin.name())
                .filter(position -> position.size().signum() == (buy ? -1 : 1))
                .map(position -> position.size().abs())
                .orElse(BigDecimal.ZERO);
    }

    /** Ends one; the status of the reply. */
    JsonNode cancel(String account, int asset, long id) {
        Twap twap = twaps.get(id);
        if (twap == null || !twap.isRunning() || !twap.account.equals(account) || twap.coin.asset() != asset) {
            return ActionReply.error("TWAP was never placed, already canceled, or filled.");
        }
        changed(twap, "terminated", List.of());
        return TextNode.valueOf("success");
    }

    /** Places the slices that are due. */
    void second() {
        long now = clock.millis();
        for (Twap twap : List.copyOf(twaps.values())) {
            if (twap.isRunning() && now >= twap.next) {
                slice(twap);
            }
        }
    }

    /** A slice takes what is due by now, at most three slices' worth. */
    private void slice(Twap twap) {
        long now = clock.millis();
        twap.next = now + SLICE_MS;
        BigDecimal whole = BigDecimal.valueOf(2L * twap.minutes);
        BigDecimal part = twap.size.divide(whole, twap.coin.sizeDecimals(), RoundingMode.UP);
        BigDecimal due = part.multiply(BigDecimal.valueOf(1 + (now - twap.begin) / SLICE_MS))
                .min(twap.size)
                .subtract(twap.executed);
        BigDecimal size = due.min(part.multiply(BigDecimal.valueOf(3)));
        List<Execution> fills = List.of();
        if (size.signum() > 0) {
            Placement placement = placed.slice(twap.id, () -> engine.place(order(twap, size)));
            fills = placement.executions();
            twap.executed = twap.executed.add(placement.order().filled());
            twap.notional = twap.notional.add(placement.order().filledNotional());
        }
        boolean done = twap.executed.compareTo(twap.size) >= 0 || now >= twap.end();
        changed(twap, done ? "finished" : "activated", fills);
    }

    private NewOrder order(Twap twap, BigDecimal size) {
        BigDecimal mark = engine.statistics(twap.coin.name()).mark();
        BigDecimal slip = mark.multiply(SLIPPAGE);
        return new NewOrder(
                twap.account,
                twap.coin.name(),
                twap.buy ? Side.BUY : Side.SELL,
                size,
                twap.buy ? mark.add(slip) : mark.subtract(slip),
                TimeInForce.IOC,
                twap.reduceOnly,
                null);
    }

    private void changed(Twap twap, String status, List<Execution> fills) {
        boolean other = !twap.status.equals(status) || history.stream().noneMatch(row -> isOf(twap, row));
        twap.status = status;
        twap.changed = clock.millis();
        if (other) {
            history.add(twap.row());
        }
        listener.accept(twap, fills);
    }

    private static boolean isOf(Twap twap, ObjectNode row) {
        return row.get("twapId").asLong() == twap.id;
    }

    /** Rows of an account, newest first. */
    ArrayNode history(String account) {
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        for (int i = history.size() - 1; i >= 0; i--) {
            if (history.get(i).at("/state/user").asText().equals(account)) {
                rows.add(history.get(i));
            }
        }
        return rows;
    }

    /** Pairs of id and state of what runs. */
    ArrayNode states(String account, String dex) {
        ArrayNode states = JsonNodeFactory.instance.arrayNode();
        twaps.values().stream()
                .filter(twap -> twap.isRunning()
                        && twap.account.equals(account)
                        && twap.coin.dex().equals(dex))
                .forEach(twap -> states.addArray().add(twap.id).add(twap.state()));
        return states;
    }
}
