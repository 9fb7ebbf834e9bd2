package io.azalai.simulator.hyperliquid;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;

/** An order that is worked off in slices. Confined to the event loop. */
final class Twap {

    final long id;
    final String account;
    final Coin coin;
    final boolean buy;
    final BigDecimal size;
    final boolean reduceOnly;
    final int minutes;
    final boolean randomize;
    final long begin;
    /** When the next slice is due. */
    long next;

    BigDecimal executed = BigDecimal.ZERO;
    BigDecimal notional = BigDecimal.ZERO;
    String status = "activated";
    long changed;

    Twap(
            long id,
            String account,
            Coin coin,
            boolean buy,
            BigDecimal size,
            boolean reduceOnly,
            int minutes,
            boolean randomize,
            long begin) {
        this.id = id;
        this.account = account;
        this.coin = coin;
        this.buy = buy;
        this.size = size;
        this.reduceOnly = reduceOnly;
        this.minutes = minutes;
        this.randomize = randomize;
        this.begin = begin;
        this.next = begin;
        this.changed = begin;
    }

    boolean isRunning() {
        return status.equals("activated");
    }

    long end() {
        return begin + minutes * 60_000L;
    }

    /** Its state as {@code twapHistory} and {@code twapStates} carry it. */
    ObjectNode state() {
        ObjectNode state = JsonNodeFactory.instance.objectNode();
        state.put("coin", coin.name()).put("user", account).put("side", buy ? "B" : "A");
        state.put("sz", Decimals.text(size)).put("executedSz", Decimals.text(executed));
        state.put("executedNtl", Decimals.text(notional)).put("minutes", minutes);
        state.put("reduceOnly", reduceOnly).put("randomize", randomize).put("timestamp", begin);
        return state;
    }

    /** A row of its history: the state when its status became this. */
    ObjectNode row() {
        ObjectNode row = JsonNodeFactory.instance.objectNode().put("time", changed / 1000);
        row.set("state", state());
        row.putObject("status").put("status", status);
        return row.put("twapId", id);
    }
}
