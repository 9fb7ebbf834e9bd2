package io.azalai.trade.risk;

import io.azalai.model.Effect;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Judges orders by the checks of risk.md section 5: the first that objects is the answer. Pure, so safe for many
 * threads; that accepted orders are reserved before the next is judged is the caller's part.
 */
public final class RiskGate {

    /** The checks in their fixed order. */
    private static final List<Check> CHECKS = List.of(
            new KnownInstrument(),
            new ValidNumbers(),
            new FreshRequest(),
            new NoDuplicate(),
            new ReduceOnly(),
            new KillSwitch(),
            new VenueReady(),
            new Tradable(),
            new AccountsKnown(),
            new PriceKnown(),
            new PriceCollar(),
            new OrderSize(),
            new BookImpact(),
            new NoSelfTrade(),
            new OpenOrders(),
            new LossCheck(),
            new Leverage(),
            new PositionCount(),
            new PositionSize(),
            new GrossLimits(),
            new Margin(),
            new SpotBalance(),
            new Correlated(),
            new OrderRate());

    /** Those that also an order which lowers exposure must pass. */
    private static final List<Check> ALWAYS =
            List.of(new KnownInstrument(), new ValidNumbers(), new FreshRequest(), new NotHalted());

    /** Those whose answer changes by mere waiting. */
    private static final List<Check> PASSING = List.of(new FreshRequest(), new PriceKnown());

    private final RiskLimits limits;

    /**
     * A gate with these limits.
     *
     * @throws IllegalArgumentException when they cannot stand
     */
    public RiskGate(RiskLimits limits) {
        List<LimitProblem> errors = limits.errors();
        if (!errors.isEmpty()) {
            throw new IllegalArgumentException("risk limits cannot stand: " + errors);
        }
        this.limits = limits;
    }

    /** The limits in force. */
    public RiskLimits limits() {
        return limits;
    }

    /** Whether an order may leave, as the world stands in {@code view}. */
    public Verdict evaluate(RiskOrder order, RiskView view) {
        return judged(new Proposal(order, view, limits), CHECKS);
    }

    /**
     * Whether an order may leave that protects another: it is judged as if that had filled in full (risk.md section 2).
     *
     * @param filled base units of the other, negative when it sells
     */
    public Verdict evaluateProtecting(RiskOrder order, BigDecimal filled, RiskView view) {
        return judged(new Proposal(order, view, limits, filled), CHECKS);
    }

    /**
     * Whether an open order may become this one, which leaves less to fill: it may, if it can be meant, unless trading
     * is halted, where orders are only cancelled. Its effect is still its own, as what opens goes on to open.
     */
    public Verdict evaluateLowering(RiskOrder order, RiskView view) {
        return judged(new Proposal(order, view, limits), ALWAYS);
    }

    /**
     * The leverage an order is judged by, and to be sent with (risk.md section 3).
     *
     * @throws java.util.NoSuchElementException when there is no such instrument
     */
    public int leverage(RiskOrder order, RiskView view) {
        return new Proposal(order, view, limits).leverage();
    }

    /** Worst-case value in USD of the perpetuals of each enabled venue; without those where a price is missing. */
    public Map<String, BigDecimal> gross(RiskView view) {
        Valuation valuation = new Valuation(view, limits);
        Map<String, BigDecimal> gross = new TreeMap<>();
        for (VenueState venue : view.venues()) {
            if (venue.enabled()) {
                valuation.gross(venue).ifPresent(worth -> gross.put(venue.venue(), worth));
            }
        }
        return gross;
    }

    private static Verdict judged(Proposal proposal, List<Check> checks) {
        List<Passed> passed = new ArrayList<>();
        for (Check check : checks) {
            Optional<Refusal> refusal = check.refuse(proposal);
            if (refusal.isPresent()) {
                return refused(refusal.get(), proposal, passed);
            }
            List<Passed.Compared> compared = proposal.takeCompared();
            if (compared.isEmpty()) {
                passed.add(Passed.of(check));
            }
            compared.forEach(numbers -> passed.add(Passed.of(check, numbers)));
        }
        String message = "OK: " + proposal.effect() + " " + proposal.place();
        return new Verdict(ReasonCode.OK, proposal.effect(), null, null, null, message, passed);
    }

    /**
     * Why an order that was let in has waited too long to leave, as the world stands in {@code view}; empty when it may
     * go.
     *
     * @param effect what it was judged to do
     */
    public Optional<String> outdated(RiskOrder order, Effect effect, RiskView view) {
        Proposal proposal = new Proposal(order, view, limits, effect);
        return PASSING.stream()
                .flatMap(check -> check.refuse(proposal).stream())
                .map(refusal -> refused(refusal, proposal, List.of()).message())
                .findFirst();
    }

    private static Verdict refused(Refusal refusal, Proposal proposal, List<Passed> passed) {
        ReasonCode code = refusal.code();
        return new Verdict(
                code,
                code.check() > ReasonCode.REDUCE_ONLY_VIOLATION.check() ? proposal.effect() : null,
                rounded(refusal.observed()),
                rounded(refusal.limit()),
                refusal.unit(),
                code + ": " + refusal.text() + " (" + proposal.place()
                        + (refusal.detail() == null ? ")" : ": " + refusal.detail() + ")"),
                passed);
    }

    private static @Nullable BigDecimal rounded(@Nullable BigDecimal value) {
        return value == null || value.scale() <= 8 ? value : value.setScale(8, RoundingMode.HALF_UP);
    }
}
