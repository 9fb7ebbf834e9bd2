package io.azalai.trade.risk;

import io.azalai.model.Listing;
import io.azalai.model.RiskLevel;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the state machine remembers across restarts (risk.md section 6); {@link #FIRST_RUN} until anything happened.
 *
 * @param day UTC day the figures belong to; null before the first event
 * @param dayStartEquity USD; null until the day's first equity is known
 * @param flowsToday deposits less withdrawals of the day in USD
 * @param highWaterMark highest equity in USD, scaled by flows; null until an equity is known
 * @param lastEquity null until an equity is known
 * @param latches what holds trading back
 * @param haltedUntil when trading was last let go on in a scope after it had been halted there
 * @param warned reasons for which the warning at 80% of the limit was given today
 */
public record RiskMemory(
        @Nullable LocalDate day,
        @Nullable BigDecimal dayStartEquity,
        BigDecimal flowsToday,
        @Nullable BigDecimal highWaterMark,
        @Nullable EquityPoint lastEquity,
        List<Latch> latches,
        Map<Scope, Instant> haltedUntil,
        Set<Latch.Reason> warned) {

    /** Nothing known, nothing held back. */
    public static final RiskMemory FIRST_RUN =
            new RiskMemory(null, null, BigDecimal.ZERO, null, null, List.of(), Map.of(), Set.of());

    /**
     * Total equity at a moment.
     *
     * @param total USD
     */
    public record EquityPoint(Instant at, BigDecimal total) {}

    public RiskMemory {
        latches = List.copyOf(latches);
        haltedUntil = Map.copyOf(haltedUntil);
        warned = Set.copyOf(warned);
    }

    /** The most severe level of all latches, whatever their scope. */
    public RiskLevel level() {
        return latches.stream().map(Latch::level).max(RiskLevel::compareTo).orElse(RiskLevel.ACTIVE);
    }

    /** The most severe level of the latches of one scope. */
    public RiskLevel level(Scope scope) {
        return latches.stream()
                .filter(latch -> latch.scope().equals(scope))
                .map(Latch::level)
                .max(RiskLevel::compareTo)
                .orElse(RiskLevel.ACTIVE);
    }

    /** The most severe level of the scopes that cover a listing. */
    public RiskLevel level(Listing listing) {
        return latches.stream()
                .filter(latch -> latch.scope().covers(listing))
                .map(Latch::level)
                .max(RiskLevel::compareTo)
                .orElse(RiskLevel.ACTIVE);
    }

    /**
     * Why what was let in may no longer leave; empty when it may.
     *
     * @param lowers whether it makes exposure no larger
     */
    public Optional<String> heldBack(Listing listing, boolean lowers) {
        RiskLevel level = level(listing);
        boolean passes = level == RiskLevel.ACTIVE || (level == RiskLevel.REDUCING && lowers);
        return passes ? Optional.empty() : Optional.of("trading is " + level + " by now");
    }

    /** Whether trading is halted everywhere, so that all is cancelled. */
    public boolean isHalted() {
        return level(Scope.GLOBAL) == RiskLevel.HALTED;
    }

    /** The scopes that are halted, each once; the global one alone where it is, as it covers the others. */
    public Set<Scope> halted() {
        if (isHalted()) {
            return Set.of(Scope.GLOBAL);
        }
        return latches.stream()
                .filter(latch -> latch.level() == RiskLevel.HALTED)
                .map(Latch::scope)
                .collect(Collectors.toSet());
    }

    /** Whether trading in a listing is halted, or was at any time after that. */
    public boolean hasHaltedAfter(Listing listing, Instant then) {
        return level(listing) == RiskLevel.HALTED
                || haltedUntil.entrySet().stream()
                        .anyMatch(lifted -> lifted.getKey().covers(listing) && then.isBefore(lifted.getValue()));
    }

    /** Profit of the day in USD as of the last equity; empty while unknown. */
    public Optional<BigDecimal> dayPnl() {
        return Optional.ofNullable(lastEquity).flatMap(last -> LossFigures.dayPnl(this, last.total()));
    }

    /** Fall below the high-water mark in percent as of the last equity; empty while unknown. */
    public Optional<BigDecimal> drawdownPercent() {
        return Optional.ofNullable(lastEquity).flatMap(last -> LossFigures.drawdownPercent(this, last.total()));
    }
}
