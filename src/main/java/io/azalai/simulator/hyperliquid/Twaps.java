package io.azalai.simulator.hyperliquid;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.azalai.model.Side;
import io.azalai.model.TimeInForce;
import io.azalai.simulator.matching.EndReason;
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
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Orders worked off in slices, one every thirty seconds (section 3.3, twapOrder). Confined to the event loop. */
final class Twaps {

    private static final long SLICE_MS = 30_000;
    private static final BigDecimal SLIPPAGE = new BigDecimal("0.03");
    /** Refusals of a slice that end it, and what is said of them. */
    private static final Map<EndReason, String> FATAL = Map.of(
            EndReason.INSUFFICIENT_MARGIN, "Insufficient margin to place order.",
            EndReason.INSUFFICIENT_BALANCE, "Insufficient spot balance",
            EndReason.WOULD_INCREASE, "Reduce only order would increase position.");

    private final Engine engine;
    private final TwapForm form;
    private final PlacedOrders placed;
    private final Clock clock;
    private final Map<Long, Twap> twaps = new LinkedHashMap<>();
    private final List<ObjectNode> history = new ArrayList<>();
    private BiConsumer<Twap, List<Execution>> listener = (twap, slices) -> {};
    private long last = 3_000;

    Twaps(Engine engine, Universe universe, PlacedOrders placed, Clock clock) {
        this.engine = engine;
        form = new TwapForm(engine, universe);
        this.placed = placed;
        this.clock = clock;
    }

    /** Hears of every change of a TWAP's state, with the fills of the slice that led to it. */
    void listen(BiConsumer<Twap, List<Execution>> to) {
        listener = to;
    }

    /** Begins one, or lets it wait for its price; the status of the reply. */
    JsonNode start(String account, JsonNode wire) {
        Twap.Terms terms = form.read(wire);
        Optional<String> fault = form.fault(account, terms);
        if (fault.isPresent()) {
            return ActionReply.error(fault.get());
        }
        Twap twap = new Twap(++last, account, terms, clock.millis());
        twaps.put(twap.id, twap);
        if (isDue(twap)) {
            begin(twap);
        } else {
            changed(twap, Twap.Status.WAITING, List.of());
        }
        ObjectNode status = JsonNodeFactory.instance.objectNode();
        status.putObject("running").put("twapId", twap.id);
        return status;
    }

    private boolean isDue(Twap twap) {
        Twap.Start start = twap.terms.start();
        return start == null || start.hasCome(mark(twap));
    }

    private BigDecimal mark(Twap twap) {
        return engine.statistics(twap.terms.coin().name()).mark();
    }

    private void begin(Twap twap) {
        twap.begin = clock.millis();
        changed(twap, Twap.Status.ACTIVATED, List.of());
        slice(twap);
    }

    /** Ends one; the status of the reply. */
    JsonNode cancel(String account, int asset, long id) {
        Twap twap = twaps.get(id);
        boolean known = twap != null
                && twap.isOpen()
                && twap.account.equals(account)
                && twap.terms.coin().asset() == asset;
        if (!known) {
            return ActionReply.error("TWAP was never placed, already canceled, or filled.");
        }
        changed(Objects.requireNonNull(twap), Twap.Status.TERMINATED, List.of());
        return TextNode.valueOf("success");
    }

    /** Begins what has waited for its price, ends what ran past its stop, and places the slices that are due. */
    void second() {
        for (Twap twap : List.copyOf(twaps.values())) {
            if (twap.status == Twap.Status.WAITING && isDue(twap)) {
                begin(twap);
            } else if (twap.isRunning() && twap.isPastStop(mark(twap))) {
                changed(twap, Twap.Status.STOPPED, List.of());
            } else if (twap.isRunning() && clock.millis() >= twap.next) {
                slice(twap);
            }
        }
    }

    /** A slice takes what is due by now, at most three slices' worth. */
    private void slice(Twap twap) {
        long now = clock.millis();
        twap.next = now + SLICE_MS;
        Twap.Terms terms = twap.terms;
        BigDecimal whole = BigDecimal.valueOf(2L * terms.minutes());
        BigDecimal part = terms.size().divide(whole, terms.coin().sizeDecimals(), RoundingMode.UP);
        BigDecimal due = part.multiply(BigDecimal.valueOf(1 + (now - twap.begin) / SLICE_MS))
                .min(terms.size())
                .subtract(twap.executed);
        BigDecimal size = due.min(part.multiply(BigDecimal.valueOf(3)));
        if (size.signum() <= 0) {
            ended(twap, List.of());
            return;
        }
        Placement placement = placed.slice(twap.id, () -> engine.place(order(twap, size)));
        twap.executed = twap.executed.add(placement.order().filled());
        twap.notional = twap.notional.add(placement.order().filledNotional());
        EndReason refusal = placement.order().end();
        if (refusal != null
                && FATAL.containsKey(refusal)
                && placement.executions().isEmpty()) {
            twap.error = FATAL.getOrDefault(refusal, "");
            changed(twap, Twap.Status.ERROR, List.of());
        } else {
            ended(twap, placement.executions());
        }
    }

    private void ended(Twap twap, List<Execution> fills) {
        boolean done = twap.executed.compareTo(twap.terms.size()) >= 0 || clock.millis() >= twap.end();
        changed(twap, done ? Twap.Status.FINISHED : Twap.Status.ACTIVATED, fills);
    }

    private NewOrder order(Twap twap, BigDecimal size) {
        BigDecimal mark = mark(twap);
        BigDecimal slip = mark.multiply(SLIPPAGE);
        return new NewOrder(
                twap.account,
                twap.terms.coin().name(),
                twap.terms.buy() ? Side.BUY : Side.SELL,
                size,
                twap.terms.buy() ? mark.add(slip) : mark.subtract(slip),
                TimeInForce.IOC,
                twap.terms.reduceOnly(),
                null);
    }

    private void changed(Twap twap, Twap.Status status, List<Execution> fills) {
        boolean other = twap.status != status || history.stream().noneMatch(row -> isOf(twap, row));
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

    /** Pairs of id and state of what runs or waits. */
    ArrayNode states(String account, String dex) {
        ArrayNode states = JsonNodeFactory.instance.arrayNode();
        twaps.values().stream()
                .filter(twap -> twap.isOpen()
                        && twap.account.equals(account)
                        && twap.terms.coin().dex().equals(dex))
                .forEach(twap -> states.addArray().add(twap.id).add(twap.state()));
        return states;
    }
}
