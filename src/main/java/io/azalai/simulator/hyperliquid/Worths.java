package io.azalai.simulator.hyperliquid;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.simulator.matching.Engine;
import io.azalai.simulator.matching.EngineListener;
import io.azalai.simulator.matching.Execution;
import io.azalai.simulator.matching.MoneyMove;
import io.azalai.simulator.matching.Purse;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * What accounts were worth and gained over time, as {@code portfolio} tells it (section 2.5). Guarded by the engine's
 * lock.
 */
final class Worths implements EngineListener {

    private static final Map<String, Duration> SPANS = Map.of(
            "day", Duration.ofDays(1),
            "week", Duration.ofDays(7),
            "month", Duration.ofDays(30));
    private static final List<String> ORDER = List.of("day", "week", "month", "allTime");

    private final Engine engine;
    private final Worth worth;
    private final Clock clock;
    private final Map<String, WorthPast> pasts = new HashMap<>();

    /** @param accounts those that have money from the beginning */
    Worths(Engine engine, Worth worth, List<String> accounts, Clock clock) {
        this.engine = engine;
        this.worth = worth;
        this.clock = clock;
        accounts.forEach(account -> pasts.put(account, new WorthPast()));
        second();
        engine.listen(this);
    }

    /** Looks at all accounts. */
    void second() {
        engine.together(() -> pasts.forEach(this::look));
    }

    private void look(String account, WorthPast past) {
        past.look(
                clock.millis(),
                worth.modes().isUnified(account),
                new WorthPast.Sum(worth.all(account), worth.perpetuals(account)));
    }

    /** Money from outside, or from another wallet, is no gain. */
    @Override
    public void moneyMoved(MoneyMove move) {
        Purse from = move.from();
        Purse to = move.to();
        if (from != null) {
            flowed(from, move.amount().negate());
        }
        if (to != null) {
            flowed(to, move.amount());
        }
    }

    private void flowed(Purse purse, BigDecimal amount) {
        BigDecimal value = amount.multiply(worth.price(purse.asset()));
        boolean margin = purse.pool() != null || worth.isMargin(purse.account(), purse.asset());
        pasts.computeIfAbsent(purse.account(), absent -> WorthPast.empty(clock.millis()))
                .flowed(new WorthPast.Sum(value, margin ? value : BigDecimal.ZERO));
    }

    /** Pairs of a span's name and its figures. */
    ArrayNode portfolio(String account) {
        ArrayNode spans = JsonNodeFactory.instance.arrayNode();
        engine.together(() -> {
            WorthPast past = pasts.getOrDefault(account, WorthPast.empty(clock.millis()));
            if (engine.knows(account)) {
                look(account, past);
            }
            ORDER.forEach(span -> add(spans, span, span, past, account));
            ORDER.forEach(span -> add(spans, perpetual(span), span, past, account));
        });
        return spans;
    }

    private static String perpetual(String span) {
        return "perp" + span.substring(0, 1).toUpperCase(Locale.ROOT) + span.substring(1);
    }

    private void add(ArrayNode spans, String name, String span, WorthPast past, String account) {
        boolean perpetuals = !name.equals(span);
        Function<WorthPast.Sum, BigDecimal> part = perpetuals ? WorthPast.Sum::perpetuals : WorthPast.Sum::all;
        long from = SPANS.containsKey(span) ? clock.millis() - SPANS.get(span).toMillis() : 0;
        List<WorthPast.Point> points = past.since(from);
        ObjectNode values = spans.addArray().add(name).addObject();
        ArrayNode worths = values.putArray("accountValueHistory");
        ArrayNode gains = values.putArray("pnlHistory");
        BigDecimal before = part.apply(points.get(0).earned());
        for (WorthPast.Point point : points) {
            BigDecimal gain = part.apply(point.earned()).subtract(before);
            worths.addArray().add(point.time()).add(AccountWire.usd(part.apply(point.worth())));
            gains.addArray().add(point.time()).add(AccountWire.usd(gain));
        }
        values.put("vlm", Decimals.text(volume(account, from, perpetuals)));
    }

    private BigDecimal volume(String account, long from, boolean perpetuals) {
        List<Execution> fills = engine.knows(account) ? engine.executions(account) : List.of();
        return fills.stream()
                .map(Execution::match)
                .filter(match -> match.time().toEpochMilli() >= from)
                .filter(match -> !perpetuals
                        || worth.universe()
                                .coin(match.symbol())
                                .filter(coin -> !coin.isSpot())
                                .isPresent())
                .map(match -> match.price().multiply(match.quantity()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
