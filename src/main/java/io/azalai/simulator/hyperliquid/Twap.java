package io.azalai.simulator.hyperliquid;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** An order that is worked off in slices. Confined to the event loop. */
final class Twap {

    final long id;
    final String account;
    final Terms terms;
    final long asked;
    /** When it began; when it was asked for, until then. */
    long begin;
    /** When the next slice is due. */
    long next;

    BigDecimal executed = BigDecimal.ZERO;
    BigDecimal notional = BigDecimal.ZERO;
    Status status = Status.ACTIVATED;
    String error = "";
    long changed;

    Twap(long id, String account, Terms terms, long asked) {
        this.id = id;
        this.account = account;
        this.terms = terms;
        this.asked = asked;
        this.begin = asked;
        this.next = asked;
        this.changed = asked;
    }

    /**
     * What was asked for.
     *
     * @param stop price past which it ends; null for none
     * @param start what it waits for; null when nothing
     */
    record Terms(
            Coin coin,
            boolean buy,
            BigDecimal size,
            boolean reduceOnly,
            int minutes,
            boolean randomize,
            @Nullable BigDecimal stop,
            @Nullable Start start) {}

    /** A price to wait for, from below when {@code above}. */
    record Start(BigDecimal price, boolean above) {

        boolean hasCome(BigDecimal mark) {
            return above ? mark.compareTo(price) >= 0 : mark.compareTo(price) <= 0;
        }
    }

    /** The venue's words (section 2.5). */
    enum Status {
        WAITING("waitingForTrigger"),
        ACTIVATED("activated"),
        FINISHED("finished"),
        TERMINATED("terminated"),
        STOPPED("stopped"),
        ERROR("error");

        private final String word;

        Status(String word) {
            this.word = word;
        }
    }

    boolean isRunning() {
        return status == Status.ACTIVATED;
    }

    boolean isOpen() {
        return isRunning() || status == Status.WAITING;
    }

    long end() {
        return begin + terms.minutes() * 60_000L;
    }

    /** Whether the price has run past where it ends: against a buyer upward, against a seller downward. */
    boolean isPastStop(BigDecimal mark) {
        BigDecimal stop = terms.stop();
        return stop != null && (terms.buy() ? mark.compareTo(stop) >= 0 : mark.compareTo(stop) <= 0);
    }

    /** Its state as {@code twapHistory} and {@code twapStates} carry it. */
    ObjectNode state() {
        ObjectNode state = JsonNodeFactory.instance.objectNode();
        state.put("coin", terms.coin().name()).put("user", account).put("side", terms.buy() ? "B" : "A");
        state.put("sz", Decimals.text(terms.size())).put("executedSz", Decimals.text(executed));
        state.put("executedNtl", Decimals.text(notional)).put("minutes", terms.minutes());
        state.put("reduceOnly", terms.reduceOnly()).put("randomize", terms.randomize());
        state.put("timestamp", asked);
        BigDecimal stop = terms.stop();
        state.put("stopPx", stop == null ? null : Decimals.text(stop));
        Start start = terms.start();
        if (start == null) {
            state.putNull("trigger");
        } else {
            state.putObject("trigger").put("px", Decimals.text(start.price())).put("above", start.above());
        }
        return state;
    }

    /** A row of its history: the state when its status became this. */
    ObjectNode row() {
        ObjectNode row = JsonNodeFactory.instance.objectNode().put("time", changed / 1000);
        row.set("state", state());
        ObjectNode word = row.putObject("status").put("status", status.word);
        if (status == Status.ERROR) {
            word.put("description", error);
        }
        return row.put("twapId", id);
    }
}
