package io.azalai.simulator.hyperliquid;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.azalai.model.Liquidity;
import io.azalai.simulator.matching.EngineListener;
import io.azalai.simulator.matching.Execution;
import io.azalai.simulator.matching.Match;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;

/**
 * What each account and everybody traded a day, as {@code userFees} tells it (section 2.5). Confined to the event loop.
 */
final class DailyVolumes implements EngineListener {

    private static final int DAYS = 14;
    private static final String EVERYBODY = "";

    private final Clock clock;
    private final Map<LocalDate, Map<String, BigDecimal>> taken = new HashMap<>();
    private final Map<LocalDate, Map<String, BigDecimal>> made = new HashMap<>();

    DailyVolumes(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void traded(Match match) {
        add(taken, EVERYBODY, match);
    }

    @Override
    public void executed(Execution execution) {
        add(execution.liquidity() == Liquidity.TAKER ? taken : made, execution.account(), execution.match());
    }

    private void add(Map<LocalDate, Map<String, BigDecimal>> days, String account, Match match) {
        LocalDate day = LocalDate.ofInstant(match.time(), ZoneOffset.UTC);
        days.keySet().removeIf(old -> old.isBefore(day.minusDays(DAYS)));
        days.computeIfAbsent(day, absent -> new HashMap<>())
                .merge(account, match.price().multiply(match.quantity()), BigDecimal::add);
    }

    /** The last fourteen days and today, the oldest first. */
    ArrayNode rows(String account) {
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        for (LocalDate day = today.minusDays(DAYS); !day.isAfter(today); day = day.plusDays(1)) {
            rows.addObject()
                    .put("date", day.toString())
                    .put("userCross", of(taken, day, account))
                    .put("userAdd", of(made, day, account))
                    .put("exchange", of(taken, day, EVERYBODY));
        }
        return rows;
    }

    private static String of(Map<LocalDate, Map<String, BigDecimal>> days, LocalDate day, String account) {
        return Decimals.text(days.getOrDefault(day, Map.of()).getOrDefault(account, BigDecimal.ZERO));
    }
}
